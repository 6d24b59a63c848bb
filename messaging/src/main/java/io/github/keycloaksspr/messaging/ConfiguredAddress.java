package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.messaging.phone.GatewayOptions;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.urls.HostnameProvider;
import org.keycloak.urls.UrlType;

/**
 * The address of a realm as it was configured, by its frontend URL or the server's hostname. What a
 * request says about it counts for nothing.
 */
public final class ConfiguredAddress {

  /** A host that nobody has (RFC 2606) and a port that nobody uses, to be seen in what is made. */
  private static final URI NOWHERE = URI.create("https://request.invalid:1/");

  private ConfiguredAddress() {}

  /** Tells whether the host is configured for the realm of the session's context. */
  public static boolean hasHost(KeycloakSession session) {
    return !NOWHERE.getHost().equals(base(session).getHost());
  }

  /**
   * Returns the address at which a service elsewhere reaches a realm without being overheard, with
   * no slash at its end; empty unless it is configured with its scheme, and that is https.
   *
   * @param realm the realm of the session's context
   */
  static Optional<URI> of(KeycloakSession session, RealmModel realm) {
    URI base = base(session);
    return base.getPort() == NOWHERE.getPort() || GatewayOptions.exposed(base)
        ? Optional.empty()
        : Optional.of(URI.create(Urls.realmIssuer(base, realm.getName())));
  }

  /**
   * Returns the base address of the server as people reach it, for links in mails that no request
   * asks for; empty unless it is configured with its scheme.
   */
  public static Optional<URI> whole(KeycloakSession session) {
    return Optional.of(base(session)).filter(base -> base.getPort() != NOWHERE.getPort());
  }

  private static URI base(KeycloakSession session) {
    return session
        .getProvider(HostnameProvider.class)
        .getBaseUri(requestFromNowhere(), UrlType.FRONTEND);
  }

  private static UriInfo requestFromNowhere() {
    return (UriInfo)
        Proxy.newProxyInstance(
            ConfiguredAddress.class.getClassLoader(),
            new Class<?>[] {UriInfo.class},
            (proxy, method, arguments) ->
                method.getReturnType() == UriBuilder.class ? UriBuilder.fromUri(NOWHERE) : NOWHERE);
  }
}
