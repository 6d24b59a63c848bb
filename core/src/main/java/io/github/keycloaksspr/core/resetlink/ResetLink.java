package io.github.keycloaksspr.core.resetlink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.core.method.CredentialTypes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/**
 * The one link of a user that holds (spec X5). It is kept as a credential, which users of a
 * read-only directory can have too and which administrators see and remove beside the password; of
 * the link itself only a fingerprint is kept.
 */
public final class ResetLink {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String EXPIRES = "expires";
  private static final String FINGERPRINT = "fingerprint";
  private static final String PASSWORD = "password";
  private static final String RIGHTS = "rights";

  private final UserModel user;

  public ResetLink(UserModel user) {
    this.user = user;
  }

  /**
   * Makes a link in place of any earlier one.
   *
   * @param password tells this password from the next one, where somebody else keeps it; empty when
   *     it cannot be told
   */
  public LinkToken issue(KeycloakSession session, Instant expires, Optional<String> password) {
    LinkToken token = LinkToken.make(session, user.getId());
    forget();
    CredentialModel kept = new CredentialModel();
    kept.setType(CredentialTypes.RESET_LINK);
    kept.setCreatedDate(Time.currentTimeMillis());
    kept.setCredentialData(JSON.createObjectNode().put(EXPIRES, expires.toString()).toString());
    kept.setSecretData(secret(token, password).toString());
    user.credentialManager().createStoredCredential(kept);
    return token;
  }

  private ObjectNode secret(LinkToken token, Optional<String> password) {
    ObjectNode secret = JSON.createObjectNode().put(FINGERPRINT, token.fingerprint());
    password.ifPresent(known -> secret.put(PASSWORD, known));
    rights().forEach(secret.putArray(RIGHTS)::add);
    return secret;
  }

  /**
   * Tells whether a link holds: it is the last one, its time is not over, the password is still the
   * one of then, and the user has not come to rights that whoever sent the link may not have.
   *
   * @param password tells which password it is now; asked for a link that holds otherwise
   */
  public boolean holds(String fingerprint, Instant now, Supplier<Optional<String>> password) {
    return stored().stream()
        .anyMatch(kept -> isOf(kept, fingerprint) && holds(kept, now, password));
  }

  private static boolean isOf(CredentialModel kept, String fingerprint) {
    return MessageDigest.isEqual(
        secret(kept).path(FINGERPRINT).asText().getBytes(StandardCharsets.US_ASCII),
        fingerprint.getBytes(StandardCharsets.US_ASCII));
  }

  private boolean holds(CredentialModel kept, Instant now, Supplier<Optional<String>> password) {
    return now.isBefore(expires(kept))
        && known(kept).containsAll(rights())
        && samePassword(secret(kept).path(PASSWORD), password);
  }

  private static boolean samePassword(JsonNode then, Supplier<Optional<String>> now) {
    return !then.isTextual() || now.get().map(then.textValue()::equals).orElse(true);
  }

  /** Ends the link, if there is one: it was used, or there is another password. */
  public void forget() {
    stored().forEach(kept -> user.credentialManager().removeStoredCredentialById(kept.getId()));
  }

  private List<CredentialModel> stored() {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(CredentialTypes.RESET_LINK)
        .toList();
  }

  private Set<String> rights() {
    return RoleUtils.getDeepUserRoleMappings(user).stream()
        .filter(AdminRoles::isAdminRole)
        .map(RoleModel::getId)
        .collect(Collectors.toSet());
  }

  private static Collection<String> known(CredentialModel kept) {
    return StreamSupport.stream(secret(kept).path(RIGHTS).spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }

  /** What cannot be read does not hold. */
  private static Instant expires(CredentialModel kept) {
    try {
      return Instant.parse(json(kept.getCredentialData()).path(EXPIRES).asText());
    } catch (DateTimeException e) {
      return Instant.MIN;
    }
  }

  private static JsonNode secret(CredentialModel kept) {
    return json(kept.getSecretData());
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(String.valueOf(text));
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
