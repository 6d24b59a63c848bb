package io.github.keycloaksspr.demo.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.demo.domain.Domain;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** A realm of the demo: a fictitious company, its people, and its policy for resets. */
public final class CorpRealm {
  /** Client id of the sample application. */
  public static final String CLIENT = "portal";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final AdminApi admin;
  private final Gates gates;
  private final String realm;
  private final String sspr;

  private CorpRealm(AdminApi admin, Gates gates) {
    this.admin = admin;
    this.gates = gates;
    this.realm = "/" + gates.realm();
    this.sspr = realm + "/sspr";
  }

  /**
   * Creates the realm on a server that has the product's JAR.
   *
   * @param smtpPort where the realm's mails go
   * @param app address of the sample application's page
   * @param domain whose people the realm with one gate has as well
   */
  public static void setUp(AdminApi admin, Gates gates, int smtpPort, URI app, Domain domain)
      throws IOException, InterruptedException {
    CorpRealm corp = new CorpRealm(admin, gates);
    corp.createRealm();
    corp.createClient(app);
    corp.acceptAttributes();
    corp.switchResetOn();
    for (Person person : Person.values()) {
      corp.create(person);
    }
    if (gates == Gates.ONE) {
      new DomainPeople(admin, gates.realm()).join(domain);
    }
    // last of all, so that the inbox is not full of notices of what was registered here
    corp.connectMailServer(smtpPort);
  }

  private void createRealm() throws IOException, InterruptedException {
    admin.create(
        "",
        json("""
                {"enabled": true, "internationalizationEnabled": true,
                 "supportedLocales": ["en", "de", "ar"], "defaultLocale": "en",
                 "loginTheme": "sspr", "emailTheme": "sspr", "eventsEnabled": true,
                 "groups": [{"name": "staff"}]}
                """)
            .put("realm", gates.realm())
            .put("displayName", gates.displayName()));
  }

  private void connectMailServer(int smtpPort) throws IOException, InterruptedException {
    ObjectNode settings = object();
    settings
        .putObject("smtpServer")
        .put("host", "127.0.0.1")
        .put("port", String.valueOf(smtpPort))
        .put("from", "sign-in@corp.example")
        .put("fromDisplayName", "Corp");
    admin.put(realm, settings);
  }

  /** Lets administrators, and only them, give people attributes such as a directory has. */
  private void acceptAttributes() throws IOException, InterruptedException {
    String profile = realm + "/users/profile";
    admin.put(profile, admin.get(profile).put("unmanagedAttributePolicy", "ADMIN_EDIT"));
  }

  private void createClient(URI app) throws IOException, InterruptedException {
    ObjectNode client =
        json(
            """
            {"name": "Corp portal", "publicClient": true, "standardFlowEnabled": true,
             "attributes": {"pkce.code.challenge.method": "S256",
                            "post.logout.redirect.uris": "+"}}
            """);
    client.put("clientId", CLIENT).put("baseUrl", app.toString());
    client.putArray("redirectUris").add(app + "/*");
    admin.create(realm + "/clients", client);
  }

  /** Turns the product on for the group staff, whom a sign-in asks for what is missing. */
  private void switchResetOn() throws IOException, InterruptedException {
    admin.put(
        sspr + "/policy",
        json("""
            {"scope": "selected", "groups": ["/staff"],
             "methods": ["email", "mobile-text", "mobile-call", "office-call", "questions",
                         "totp", "recovery-code", "passkey"],
             "phone": {"defaultRegion": "US"},
             "attributes": {"officePhone": "telephoneNumber"},
             "helpdesk": "mailto:helpdesk@corp.example", "helpdeskRequest": "mail",
             "afterReset": "sign-in",
             "branding": {"name": "Corp"}}
            """)
            .put("gates", gates.number())
            .<ObjectNode>set("writeback", object().put("enabled", gates == Gates.ONE))
            .set(
                "registration",
                object()
                    .put("required", true)
                    .put("reconfirmDays", 180)
                    .put("graceSignIns", gates.graceSignIns())));
    admin.post(sspr + "/setup");
  }

  private void create(Person person) throws IOException, InterruptedException {
    String id = admin.create(realm + "/users", account(person));
    String methods = sspr + "/users/" + id + "/methods/";
    for (Map.Entry<String, String> registered : person.registered().entrySet()) {
      admin.put(methods + registered.getKey(), object().put("value", registered.getValue()));
    }
    if (!person.answers().isEmpty()) {
      admin.put(methods + "sspr-security-questions", questions(person));
    }
  }

  private static ObjectNode questions(Person person) {
    ObjectNode body = object();
    person
        .answers()
        .forEach(
            (question, answer) ->
                body.withArray("questions")
                    .add(object().put("question", question).put("answer", answer)));
    return body;
  }

  private static ObjectNode account(Person person) {
    ObjectNode account =
        object()
            .put("username", person.username())
            .put("firstName", person.firstName())
            .put("lastName", person.lastName())
            .put("email", person.address())
            .put("emailVerified", true)
            .put("enabled", person.enabled());
    ArrayNode credentials =
        account.putArray("credentials").add(KeycloakCredentials.password(Person.PASSWORD));
    person
        .authenticatorSecret()
        .ifPresent(secret -> credentials.add(KeycloakCredentials.authenticatorApp(secret)));
    if (!person.recoveryCodes().isEmpty()) {
      credentials.add(KeycloakCredentials.recoveryCodes(person.recoveryCodes()));
    }
    person
        .ownRegistration()
        .ifPresent(own -> own.credentials(Instant.now()).forEach(credentials::add));
    if (!person.officePhoneInDirectory().isEmpty()) {
      account
          .putObject("attributes")
          .putArray("telephoneNumber")
          .add(person.officePhoneInDirectory());
    }
    if (person.staff()) {
      account.putArray("groups").add("/staff");
    }
    return account;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static ObjectNode json(String document) {
    try {
      JsonNode parsed = JSON.readTree(document);
      return (ObjectNode) parsed;
    } catch (IOException e) {
      throw new IllegalStateException("a document of the demo is not JSON", e);
    }
  }
}
