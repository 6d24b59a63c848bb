package io.github.keycloaksspr.adminuiext.adminreset;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.policy.FieldError;
import io.github.keycloaksspr.writeback.keycloak.WritebackFailure;
import jakarta.ws.rs.core.Response;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import org.keycloak.models.ModelException;
import org.keycloak.services.resources.admin.AdminRoot;

/**
 * Why a password was not set, for the administrator and for the event.
 *
 * @param reason the event's {@code sspr_reason}
 */
record Unset(String reason, Response answer) {

  /** Nothing is wrong with the password, or the realm or the directory does not take it. */
  static Unset of(AdminRequest request, ModelException refusal) {
    String text = text(request, refusal);
    if (refusal instanceof WritebackFailure failed) {
      String id = failed.failure().id();
      return new Unset(id, failure(failed, id, text));
    }
    return new Unset(
        "password_refused",
        Refusal.badRequest(
            String.valueOf(refusal.getMessage()), List.of(new FieldError("password", text))));
  }

  private static Response failure(WritebackFailure failed, String id, String text) {
    return switch (failed.failure()) {
      case NOT_PERMITTED, PROTECTED, NO_ENTRY -> Refusal.conflict(id, text);
      case LOCKED, UNREACHABLE, UNSETTLED, MISCONFIGURED, UNEXPECTED ->
          Refusal.badGateway(id, text);
    };
  }

  /** Keycloak's own REST interface says the same. */
  private static String text(AdminRequest request, ModelException refusal) {
    Properties texts =
        AdminRoot.getMessages(
            request.session(), request.realm(), request.auth().adminAuth().getToken().getLocale());
    String key = String.valueOf(refusal.getMessage());
    return MessageFormat.format(texts.getProperty(key, key), refusal.getParameters());
  }
}
