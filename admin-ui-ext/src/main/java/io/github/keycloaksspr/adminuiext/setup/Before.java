package io.github.keycloaksspr.adminuiext.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;

/**
 * What the realm had before the setup, kept in a realm attribute so that it survives export and
 * import.
 *
 * @param flow alias of the reset flow that was bound, null when none was
 * @param resetAllowed whether the sign-in page offered a reset
 */
record Before(@Nullable String flow, boolean resetAllowed) {

  private static final String ATTRIBUTE = "sspr.setup";
  private static final JsonMapper JSON = new JsonMapper();

  static Before of(RealmModel realm) {
    AuthenticationFlowModel flow = realm.getResetCredentialsFlow();
    return new Before(flow == null ? null : flow.getAlias(), realm.isResetPasswordAllowed());
  }

  static Optional<Before> remembered(RealmModel realm) {
    String stored = realm.getAttribute(ATTRIBUTE);
    if (stored == null) {
      return Optional.empty();
    }
    try {
      JsonNode node = JSON.readTree(stored);
      return Optional.of(
          new Before(
              node.path("flow").isTextual() ? node.path("flow").textValue() : null,
              node.path("resetAllowed").asBoolean()));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  void remember(RealmModel realm) {
    ObjectNode node = JSON.createObjectNode().put("flow", flow).put("resetAllowed", resetAllowed);
    realm.setAttribute(ATTRIBUTE, node.toString());
  }

  static void forget(RealmModel realm) {
    realm.removeAttribute(ATTRIBUTE);
  }
}
