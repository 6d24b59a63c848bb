package io.github.keycloaksspr.tests.realm;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Fields;
import io.github.keycloaksspr.tests.browserless.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tokens that an application holds, which it uses for real. */
public final class Tokens {
  private final URI endpoint;
  private final String client;
  private final String answer;

  private Tokens(URI endpoint, String client, String answer) {
    this.endpoint = endpoint;
    this.client = client;
    this.answer = answer;
  }

  /** Signs somebody in as a program does; with offline access the tokens outlive the session. */
  public static Tokens of(Corp corp, Person person, boolean offline) {
    return asked(
        corp,
        "admin-cli",
        Fields.none()
            .and("grant_type", "password")
            .and("username", person.username())
            .and("password", person.password())
            .and("scope", offline ? "openid offline_access" : "openid"));
  }

  /** Redeems the code with which somebody came back to the realm's application. */
  public static Tokens ofCode(Corp corp, Page signedIn) {
    return asked(
        corp,
        CorpRealm.CLIENT,
        Fields.none()
            .and("grant_type", "authorization_code")
            .and("code", found(signedIn.address().getQuery(), "code=([^&]+)"))
            .and("redirect_uri", signedIn.address().toString().replaceFirst("\\?.*", "")));
  }

  private static Tokens asked(Corp corp, String client, Fields grant) {
    URI endpoint = URI.create(corp.url() + "/protocol/openid-connect/token");
    return new Tokens(endpoint, client, answer(endpoint, client, grant));
  }

  private static String answer(URI endpoint, String client, Fields grant) {
    return new Browserless().postOnly(endpoint, grant.and("client_id", client)).html();
  }

  /** Returns what the server says to who refreshes: the error, or nothing. */
  public String refreshed() {
    String refreshed =
        answer(
            endpoint,
            client,
            Fields.none()
                .and("grant_type", "refresh_token")
                .and("refresh_token", found(answer, "\"refresh_token\":\"([^\"]+)\"")));
    return refreshed.contains("\"access_token\"") ? "" : found(refreshed, "\"error\":\"([^\"]+)\"");
  }

  /** Returns the claims of the access token, as JSON. */
  public String claims() {
    String token = found(answer, "\"access_token\":\"[^.]+\\.([^.]+)\\.");
    return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
  }

  private static String found(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }
}
