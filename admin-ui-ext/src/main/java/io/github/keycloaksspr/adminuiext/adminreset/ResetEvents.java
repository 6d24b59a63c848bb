package io.github.keycloaksspr.adminuiext.adminreset;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.core.activity.DirectoryAnswer;
import io.github.keycloaksspr.core.adminreset.AdminReset;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** The user events of a reset by an administrator, whose own deed is an admin event. */
final class ResetEvents {

  private static final String RESULT = "sspr_result";

  private final AdminRequest request;
  private final UserModel user;
  private final String kind;

  ResetEvents(AdminRequest request, UserModel user, String kind) {
    this.request = request;
    this.user = user;
    this.kind = kind;
  }

  void succeeded() {
    event().detail(RESULT, AdminReset.SUCCEEDED).success();
  }

  /** Says that the user has the password of before. */
  void refused(String reason) {
    event().detail(RESULT, "failed").detail("sspr_reason", reason).error(Errors.PASSWORD_REJECTED);
  }

  private EventBuilder event() {
    EventBuilder event =
        new EventBuilder(
                request.realm(), request.session(), request.session().getContext().getConnection())
            .event(EventType.UPDATE_CREDENTIAL)
            .client(request.auth().adminAuth().getClient())
            .user(user)
            .detail(Details.USERNAME, user.getUsername())
            .detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE)
            .detail("sspr_intent", AdminReset.INTENT)
            .detail("sspr_kind", kind)
            .detail("sspr_actor", request.auth().adminAuth().getUser().getId());
    DirectoryAnswer.of(request.session()).ifPresent(answer -> answer.addTo(event));
    return event;
  }
}
