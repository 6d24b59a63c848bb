package io.github.keycloaksspr.adminuiext.registration;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Optional;
import org.keycloak.urls.HostnameProvider;
import org.keycloak.urls.UrlType;

/**
 * The stable link to the registration page, as it stands in a mail. Its host is the one that the
 * realm or the server was configured with: what a request says about it must not get into a mail.
 */
final class RegisterLink {

  /** Reserved by RFC 2606, so that no server is called so. */
  private static final String NO_HOST = "request.invalid";

  private RegisterLink() {}

  /** Returns the link; empty when neither the realm nor the server has a name of its own. */
  static Optional<URI> of(AdminRequest request) {
    HostnameProvider hostname = request.session().getProvider(HostnameProvider.class);
    if (NO_HOST.equals(hostname.getBaseUri(fromNowhere(), UrlType.FRONTEND).getHost())) {
      return Optional.empty();
    }
    URI base = request.session().getContext().getUri(UrlType.FRONTEND).getBaseUri();
    return Optional.of(
        UriBuilder.fromUri(base)
            .path("realms/{realm}/sspr/register")
            .build(request.realm().getName()));
  }

  /** Makes a request as if it had come in under a name that no server has. */
  private static UriInfo fromNowhere() {
    URI base = URI.create("https://" + NO_HOST + "/");
    return (UriInfo)
        Proxy.newProxyInstance(
            RegisterLink.class.getClassLoader(),
            new Class<?>[] {UriInfo.class},
            (proxy, method, arguments) ->
                method.getReturnType() == UriBuilder.class ? UriBuilder.fromUri(base) : base);
  }
}
