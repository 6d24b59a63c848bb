package io.github.keycloaksspr.core.question;

import java.util.List;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Hashes answers as the realm hashes passwords: with the algorithm and the cost of its password
 * policy, a salt of its own for each answer.
 */
public final class AnswerHashing {

  private static final Logger LOG = Logger.getLogger(AnswerHashing.class);

  /** Tells Keycloak's providers to take the cost that is theirs by default. */
  private static final int DEFAULT_ITERATIONS = -1;

  private final PasswordHashProvider current;
  private final int iterations;
  private final Function<String, @Nullable PasswordHashProvider> byAlgorithm;

  /**
   * Makes a hashing.
   *
   * @param current hashes new answers
   * @param byAlgorithm finds the provider that an earlier answer was hashed with
   */
  AnswerHashing(
      PasswordHashProvider current,
      int iterations,
      Function<String, @Nullable PasswordHashProvider> byAlgorithm) {
    this.current = current;
    this.iterations = iterations;
    this.byAlgorithm = byAlgorithm;
  }

  /** Returns the hashing of a realm. */
  public static AnswerHashing of(KeycloakSession session, RealmModel realm) {
    PasswordPolicy policy = realm.getPasswordPolicy();
    String algorithm = policy == null ? null : policy.getHashAlgorithm();
    PasswordHashProvider chosen =
        algorithm == null ? null : session.getProvider(PasswordHashProvider.class, algorithm);
    return new AnswerHashing(
        chosen == null ? session.getProvider(PasswordHashProvider.class) : chosen,
        policy == null ? DEFAULT_ITERATIONS : policy.getHashIterations(),
        id -> session.getProvider(PasswordHashProvider.class, id));
  }

  public AnswerHash hash(Answer answer) {
    return AnswerHash.of(current.encodedCredential(answer.normal(), iterations));
  }

  /** Tells whether the hash is the answer's. */
  public boolean matches(Answer answer, AnswerHash hash) {
    PasswordCredentialModel stored = hash.model();
    String algorithm = stored.getPasswordCredentialData().getAlgorithm();
    PasswordHashProvider provider = byAlgorithm.apply(algorithm);
    if (provider == null) {
      LOG.warnf(
          "Security answers cannot be checked: this server has no password hash provider '%s'."
              + " Install it, or have the users register their answers again.",
          algorithm);
      return false;
    }
    return provider.verify(answer.normal(), stored);
  }

  /** Takes as long as judging these answers and finds none right, because nobody has them. */
  public boolean matchNobody(List<GivenAnswer> given) {
    given.forEach(each -> current.encodedCredential(each.answer().normal(), iterations));
    return false;
  }
}
