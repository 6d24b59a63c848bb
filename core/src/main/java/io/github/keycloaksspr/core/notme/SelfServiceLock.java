package io.github.keycloaksspr.core.notme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloaksspr.core.method.CredentialTypes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/**
 * Locks an account for self-service until an administrator lifts it: no reset, no unlock, no change
 * on our pages, no change of registered data. Signing in goes on. It is a Keycloak credential, so
 * it holds on every node and over restarts, for users of a read-only directory too, goes through
 * export and import, and costs nothing to ask for where credentials are loaded anyway.
 */
public final class SelfServiceLock {

  /** Why an account is locked: its user has said that a deed was not theirs. */
  public static final String NOT_ME = "not_me";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SINCE = "since";
  private static final String CAUSE = "cause";
  private static final String DEED = "deed";

  private final UserModel user;

  public SelfServiceLock(UserModel user) {
    this.user = user;
  }

  /**
   * That an account is locked.
   *
   * @param since when it was locked, null when the stored data are damaged
   * @param cause {@value #NOT_ME}
   * @param deed id of the {@link DeedKind} that the user has reported
   */
  public record Locked(@Nullable Instant since, String cause, String deed) {}

  /** Tells whether the account is locked. */
  public static boolean holds(UserModel user) {
    return !new SelfServiceLock(user).stored().isEmpty();
  }

  /** Returns since when and why the account is locked; empty when it is not. */
  public Optional<Locked> state() {
    return stored().stream().findFirst().map(SelfServiceLock::read);
  }

  /** Locks the account because a deed was reported. */
  public void lock(DeedKind reported, Instant now) {
    lift();
    CredentialModel lock = new CredentialModel();
    lock.setType(CredentialTypes.SELF_SERVICE_LOCK);
    lock.setCreatedDate(now.toEpochMilli());
    lock.setCredentialData(
        JSON.createObjectNode()
            .put(SINCE, now.toString())
            .put(CAUSE, NOT_ME)
            .put(DEED, reported.id())
            .toString());
    lock.setSecretData("{}");
    user.credentialManager().createStoredCredential(lock);
  }

  /**
   * Lifts the lock.
   *
   * @return whether there was one
   */
  public boolean lift() {
    List<CredentialModel> stored = stored();
    stored.forEach(each -> user.credentialManager().removeStoredCredentialById(each.getId()));
    return !stored.isEmpty();
  }

  /** What cannot be read locks as well. */
  private static Locked read(CredentialModel stored) {
    try {
      JsonNode data = JSON.readTree(String.valueOf(stored.getCredentialData()));
      return new Locked(
          Instant.parse(data.path(SINCE).asText()),
          data.path(CAUSE).asText(),
          data.path(DEED).asText());
    } catch (JsonProcessingException | DateTimeException e) {
      return new Locked(null, NOT_ME, "");
    }
  }

  private List<CredentialModel> stored() {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(CredentialTypes.SELF_SERVICE_LOCK)
        .toList();
  }
}
