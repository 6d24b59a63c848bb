package io.github.keycloaksspr.demo.app;

import com.sun.net.httpserver.HttpExchange;
import io.github.keycloaksspr.demo.inbox.LocalWeb;
import io.github.keycloaksspr.demo.setup.Gates;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A web application of one page, whose people sign in through one of the realms. */
public final class SampleApp {
  private static final String COOKIE = "portal";

  /** Makes a sign-in out of Keycloak's own page that sets up a passkey. */
  private static final Map<String, String> SET_UP_PASSKEY =
      Map.of("kc_action", "webauthn-register-passwordless");

  /** Makes a sign-in out of the product's page that shows and changes what is registered. */
  private static final Map<String, String> REGISTER = Map.of("kc_action", "sspr-register");

  private final Gates gates;
  private final OpenIdClient realm;
  private final URI home;
  private final Map<String, OpenIdClient.SignIn> started = new ConcurrentHashMap<>();
  private final Map<String, OpenIdClient.SignedIn> sessions = new ConcurrentHashMap<>();

  private SampleApp(Gates gates, OpenIdClient realm, URI home) {
    this.gates = gates;
    this.realm = realm;
    this.home = home;
  }

  /**
   * Puts the application on a web server.
   *
   * @param realmUrl address of the realm, such as {@code http://localhost:8080/realms/corp}
   * @return address of the application's page
   */
  public static URI mountOn(LocalWeb web, Gates gates, URI realmUrl, String clientId) {
    URI home = web.url().resolve(gates.appPath());
    OpenIdClient realm = new OpenIdClient(realmUrl, clientId, URI.create(home + "/callback"));
    SampleApp app = new SampleApp(gates, realm, home);
    web.on(home.getPath(), app::page);
    web.on(home.getPath() + "/sign-in", exchange -> app.signIn(exchange, Map.of()));
    web.on(home.getPath() + "/passkey", exchange -> app.signIn(exchange, SET_UP_PASSKEY));
    web.on(home.getPath() + "/registration", exchange -> app.signIn(exchange, REGISTER));
    web.on(home.getPath() + "/callback", app::callback);
    web.on(home.getPath() + "/sign-out", app::signOut);
    return home;
  }

  private void page(HttpExchange exchange) throws IOException {
    String content =
        Optional.ofNullable(sessions.get(session(exchange)))
            .map(person -> AppPage.signedIn(gates, person.username()))
            .orElseGet(() -> AppPage.signedOut(gates));
    LocalWeb.reply(exchange, 200, "text/html", content);
  }

  private void signIn(HttpExchange exchange, Map<String, String> more) throws IOException {
    String session = UUID.randomUUID().toString();
    OpenIdClient.SignIn signIn = realm.startSignIn(more);
    started.put(session, signIn);
    setCookie(exchange, session, "");
    LocalWeb.redirect(exchange, signIn.page().toString());
  }

  private void callback(HttpExchange exchange) throws IOException {
    String session = session(exchange);
    OpenIdClient.SignIn signIn = started.remove(session);
    if (signIn == null) {
      LocalWeb.redirect(exchange, gates.appPath());
      return;
    }
    try {
      sessions.put(session, realm.finish(signIn, exchange.getRequestURI()));
      LocalWeb.redirect(exchange, gates.appPath());
    } catch (OpenIdClient.SignInFailed e) {
      LocalWeb.reply(exchange, 403, "text/html", AppPage.failed(gates, e.getMessage()));
    }
  }

  private void signOut(HttpExchange exchange) throws IOException {
    OpenIdClient.SignedIn person = sessions.remove(session(exchange));
    setCookie(exchange, "", "; Max-Age=0");
    LocalWeb.redirect(
        exchange, person == null ? gates.appPath() : realm.signOutPage(person, home).toString());
  }

  private static String session(HttpExchange exchange) {
    String cookies = exchange.getRequestHeaders().getFirst("Cookie");
    return cookies == null
        ? ""
        : Arrays.stream(cookies.split(";\\s*"))
            .filter(cookie -> cookie.startsWith(COOKIE + "="))
            .map(cookie -> cookie.substring(COOKIE.length() + 1))
            .findFirst()
            .orElse("");
  }

  private void setCookie(HttpExchange exchange, String value, String more) {
    exchange
        .getResponseHeaders()
        .add(
            "Set-Cookie",
            COOKIE + "=" + value + "; Path=" + gates.appPath() + "; HttpOnly; SameSite=Lax" + more);
  }
}
