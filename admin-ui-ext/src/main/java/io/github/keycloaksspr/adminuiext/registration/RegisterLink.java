package io.github.keycloaksspr.adminuiext.registration;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.messaging.ConfiguredAddress;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import org.keycloak.urls.UrlType;

/**
 * The stable link to the registration page, as it stands in a mail. Its host is the one that the
 * realm or the server was configured with: what a request says about it must not get into a mail.
 */
final class RegisterLink {

  private RegisterLink() {}

  /** Returns the link; empty when neither the realm nor the server has a name of its own. */
  static Optional<URI> of(AdminRequest request) {
    if (!ConfiguredAddress.hasHost(request.session())) {
      return Optional.empty();
    }
    URI base = request.session().getContext().getUri(UrlType.FRONTEND).getBaseUri();
    return Optional.of(
        UriBuilder.fromUri(base)
            .path("realms/{realm}/sspr/register")
            .build(request.realm().getName()));
  }
}
