package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest;
import io.github.keycloaksspr.tests.realm.SsprRest.Answer;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.trace.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.AdminRoles;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.idm.authorization.ScopePermissionRepresentation;
import org.keycloak.representations.idm.authorization.UserPolicyRepresentation;

/** Resets by administrators (spec X5, A7). */
class AdminResetTest {
  private static final String TYPED = "Typed-Passw0rd!";
  private static final String NEW = "Own-New-Passw0rd!";
  private static final String GENERATED = "{\"kind\":\"generated\"}";
  private static final String LINK = "{\"kind\":\"link\"}";

  /** What the tests do to people of the realm. */
  abstract static class ResettingTest extends CorpTest {

    Answer reset(Person person, String body) {
      return reset(corp.sspr(), person, body);
    }

    static Answer reset(SsprRest rest, Person person, String body) {
      Answer answer = rest.call("POST", "users/" + person.id() + "/reset-password", body);
      answer.body().findValuesAsText("password").forEach(Secret.PASSWORD::used);
      answer.body().findValuesAsText("link").stream()
          .map(link -> link.replaceFirst(".*token=", ""))
          .forEach(Secret.LINK::used);
      return answer;
    }

    /** Resets and returns the password that was made. */
    String generated(Person person) {
      return reset(person, GENERATED).orFail().body().path("password").asText();
    }

    static String typed(String password) {
      return "{\"kind\":\"typed\",\"password\":\"" + Secret.PASSWORD.used(password) + "\"}";
    }

    Page changed(Person person, String temporary) {
      return walk.newPassword(corp.signIn(person, temporary), NEW);
    }

    void passwordPolicy(String policy) {
      RealmRepresentation settings = corp.admin().toRepresentation();
      settings.setPasswordPolicy(policy);
      corp.admin().update(settings);
    }

    void moveClock(Duration ahead) {
      clock.set(Math.toIntExact(ahead.toSeconds()));
    }

    List<String> kept(Person person) {
      return corp.admin().users().get(person.id()).credentials().stream()
          .map(CredentialRepresentation::getType)
          .toList();
    }
  }

  @Nested
  class AGeneratedPassword extends ResettingTest {

    @AfterEach
    void endThePolicy() {
      passwordPolicy("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", GENERATED})
    void isToldOnceAndMustBeChangedAtTheNextSignIn(String body) {
      Person anna = corp.unregistered("anna");

      Answer answer = reset(anna, body).orFail();

      String password = answer.body().path("password").asText();
      assertThat(password).hasSizeGreaterThanOrEqualTo(14).doesNotContainPattern("[0O1lI]");
      assertThat(answer.body().path("kind").asText()).isEqualTo("generated");
      assertThat(answer.body().path("temporary").asBoolean()).isTrue();
      assertThat(Instant.parse(answer.body().path("expires").asText()))
          .isBetween(
              Instant.now().plus(Duration.ofHours(24)).minusSeconds(60),
              Instant.now().plus(Duration.ofHours(24)));
      assertThat(corp.takes(anna, anna.password())).isFalse();
      assertThat(Step.of(corp.signIn(anna, password))).isEqualTo(Step.NEW_PASSWORD);
      assertThat(Step.of(changed(anna, password))).isEqualTo(Step.SIGNED_IN);
      assertThat(corp.signsIn(anna, NEW)).isTrue();
      assertThat(corp.takes(anna, password)).isFalse();
    }

    @Test
    void obeysThePolicyOfTheRealm() {
      Person anna = corp.unregistered("anna");
      passwordPolicy(
          "length(20) and maxLength(22) and upperCase(4) and lowerCase(4) and digits(4)"
              + " and specialChars(4) and notUsername and notEmail");

      String password = generated(anna);

      assertThat(password).hasSize(20);
      assertThat(count(password, Character::isUpperCase)).isGreaterThanOrEqualTo(4);
      assertThat(count(password, Character::isDigit)).isGreaterThanOrEqualTo(4);
      assertThat(count(password, c -> !Character.isLetterOrDigit(c))).isEqualTo(4);
    }

