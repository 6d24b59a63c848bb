package io.github.keycloaksspr.demo.app;

import com.sun.net.httpserver.HttpExchange;
import io.github.keycloaksspr.demo.inbox.LocalWeb;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** A web application of one page, {@code /app}, whose people sign in through the realm. */
public final class SampleApp {
  /** Path of the page; a client's redirect URIs start with it. */
  public static final String PATH = "/app";

  private static final String SIGN_IN = PATH + "/sign-in";
  private static final String CALLBACK = PATH + "/callback";
  private static final String SIGN_OUT = PATH + "/sign-out";
  private static final String COOKIE = "portal";

  private final OpenIdClient realm;
  private final URI home;
  private final Map<String, OpenIdClient.SignIn> started = new ConcurrentHashMap<>();
  private final Map<String, OpenIdClient.SignedIn> sessions = new ConcurrentHashMap<>();

  private SampleApp(OpenIdClient realm, URI home) {
    this.realm = realm;
    this.home = home;
  }

  /**
   * Puts the application on a web server.
   *
   * @param realmUrl address of the realm, such as {@code http://localhost:8080/realms/corp}
   * @return address of the application's page
   */
  public static URI mountOn(LocalWeb web, URI realmUrl, String clientId) {
    URI home = web.url().resolve(PATH);
    OpenIdClient realm = new OpenIdClient(realmUrl, clientId, web.url().resolve(CALLBACK));
    SampleApp app = new SampleApp(realm, home);
    web.on(PATH, app::page);
    web.on(SIGN_IN, app::signIn);
    web.on(CALLBACK, app::callback);
    web.on(SIGN_OUT, app::signOut);
    return home;
  }

  private void page(HttpExchange exchange) throws IOException {
    String content =
        Optional.ofNullable(sessions.get(session(exchange)))
            .map(person -> AppPage.signedIn(person.username(), SIGN_OUT))
            .orElseGet(() -> AppPage.signedOut(SIGN_IN));
    LocalWeb.reply(exchange, 200, "text/html", content);
  }

  private void signIn(HttpExchange exchange) throws IOException {
    String session = UUID.randomUUID().toString();
    OpenIdClient.SignIn signIn = realm.startSignIn();
    started.put(session, signIn);
    setCookie(exchange, session, "");
    LocalWeb.redirect(exchange, signIn.page().toString());
  }

  private void callback(HttpExchange exchange) throws IOException {
    String session = session(exchange);
    OpenIdClient.SignIn signIn = started.remove(session);
    if (signIn == null) {
      LocalWeb.redirect(exchange, PATH);
      return;
    }
    try {
      sessions.put(session, realm.finish(signIn, exchange.getRequestURI()));
      LocalWeb.redirect(exchange, PATH);
    } catch (OpenIdClient.SignInFailed e) {
      LocalWeb.reply(exchange, 403, "text/html", AppPage.failed(e.getMessage(), SIGN_IN));
    }
  }

  private void signOut(HttpExchange exchange) throws IOException {
    OpenIdClient.SignedIn person = sessions.remove(session(exchange));
    setCookie(exchange, "", "; Max-Age=0");
    LocalWeb.redirect(exchange, person == null ? PATH : realm.signOutPage(person, home).toString());
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

  private static void setCookie(HttpExchange exchange, String value, String more) {
    exchange
        .getResponseHeaders()
        .add(
            "Set-Cookie",
            COOKIE + "=" + value + "; Path=" + PATH + "; HttpOnly; SameSite=Lax" + more);
  }
}
