package io.github.keycloaksspr.demo.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** OpenID Connect's authorization code flow with PKCE (RFC 7636), for one public client. */
final class OpenIdClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final HttpClient http = HttpClient.newHttpClient();
  private final SecureRandom random = new SecureRandom();
  private final URI realmUrl;
  private final String clientId;
  private final URI callback;

  OpenIdClient(URI realmUrl, String clientId, URI callback) {
    this.realmUrl = realmUrl;
    this.clientId = clientId;
    this.callback = callback;
  }

  /** Begins a sign-in; {@code more} goes to the realm as further parameters. */
  SignIn startSignIn(Map<String, String> more) {
    String state = secret();
    String verifier = secret();
    Map<String, String> query = new LinkedHashMap<>(more);
    query.put("client_id", clientId);
    query.put("redirect_uri", callback.toString());
    query.put("response_type", "code");
    query.put("scope", "openid");
    query.put("state", state);
    query.put("code_challenge_method", "S256");
    query.put("code_challenge", BASE64URL.encodeToString(sha256(verifier)));
    return new SignIn(endpoint("auth", query), state, verifier);
  }

  /** Turns the address that the realm sent the browser to into a signed-in person. */
  SignedIn finish(SignIn signIn, URI calledBack) throws IOException, SignInFailed {
    Map<String, String> answer = parameters(calledBack);
    if (!signIn.state().equals(answer.get("state"))) {
      throw new SignInFailed("this answer belongs to another sign-in");
    }
    String code = answer.get("code");
    if (code == null) {
      throw new SignInFailed(
          Objects.requireNonNullElse(answer.get("error"), "the realm sent no code"));
    }
    JsonNode tokens = tokens(code, signIn.verifier());
    String idToken = tokens.path("id_token").asText();
    return new SignedIn(username(idToken), idToken);
  }

  URI signOutPage(SignedIn person, URI back) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("id_token_hint", person.idToken());
    query.put("post_logout_redirect_uri", back.toString());
    return endpoint("logout", query);
  }

  private JsonNode tokens(String code, String verifier) throws IOException, SignInFailed {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("grant_type", "authorization_code");
    form.put("client_id", clientId);
    form.put("redirect_uri", callback.toString());
    form.put("code", code);
    form.put("code_verifier", verifier);
    HttpRequest request =
        HttpRequest.newBuilder(endpoint("token", Map.of()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(form)))
            .build();
    HttpResponse<String> response = send(request);
    if (response.statusCode() != 200) {
      throw new SignInFailed("the realm answered " + response.statusCode());
    }
    return JSON.readTree(response.body());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Reads the name; a token that comes straight from the realm needs no check of its signature. */
  private static String username(String idToken) throws IOException {
    byte[] claims = Base64.getUrlDecoder().decode(idToken.split("\\.", -1)[1]);
    return JSON.readTree(claims).path("preferred_username").asText();
  }

  private URI endpoint(String name, Map<String, String> query) {
    return URI.create(
        realmUrl
            + "/protocol/openid-connect/"
            + name
            + (query.isEmpty() ? "" : "?")
            + encoded(query));
  }

  private static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static Map<String, String> parameters(URI uri) {
    String query = Objects.requireNonNullElse(uri.getRawQuery(), "");
    return Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(
            Collectors.toMap(
                pair -> pair[0],
                pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                (first, second) -> first));
  }

  private String secret() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return BASE64URL.encodeToString(bytes);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A sign-in that has begun: where to send the browser, and what to remember meanwhile. */
  record SignIn(URI page, String state, String verifier) {}

  /** A person who has signed in. */
  record SignedIn(String username, String idToken) {}

  /** The realm did not let the person in; the message says why. */
  static final class SignInFailed extends Exception {
    SignInFailed(String reason) {
      super(reason);
    }

    @Override
    public String getMessage() {
      return Objects.requireNonNullElse(super.getMessage(), "");
    }
  }
}