    @Test
    void isNotMadeWherePolicyRefusesAll() {
      Person anna = corp.unregistered("anna");
      passwordPolicy("regexPattern(^only$)");

      Answer answer = reset(anna, GENERATED);

      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.body().path("error").asText()).isEqualTo("no_password");
      assertThat(corp.signsIn(anna, anna.password())).isTrue();
    }

    private static long count(String password, IntPredicate kind) {
      return password.chars().filter(kind).count();
    }
  }

  @Nested
  class ATypedPassword extends ResettingTest {

    @AfterEach
    void endThePolicy() {
      passwordPolicy("");
    }

    @Test
    void isTemporaryTooAndNotRepeated() {
      Person anna = corp.unregistered("anna");

      Answer answer = reset(anna, typed(TYPED)).orFail();

      assertThat(answer.text()).doesNotContain(TYPED);
      assertThat(answer.body().path("temporary").asBoolean()).isTrue();
      assertThat(Step.of(corp.signIn(anna, TYPED))).isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void thatThePolicyRefusesIsExplainedAsKeycloakDoes() {
      Person anna = corp.unregistered("anna");
      passwordPolicy("length(30)");

      Answer answer = reset(anna, typed(TYPED));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body().path("error").asText()).isEqualTo("invalidPasswordMinLengthMessage");
      assertThat(answer.body().path("errorMessage").asText())
          .isEqualTo("password: Invalid password: minimum length 30.");
      assertThat(corp.signsIn(anna, anna.password())).isTrue();
      assertThat(kept(anna)).containsExactly("password");
      EventRepresentation event = Events.about(corp, anna.username(), "UPDATE_CREDENTIAL_ERROR");
      assertThat(event.getDetails())
          .containsEntry("sspr_result", "failed")
          .containsEntry("sspr_reason", "password_refused");
      assertRows(anna, "admin-reset failed password_refused choosing_password - 0/0 -");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "[]",
          "{",
          "{\"kind\":\"mail\"}",
          "{\"kind\":\"link\",\"password\":\"Passw0rd!\"}",
          "{\"kind\":\"typed\"}",
          "{\"kind\":\"typed\",\"password\":\"\"}",
          "{\"password\":\"Passw0rd!\"}"
        })
    void inABadBodyChangesNothing(String body) {
      Person anna = corp.unregistered("anna");

      Answer answer = reset(anna, body);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body().path("error").asText()).isEqualTo("invalid_reset");
      assertThat(answer.body().path("errors")).isNotEmpty();
      assertThat(corp.signsIn(anna, anna.password())).isTrue();
    }
  }

  @Nested
  class Time extends ResettingTest {

    @ParameterizedTest
    @CsvSource({"23, true", "25, false"})
    void endsATemporaryPasswordAfterADay(int hours, boolean taken) {
      Person anna = corp.unregistered("anna");
      String password = generated(anna);

      moveClock(Duration.ofHours(hours));

      assertThat(corp.takes(anna, password)).isEqualTo(taken);
    }

    @Test
    void endsItWhereThePolicySays() {
      corp.setUp(
          """
          {"scope":"all","gates":1,"methods":["email"],"adminReset":{"hours":2},
           "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"]}}
          """);
      Person anna = corp.unregistered("anna");
      String password = generated(anna);

      moveClock(Duration.ofMinutes(119));
      assertThat(corp.takes(anna, password)).isTrue();
      moveClock(Duration.ofMinutes(121));
      assertThat(corp.takes(anna, password)).isFalse();
    }

    @Test
    void doesNotEndThePasswordThatTheUserChoseThen() {
      Person anna = corp.unregistered("anna");

      changed(anna, generated(anna));

      assertThat(kept(anna)).containsExactly("password");
      moveClock(Duration.ofHours(25));
      assertThat(corp.signsIn(anna, NEW)).isTrue();
    }

    @Test
    void doesNotEndOneThatAnAdministratorSetsInKeycloakLater() {
      Person anna = corp.unregistered("anna");
      generated(anna);
      CredentialRepresentation other = new CredentialRepresentation();
      other.setType(CredentialRepresentation.PASSWORD);
      other.setValue(Secret.PASSWORD.used(TYPED));

      corp.admin().users().get(anna.id()).resetPassword(other);

      moveClock(Duration.ofHours(25));
      assertThat(corp.signsIn(anna, TYPED)).isTrue();
    }

    @Test
    void startsAgainWithAnotherReset() {
      Person anna = corp.unregistered("anna");
      generated(anna);
      moveClock(Duration.ofHours(25));

      String second = generated(anna);

      assertThat(corp.takes(anna, second)).isTrue();
      moveClock(Duration.ofHours(50));
      assertThat(corp.takes(anna, second)).isFalse();
    }
  }

  @Nested
  class AnAccount extends ResettingTest {

    @Test
    void ofAServiceIsRefused() {
      ClientRepresentation client = new ClientRepresentation();
      client.setClientId("robot");
      client.setServiceAccountsEnabled(true);
      client.setPublicClient(false);
      corp.admin().clients().create(client).close();
      String id = corp.admin().clients().findByClientId("robot").get(0).getId();
      UserRepresentation robot = corp.admin().clients().get(id).getServiceAccountUser();

      Answer answer =
          corp.sspr().call("POST", "users/" + robot.getId() + "/reset-password", GENERATED);

      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.body().path("error").asText()).isEqualTo("service_account");
      corp.admin().clients().get(id).remove();
    }

    @Test
    void thatDoesNotExistIsNotFound() {
      Answer answer = corp.sspr().call("POST", "users/nobody/reset-password", GENERATED);

      assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void thatIsLockedIsUnlocked() {
      realm.updateWithCleanup(settings -> settings.bruteForceProtected(true).failureFactor(2));
      Person anna = corp.unregistered("anna");
      Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
      while (!locked(anna)) {
        assertThat(Instant.now()).isBefore(deadline);
        corp.signsIn(anna, "wrong");
      }

      String password = generated(anna);

      assertThat(locked(anna)).isFalse();
      assertThat(corp.takes(anna, password)).isTrue();
    }

    private boolean locked(Person person) {
      return Boolean.TRUE.equals(
          corp.admin().attackDetection().bruteForceUserStatus(person.id()).get("disabled"));
    }

    @ParameterizedTest
    @CsvSource({"'{}', 0", "'{\"logoutSessions\":true}', 0", "'{\"logoutSessions\":false}', 1"})
    void isSignedOutUnlessTheAdministratorSaysNo(String body, int left) {
      Person anna = corp.unregistered("anna");
      assertThat(corp.signsIn(anna, anna.password())).isTrue();

      Answer answer = reset(anna, body).orFail();

      assertThat(corp.admin().users().get(anna.id()).getUserSessions()).hasSize(left);
      assertThat(answer.body().path("sessionsEnded").asInt()).isEqualTo(1 - left);
    }
  }

  @Nested
  class Traces extends ResettingTest {

    @Test
    void areAnAdminEventAndAUserEventWithoutThePassword() {
      Person anna = corp.unregistered("anna");
      corp.admin().clearAdminEvents();

      String password = generated(anna);

      AdminEventRepresentation event = corp.admin().getAdminEvents().get(0);
      assertThat(event.getResourceType()).isEqualTo("SSPR_RESET_PASSWORD");
      assertThat(event.getOperationType()).isEqualTo("ACTION");
      assertThat(event.getResourcePath()).isEqualTo("sspr/users/" + anna.id() + "/reset-password");
      assertThat(event.getRepresentation())
          .contains("\"kind\":\"generated\"", "\"expires\"")
          .doesNotContain(password, "\"password\"");
      EventRepresentation own = Events.about(corp, anna.username(), "UPDATE_CREDENTIAL");
      assertThat(own.getDetails())
          .containsEntry("sspr_intent", "admin-reset")
          .containsEntry("sspr_result", "succeeded")
          .containsEntry("sspr_kind", "generated")
          .containsEntry("credential_type", "password")
          .doesNotContainValue(password);
    }

    @Test
    void areMailsToBothAddressesWithoutThePassword() {
      Person anna = corp.registered("anna");

      String password = generated(anna);

      for (String address : List.of(anna.address(), anna.alternate())) {
        Mail mail = noticeTo(address);
        assertThat(mail.text()).contains(anna.username(), "helpdesk@corp.example");
        assertThat(mail.text() + mail.html()).doesNotContain(password);
        assertThat(mail.html()).contains("temporary password");
      }
    }

    private Mail noticeTo(String address) {
      Mail mail = mails.next(address);
      return mail.subject().startsWith("An administrator has reset") ? mail : noticeTo(address);
    }

    @Test
    void showNothingOfThePasswordBesideTheUser() {
      Person anna = corp.unregistered("anna");
      String password = generated(anna);

      List<CredentialRepresentation> credentials =
          corp.admin().users().get(anna.id()).credentials();

      assertThat(credentials)
          .extracting(CredentialRepresentation::getType)
          .containsExactlyInAnyOrder("password", "sspr-temporary-password");
      assertThat(credentials)
          .allSatisfy(
              each -> {
                assertThat(each.getSecretData()).isNull();
                assertThat(each.getCredentialData()).doesNotContain(password);
              });
    }
  }

  @Nested
  class Rights extends ResettingTest {

    @ParameterizedTest
    @CsvSource({
      "none, 403",
      "query-users, 403",
      "view-users, 403",
      "manage-realm, 403",
      "impersonation, 403",
      "manage-users, 200",
      "realm-admin, 200"
    })
    void areThoseOfKeycloaksOwnReset(String role, int status) {
      Person anna = corp.unregistered("anna");

      SsprRest caller = by(role);
      assertThat(reset(caller, anna, LINK).status()).isEqualTo(status);
      assertThat(reset(caller, anna, GENERATED).status()).isEqualTo(status);

      assertThat(corp.takes(anna, anna.password())).isEqualTo(status != 200);
    }

    @Test
    void areAskedBeforeTheBodyIsRead() {
      assertThat(reset(by("view-users"), corp.unregistered("anna"), "{").status()).isEqualTo(403);
    }

    @Test
    void areNobodysWithoutAToken() {
      SsprRest stranger = corp.sspr(Optional::empty);

      assertThat(reset(stranger, corp.unregistered("anna"), GENERATED).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
      "manage-users, manage-users, 200",
      "manage-users, view-users, 200",
      "manage-users, query-users, 200",
      "manage-users, manage-realm, 403",
      "manage-users, view-events, 403",
      "manage-users, impersonation, 403",
      "manage-users, realm-admin, 403",
      "realm-admin, manage-realm, 200",
      "realm-admin, realm-admin, 200"
    })
    void doNotReachAdministratorsWithMoreRights(String callers, String users, int status) {
      Person boss = corp.unregistered("boss");
      corp.grant(boss, users);

      SsprRest caller = by(callers);
      assertThat(reset(caller, boss, LINK).status()).isEqualTo(status);
      assertThat(reset(caller, boss, GENERATED).status()).isEqualTo(status);

      assertThat(corp.takes(boss, boss.password())).isEqualTo(status != 200);
    }

    @Test
    void ofTheServersAdministratorReachEverybody() {
      Person boss = corp.unregistered("boss");
      corp.grant(boss, AdminRoles.REALM_ADMIN);

      assertThat(reset(boss, GENERATED).status()).isEqualTo(200);
    }

    @Test
    void canBeGivenByFineGrainedPermissionsForUsersButNotForAdministrators() {
      RealmRepresentation settings = new RealmRepresentation();
      settings.setRealm("guarded-reset");
      settings.setEnabled(true);
      settings.setAdminPermissionsEnabled(true);
      admin.realms().create(settings);
      admin.tokenManager().invalidate(admin.tokenManager().getAccessTokenString());
      try {
        Corp guarded = new Corp(urls.getBase(), "guarded-reset", admin, application);
        Person anna = guarded.unregistered("anna");
        Person boss = guarded.unregistered("boss");
        guarded.grant(boss, "view-users");
        Person caller = guarded.unregistered("caller");
        guarded.grant(caller, "query-users");
        assertThat(resetBy(guarded, caller, anna)).isEqualTo(403);

        permit(guarded, caller, "view", "reset-password");

        assertThat(resetBy(guarded, caller, anna)).isEqualTo(200);
        assertThat(resetBy(guarded, caller, boss)).isEqualTo(403);
      } finally {
        admin.realm("guarded-reset").remove();
      }
    }

    private static int resetBy(Corp realm, Person caller, Person user) {
      String token = realm.tokenOf(caller);
      return reset(realm.sspr(() -> Optional.of(token)), user, GENERATED).status();
    }

    private static void permit(Corp realm, Person caller, String... scopes) {
      String client = realm.admin().clients().findByClientId("admin-permissions").get(0).getId();
      var authorization = realm.admin().clients().get(client).authorization();
      UserPolicyRepresentation policy = new UserPolicyRepresentation();
      policy.setName("policy of the caller");
      policy.addUser(caller.id());
      authorization.policies().user().create(policy).close();
      ScopePermissionRepresentation permission = new ScopePermissionRepresentation();
      permission.setName("what the caller may");
      permission.setResourceType("Users");
      permission.setScopes(Set.of(scopes));
      permission.setPolicies(Set.of(policy.getName()));
      authorization.permissions().scope().create(permission).close();
    }

    private SsprRest by(String role) {
      Person person = corp.unregistered("admin");
      if (!"none".equals(role)) {
        corp.grant(person, role);
      }
      String token = corp.tokenOf(person);
      return corp.sspr(() -> Optional.of(token));
    }
  }

  /** The lines of the documentation, run with Keycloak's own tool. */
  @Nested
  class TheDocumentation extends ResettingTest {
    private static final Pattern EXAMPLE =
        Pattern.compile("(?s)## Reset a password\\n+```sh\\n(.*?)```");

    @TempDir Path folder;

    @Test
    void givesLinesThatKcadmRuns() throws IOException, InterruptedException {
      Person anna = corp.unregistered("anna");
      Person helpdesk = corp.unregistered("helpdesk");
      corp.grant(helpdesk, "manage-users");
      Secret.PASSWORD.used("Spring-Tide-42");

      String output =
          run(helpdesk, lines().replace("username=anna ", "username=" + anna.username() + " "));

      List<String> made =
          Pattern.compile("\"password\" : \"([^\"]+)\"")
              .matcher(output)
              .results()
              .map(result -> Secret.PASSWORD.used(result.group(1)))
              .toList();
      assertThat(made).as(output).hasSize(1);
      assertThat(output).contains("\"kind\" : \"link\"", "/sspr/reset-link?token=");
      assertThat(output).contains("\"kind\" : \"generated\"", "\"kind\" : \"typed\"");
      assertThat(Step.of(corp.signIn(anna, "Spring-Tide-42"))).isEqualTo(Step.NEW_PASSWORD);
    }

    private static String lines() throws IOException {
      String docs =
          Files.readString(Path.of(System.getProperty("sspr.root"), "docs/admin-rest.md"));
      return EXAMPLE
          .matcher(docs)
          .results()
          .map((MatchResult found) -> found.group(1))
          .findFirst()
          .orElseThrow();
    }

    private String run(Person caller, String lines) throws IOException, InterruptedException {
      String signIn =
          "kcadm.sh config credentials --server %s --realm corp --user %s\n"
              .formatted(urls.getBase(), caller.username());
      Path log = folder.resolve("log");
      ProcessBuilder shell =
          new ProcessBuilder("bash", "-euc", signIn + lines)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      Path tools = Installation.homeWithSspr().resolve("bin");
      shell.environment().put("PATH", tools + ":" + System.getenv("PATH"));
      shell.environment().put("KC_CLI_PASSWORD", caller.password());
      shell.environment().put("KC_OPTS", "-Duser.home=" + folder);
      int exit = shell.start().waitFor();
      assertThat(exit).as(Files.readString(log)).isZero();
      return Files.readString(log);
    }
  }
}
