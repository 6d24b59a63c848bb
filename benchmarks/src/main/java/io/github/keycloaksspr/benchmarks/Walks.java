package io.github.keycloaksspr.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways through the pages, each from a client's sign-in page until the client gets its code. */
final class Walks {
  private static final Pattern SIX_DIGITS = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
  private static final Pattern LINK =
      Pattern.compile("https?://\\S+/login-actions/action-token\\S*");

  private final HttpClient http;
  private final URI server;
  private final Postbox postbox;

  Walks(HttpClient http, URI server, Postbox postbox) {
    this.http = http;
    this.server = server;
    this.postbox = postbox;
  }

  /** Returns what a browser is made of. */
  static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /** Walks one way to its end with a fresh browser. */
  void walk(Kind kind, Account account) throws IOException, InterruptedException {
    Visitor visitor = new Visitor(http, server, account.source());
    Page signIn = visitor.open(signInPage(kind.realm()));
    Page end =
        switch (kind) {
          case STOCK_RESET -> resetByLink(visitor, signIn, account);
          case CODE_RESET -> resetByCode(visitor, signIn, account);
          case QUESTIONS_RESET -> resetByQuestions(visitor, signIn, account);
          case STOCK_SIGN_IN, SSPR_SIGN_IN -> signIn(visitor, signIn, account);
        };
    checkSignedIn(end);
  }

  private Page resetByLink(Visitor visitor, Page signIn, Account account)
      throws IOException, InterruptedException {
    Page identify = visitor.open(signIn.link("/login-actions/reset-credentials"));
    postbox.empty(account.address());
    visitor.submit(identify, "kc-reset-password-form", Map.of("username", account.username()));
    URI link = URI.create(first(LINK, postbox.next(account.address())));
    return newPassword(visitor, visitor.open(link));
  }

  private Page resetByCode(Visitor visitor, Page signIn, Account account)
      throws IOException, InterruptedException {
    Page destination = identify(visitor, signIn, account);
    postbox.empty(account.alternateAddress());
    Page code =
        visitor.submit(
            destination,
            "sspr-destination-form",
            Map.of("destination", account.alternateAddress()));
    String digits = first(SIX_DIGITS, postbox.next(account.alternateAddress()));
    return newPassword(visitor, visitor.submit(code, "sspr-code-form", Map.of("code", digits)));
  }

  private Page resetByQuestions(Visitor visitor, Page signIn, Account account)
      throws IOException, InterruptedException {
    Page questions = identify(visitor, signIn, account);
    Map<String, String> fields = new LinkedHashMap<>();
    List<String> answers = Cards.answers(questions.html());
    for (String answer : answers) {
      fields.put("answer" + (fields.size() + 1), answer);
    }
    return newPassword(visitor, visitor.submit(questions, "sspr-questions-form", fields));
  }

  private static Page signIn(Visitor visitor, Page signIn, Account account)
      throws IOException, InterruptedException {
    return visitor.submit(
        signIn,
        "kc-form-login",
        Map.of("username", account.username(), "password", Account.PASSWORD));
  }

  private static Page identify(Visitor visitor, Page signIn, Account account)
      throws IOException, InterruptedException {
    Page identify = visitor.open(signIn.link("/login-actions/reset-credentials"));
    return visitor.submit(identify, "sspr-identify-form", Map.of("username", account.username()));
  }

  private static Page newPassword(Visitor visitor, Page page)
      throws IOException, InterruptedException {
    return visitor.submit(
        page,
        "kc-passwd-update-form",
        Map.of("password-new", Account.PASSWORD, "password-confirm", Account.PASSWORD));
  }

  private URI signInPage(String realm) {
    return URI.create(
        "%s/realms/%s/protocol/openid-connect/auth?client_id=%s&redirect_uri=%s&response_type=code&scope=openid"
            .formatted(server, realm, Realms.CLIENT, Realms.REDIRECT));
  }

  private static void checkSignedIn(Page end) throws IOException {
    boolean atClient = end.address().toString().startsWith(Realms.REDIRECT);
    if (!atClient || !String.valueOf(end.address().getQuery()).contains("code=")) {
      throw new IOException(
          "the walk ended at %s (%d): %s".formatted(end.place(), end.status(), end.words()));
    }
  }

  private static String first(Pattern pattern, String text) throws IOException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IOException("a mail came without " + pattern);
    }
    return matcher.group();
  }
}
