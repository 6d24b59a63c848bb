package io.github.keycloaksspr.authenticators.botdefence;

import io.github.keycloaksspr.core.botdefence.BotDefences;
import io.github.keycloaksspr.core.botdefence.Difficulty;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Makes the {@link ProofOfWork} with the difficulty that the server's options say. */
public final class ProofOfWorkFactory implements BotDefenceFactory {

  private static final String BITS = "bits";

  private Difficulty difficulty = Difficulty.DEFAULT;

  @Override
  public String getId() {
    return BotDefences.PROOF_OF_WORK;
  }

  @Override
  public void init(Config.Scope config) {
    difficulty = Difficulty.parse(config.get(BITS));
  }

  @Override
  public BotDefence create(KeycloakSession session) {
    return new ProofOfWork(difficulty);
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(BITS)
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText(
            "Work that a browser does before a name is looked up, %d to %d; each step doubles it."
                .formatted(Difficulty.LEAST, Difficulty.MOST))
        .defaultValue(Difficulty.DEFAULT.bits())
        .add()
        .build();
  }
}
