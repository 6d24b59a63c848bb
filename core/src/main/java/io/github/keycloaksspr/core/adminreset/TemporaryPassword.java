package io.github.keycloaksspr.core.adminreset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloaksspr.core.method.CredentialTypes;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Until when a user's password holds that an administrator has set (spec X5). It is kept as a
 * credential, which users of a read-only directory can have too, with a hash of that password: one
 * that was set since by other means, such as in Windows, does not expire.
 */
public final class TemporaryPassword {
  private static final Logger LOG = Logger.getLogger(TemporaryPassword.class);

  private static final JsonMapper JSON = new JsonMapper();
  private static final String EXPIRES = "expires";
  private static final String HASH = "hash";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;

  public TemporaryPassword(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
  }

  /**
   * Prepares what {@link #save} keeps, so that nothing can fail any more once a directory has the
   * password.
   */
  public CredentialModel prepared(String password, Instant expires) {
    PasswordPolicy policy = realm.getPasswordPolicy();
    PasswordCredentialModel hash =
        hashing(policy.getHashAlgorithm())
            .orElseGet(() -> session.getProvider(PasswordHashProvider.class))
            .encodedCredential(password, policy.getHashIterations());
    CredentialModel prepared = new CredentialModel();
    prepared.setType(CredentialTypes.TEMPORARY_PASSWORD);
    prepared.setCreatedDate(hash.getCreatedDate());
    prepared.setSecretData(hash.getSecretData());
    prepared.setCredentialData(data(hash, expires));
    return prepared;
  }

  private static String data(PasswordCredentialModel hash, Instant expires) {
    try {
      return JSON.createObjectNode()
          .put(EXPIRES, expires.toString())
          .set(HASH, JSON.readTree(hash.getCredentialData()))
          .toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Keycloak's data of a hashed password are no JSON", e);
    }
  }

  /** Keeps until when the user's new password holds. */
  public void save(CredentialModel prepared) {
    forget();
    user.credentialManager().createStoredCredential(prepared);
  }

  /** The user has another password, or none. */
  public void forget() {
    stored().forEach(each -> user.credentialManager().removeStoredCredentialById(each.getId()));
  }

  /**
   * Tells whether a right password is one that no longer holds. Costs nothing for a user whose
   * password nobody has set, and one hash for one whose time is over.
   *
   * @param password which is the user's
   */
  public boolean overdue(String password, Instant now) {
    List<CredentialModel> over =
        stored().stream().filter(each -> !now.isBefore(expires(each))).toList();
    if (over.isEmpty()) {
      return false;
    }
    if (over.stream().anyMatch(each -> isOf(each, password))) {
      LOG.infof("The temporary password of user %s has expired", user.getId());
      return true;
    }
    forget();
    return false;
  }

  private List<CredentialModel> stored() {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(CredentialTypes.TEMPORARY_PASSWORD)
        .toList();
  }

  /** Nobody signs in by what cannot be read. */
  private static Instant expires(CredentialModel stored) {
    try {
      return Instant.parse(data(stored).path(EXPIRES).asText());
    } catch (JsonProcessingException | DateTimeException e) {
      return Instant.MIN;
    }
  }

  private boolean isOf(CredentialModel stored, String password) {
    try {
      PasswordCredentialModel hash = hash(stored);
      return hashing(hash.getPasswordCredentialData().getAlgorithm())
          .map(hashing -> hashing.verify(password, hash))
          .orElse(true);
    } catch (IOException | RuntimeException e) {
      LOG.errorf(e, "The temporary password of user %s is damaged", user.getId());
      return true;
    }
  }

  private static PasswordCredentialModel hash(CredentialModel stored) throws IOException {
    CredentialModel hash = new CredentialModel();
    hash.setType(PasswordCredentialModel.TYPE);
    hash.setSecretData(stored.getSecretData());
    hash.setCredentialData(data(stored).path(HASH).toString());
    return PasswordCredentialModel.createFromCredentialModel(hash);
  }

  private static JsonNode data(CredentialModel stored) throws JsonProcessingException {
    return JSON.readTree(String.valueOf(stored.getCredentialData()));
  }

  private Optional<PasswordHashProvider> hashing(String algorithm) {
    return Optional.ofNullable(algorithm)
        .map(known -> session.getProvider(PasswordHashProvider.class, known));
  }
}
