package io.github.keycloaksspr.adminuiext.registration;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.messaging.Mail;
import io.github.keycloaksspr.messaging.Organisation;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** The mail that asks a user to register, in the user's language and not in the administrator's. */
final class InvitationMail {

  private final AdminRequest request;
  private final URI link;

  InvitationMail(AdminRequest request, URI link) {
    this.request = request;
    this.link = link;
  }

  Mail to(UserModel user, EmailAddress address) {
    String organisation = Organisation.of(request.realm());
    Locale locale = request.session().getContext().resolveLocale(user, true);
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("organisation", organisation);
    attributes.put("username", user.getUsername());
    attributes.put("link", link.toString());
    helpdesk().ifPresent(helpdesk -> attributes.put("helpdesk", helpdesk.toString()));
    return new Mail(
        user.getId(),
        address,
        locale,
        "ssprInvitationSubject",
        List.of(organisation),
        "sspr-invitation.ftl",
        attributes);
  }

  private Optional<URI> helpdesk() {
    return Policies.inForce(request.realm()).map(Policy::helpdesk);
  }
}
