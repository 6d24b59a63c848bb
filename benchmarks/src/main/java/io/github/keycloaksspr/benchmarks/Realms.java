package io.github.keycloaksspr.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.demo.setup.AdminApi;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The two realms that are compared: {@code stock} with Keycloak's own reset, {@code sspr} with the
 * product's. They differ in nothing but the product's policy, flow and themes.
 */
final class Realms {
  static final String ADMIN = "admin";
  static final String CLIENT = "portal";

  /** Where the client lives; nobody opens it. */
  static final String REDIRECT = "http://localhost:9/portal";

  /** The kinds that have users of their own; those who sign in are the ones who reset by mail. */
  private static final List<Kind> WITH_USERS =
      List.of(Kind.STOCK_RESET, Kind.CODE_RESET, Kind.QUESTIONS_RESET);

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration FRESH = Duration.ofSeconds(30);

  private final URI server;
  private @Nullable AdminApi admin;
  private long signedIn;

  private Realms(URI server) {
    this.server = server;
  }

  /**
   * Creates both realms by public REST only.
   *
   * @param users how many there are of each kind
   */
  static void setUp(URI server, int smtpPort, int users) throws IOException, InterruptedException {
    Realms realms = new Realms(server);
    realms.create("stock", smtpPort);
    realms.create("sspr", smtpPort);
    realms.switchResetOn();
    for (Kind kind : WITH_USERS) {
      for (int i = 0; i < users; i++) {
        realms.create(new Account(kind, i));
      }
    }
  }

  /** Returns the user of a kind with a number. */
  static Account account(Kind kind, int number) {
    return switch (kind) {
      case STOCK_SIGN_IN -> new Account(Kind.STOCK_RESET, number);
      case SSPR_SIGN_IN -> new Account(Kind.CODE_RESET, number);
      default -> new Account(kind, number);
    };
  }

  /** Signs in anew before the right to call is over, which lasts one minute. */
  private AdminApi admin() throws IOException, InterruptedException {
    if (admin == null || System.nanoTime() - signedIn > FRESH.toNanos()) {
      admin = AdminApi.signIn(server, ADMIN, ADMIN);
      signedIn = System.nanoTime();
    }
    return admin;
  }

  private void create(String name, int smtpPort) throws IOException, InterruptedException {
    ObjectNode realm =
        json(
            """
            {"enabled": true, "eventsEnabled": true, "resetPasswordAllowed": true,
             "clients": [{"clientId": "portal", "publicClient": true, "redirectUris": ["*"]}]}
            """);
    realm.put("realm", name);
    realm
        .putObject("smtpServer")
        .put("host", "127.0.0.1")
        .put("port", String.valueOf(smtpPort))
        .put("from", "sign-in@corp.example");
    admin().create("", realm);
  }

  private void switchResetOn() throws IOException, InterruptedException {
    AdminApi admin = admin();
    admin.put("/sspr", json("{\"loginTheme\": \"sspr\", \"emailTheme\": \"sspr\"}"));
    admin.put("/sspr/sspr/policy", policy());
    admin.post("/sspr/sspr/setup");
  }

  /** Limits count as ever, but too high to stop anybody. */
  private static ObjectNode policy() {
    ObjectNode policy =
        json(
            """
            {"scope": "all", "gates": 1, "methods": ["email", "questions"],
             "helpdesk": "mailto:helpdesk@corp.example", "afterReset": "continue",
             "registration": {"required": true},
             "limits": {"proofs": 100, "questions": 100, "mails": 100, "perDestination": 100,
                        "identifications": 1000000}}
            """);
    ObjectNode questions = policy.putObject("questions");
    questions.put("register", Cards.REGISTERED).put("answer", 3);
    ArrayNode custom = questions.putArray("custom");
    for (int card : Cards.all()) {
      custom.addObject().put("id", "card" + card).putObject("text").put("en", Cards.question(card));
    }
    return policy;
  }

  private void create(Account account) throws IOException, InterruptedException {
    AdminApi admin = admin();
    String users = "/" + account.kind().realm() + "/users";
    String id = admin.create(users, user(account));
    String methods = "/sspr/sspr/users/" + id + "/methods/";
    switch (account.kind()) {
      case CODE_RESET ->
          admin.put(methods + "sspr-email", object().put("value", account.alternateAddress()));
      case QUESTIONS_RESET -> admin.put(methods + "sspr-security-questions", answers());
      default -> {
        // the primary address is enough for Keycloak's own reset
      }
    }
  }

  private static ObjectNode user(Account account) {
    ObjectNode user =
        object()
            .put("username", account.username())
            .put("firstName", "Ben")
            .put("lastName", "Chmark")
            .put("email", account.address())
            .put("emailVerified", true)
            .put("enabled", true);
    user.putArray("credentials").addObject().put("type", "password").put("value", Account.PASSWORD);
    return user;
  }

  private static ObjectNode answers() {
    ObjectNode body = object();
    ArrayNode questions = body.putArray("questions");
    for (int card : Cards.all()) {
      questions.addObject().put("question", "custom:card" + card).put("answer", Cards.answer(card));
    }
    return body;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode json(String document) {
    try {
      JsonNode parsed = JSON.readTree(document);
      return (ObjectNode) parsed;
    } catch (IOException e) {
      throw new IllegalStateException("a document of the benchmark is not JSON", e);
    }
  }
}
