package io.github.keycloaksspr.core.botdefence;

import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSessionFactory;

/** The bot defences that a policy can choose from: the providers of one SPI, known by its name. */
public final class BotDefences {

  /** Name of the SPI. */
  public static final String SPI = "sspr-bot-defence";

  /** The provider that lets everybody pass, which is what holds where a policy says nothing. */
  public static final String NONE = "none";

  /** The provider that takes the place of one that is not installed. */
  public static final String PROOF_OF_WORK = "proof-of-work";

  private BotDefences() {}

  /** Returns the ids of all that are installed in the server. */
  public static Set<String> installed(KeycloakSessionFactory server) {
    return server.getSpis().stream()
        .filter(spi -> spi.getName().equals(SPI))
        .flatMap(spi -> server.getProviderFactoriesStream(spi.getProviderClass()))
        .map(factory -> factory.getId())
        .collect(Collectors.toUnmodifiableSet());
  }
}
