package io.github.keycloaksspr.tests.realm;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Fields;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.server.Application;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.testframework.realm.UserBuilder;
import org.keycloak.testframework.util.ApiUtil;

/** A realm under test: its people, its addresses, and the product's REST interface for it. */
public final class Corp {
  /** What the tests that need nothing special set up; all of them come from one address. */
  public static final String POLICY =
      """
      {"scope":"all","gates":1,"methods":["email"],
       "helpdesk":"mailto:helpdesk@corp.example","afterReset":"sign-in",
       "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"]}}
      """;

  private static final String PASSWORD = "Old-Passw0rd!";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private final String server;
  private final String name;
  private final Keycloak admin;
  private final Application application;

  /**
   * Looks at a realm.
   *
   * @param server base URL of the server
   * @param admin may do everything in the realm
   */
  public Corp(String server, String name, Keycloak admin, Application application) {
    this.server = server;
    this.name = name;
    this.admin = admin;
    this.application = application;
  }

  /** Puts the policy in force and binds the flow, as an administrator does. */
  public void setUp(String policy) {
    sspr().put("policy", policy).orFail();
    sspr().post("setup").orFail();
  }

  /** Returns the product's REST interface, used by the realm's administrator. */
  public SsprRest sspr() {
    return sspr(() -> Optional.of(admin.tokenManager().getAccessTokenString()));
  }

  /** Returns the product's REST interface, used with another token. */
  public SsprRest sspr(Supplier<Optional<String>> token) {
    return new SsprRest(server + "/admin/realms/" + name + "/sspr/", token);
  }

  public RealmResource admin() {
    return admin.realm(name);
  }

  /**
   * Gives the realm an address of its own, which links in mails need; an empty one takes it away.
   */
  public void frontend(String url) {
    RealmRepresentation settings = admin().toRepresentation();
    settings.getAttributes().put("frontendUrl", url);
    admin().update(settings);
  }

  /** Creates a user who has registered an alternate address. */
  public Person registered(String nickname) {
    Person person = unregistered(nickname);
    sspr().registerEmail(person.id(), person.alternate());
    return person;
  }

  /** Creates a user who has registered nothing. */
  public Person unregistered(String nickname) {
    return create(nickname, true);
  }

  /** Creates a user who has registered an alternate address and whose account is disabled. */
  public Person disabled(String nickname) {
    Person person = create(nickname, false);
    sspr().registerEmail(person.id(), person.alternate());
    return person;
  }

  /** Thinks of somebody who does not exist, and whom nothing was counted for yet. */
  public static Person nobody() {
    String username = "nobody" + PEOPLE.incrementAndGet();
    return new Person("", username, username + "@corp.example", username + "@private.example", "");
  }

  /** Creates a user who has set up credentials in Keycloak, besides the password. */
  public Person having(String nickname, CredentialRepresentation... credentials) {
    return create(nickname, true, credentials);
  }

  /** Gives a user further credentials, as Keycloak keeps them. */
  public void add(Person person, CredentialRepresentation... credentials) {
    UserRepresentation representation = admin().users().get(person.id()).toRepresentation();
    representation.setCredentials(List.of(credentials));
    admin().users().get(person.id()).update(representation);
  }

  private Person create(String nickname, boolean enabled, CredentialRepresentation... credentials) {
    String username = nickname + PEOPLE.incrementAndGet();
    String address = username + "@corp.example";
    UserBuilder user =
        UserBuilder.create(username)
            .name("Ann", "Example")
            .email(address)
            .emailVerified(true)
            .password(PASSWORD)
            .enabled(enabled);
    UserRepresentation representation = user.build();
    representation.setCredentials(
        Stream.concat(representation.getCredentials().stream(), Stream.of(credentials)).toList());
    try (Response response = admin().users().create(representation)) {
      String id = ApiUtil.getCreatedId(response);
      return new Person(id, username, address, username + "@private.example", PASSWORD);
    }
  }

  /** Gives a user a role of the client realm-management. */
  public void grant(Person person, String role) {
    String client = admin().clients().findByClientId("realm-management").get(0).getId();
    RoleRepresentation right = admin().clients().get(client).roles().get(role).toRepresentation();
    admin().users().get(person.id()).roles().clientLevel(client).add(List.of(right));
  }

  /** Returns the address of the sign-in page for the realm's application. */
  public URI signInPage() {
    return URI.create(
        url()
            + "/protocol/openid-connect/auth?response_type=code&scope=openid&state=x&client_id="
            + CorpRealm.CLIENT
            + "&redirect_uri="
            + URLEncoder.encode(application.url().toString(), StandardCharsets.UTF_8));
  }

  /** Returns the stable link to the reset, for the realm's application. */
  public URI resetPage() {
    return URI.create(
        url()
            + "/sspr/reset?client_id="
            + CorpRealm.CLIENT
            + "&redirect_uri="
            + URLEncoder.encode(application.url().toString(), StandardCharsets.UTF_8));
  }

  /** Returns the address of the sign-in page in a language. */
  public URI signInPage(String language) {
    return URI.create(signInPage() + "&ui_locales=" + language);
  }

  /** Returns the address of the realm, without a slash at the end. */
  public String url() {
    return server + "/realms/" + name;
  }

  /** Returns an access token, as an administrator's tools get it. */
  public String tokenOf(Person person) {
    Fields grant =
        Fields.none()
            .and("grant_type", "password")
            .and("client_id", "admin-cli")
            .and("username", person.username())
            .and("password", person.password());
    String answer =
        new Browserless()
            .postOnly(URI.create(url() + "/protocol/openid-connect/token"), grant)
            .html();
    return answer.replaceFirst("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
  }

  /** Returns the required action to which the account console leads who updates the password. */
  public String updateActionOf(Person person) {
    return Browserless.withToken(tokenOf(person))
        .get(URI.create(url() + "/account/credentials"))
        .html()
        .replaceFirst("(?s).*?\"type\":\"password\".*?\"updateAction\":\"([^\"]+)\".*", "$1");
  }

  /** Tells whether somebody is signed in by a password alone. */
  public boolean signsIn(Person person, String password) {
    return signIn(person, password).has("#signed-in");
  }

  /** Tells whether the sign-in page takes a password, whatever it asks for afterwards. */
  public boolean takes(Person person, String password) {
    return !signIn(person, password).has("#kc-form-login");
  }

  /** Signs somebody in with the password. */
  public void signIn(Browserless visitor, Person person) {
    signIn(visitor, person, person.password());
  }

  /** Types a name and a password and returns whatever comes. */
  public Page signIn(Person person, String password) {
    return signIn(new Browserless(), person, password);
  }

  private Page signIn(Browserless visitor, Person person, String password) {
    return visitor
        .open(signInPage())
        .form("kc-form-login")
        .with("username", person.username())
        .with("password", password)
        .submit();
  }
}
