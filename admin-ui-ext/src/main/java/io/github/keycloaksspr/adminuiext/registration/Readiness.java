package io.github.keycloaksspr.adminuiext.registration;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** Whether a realm can send invitations. */
sealed interface Readiness {

  /** It can. */
  record Ready(Policy policy, URI link) implements Readiness {}

  /** It cannot before an administrator has done something. */
  record NotReady(Response answer) implements Readiness {}

  static Readiness of(AdminRequest request) {
    Optional<Policy> policy = Policies.inForce(request.realm());
    if (policy.isEmpty()) {
      return notReady("policy_off", "The realm's policy lets nobody reset, so nobody registers.");
    }
    if (request.realm().getSmtpConfig().get("host") == null) {
      return notReady("no_mail_server", "The realm has no mail server.");
    }
    return RegisterLink.of(request)
        .<Readiness>map(link -> new Ready(policy.get(), link))
        .orElseGet(
            () ->
                notReady(
                    "no_hostname",
                    "Set the realm's frontend URL or the server's --hostname: a link in a mail"
                        + " must not depend on the name in a request."));
  }

  private static NotReady notReady(String error, String message) {
    return new NotReady(Refusal.conflict(error, message));
  }
}
