package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.util.LDAPSDKException;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.CorpRealm;
import io.github.keycloaksspr.tests.realm.Directory;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest;
import io.github.keycloaksspr.tests.realm.SsprRest.Answer;
import io.github.keycloaksspr.tests.trace.Secret;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.testframework.realm.RealmBuilder;

/** Passwords that expire, those that never do, and reminders (spec X6). */
class PasswordExpiryTest {
  private static final String FRONTEND = "https://id.corp.example/auth";
  private static final String EXEMPT = "{\"neverExpires\":true}";
  private static final String NOT_EXEMPT = "{\"neverExpires\":false}";

  private static String fresh(String nickname) {
    return nickname + UUID.randomUUID().toString().substring(0, 8);
  }

  /** A realm in which a password holds for 30 days. */
  abstract static class ThirtyDaysTest extends CorpTest {

    @BeforeEach
    void limitTheAge() {
      change(settings -> settings.setPasswordPolicy("forceExpiredPasswordChange(30)"));
    }

    @AfterEach
    void forgetTheLimit() {
      change(settings -> settings.setPasswordPolicy(""));
    }

    void change(Consumer<RealmRepresentation> change) {
      RealmRepresentation settings = corp.admin().toRepresentation();
      change.accept(settings);
      corp.admin().update(settings);
    }

    void afterDays(int days) {
      clock.set((int) Duration.ofDays(days).toSeconds());
    }

    Answer exempt(Person person) {
      return put(person, EXEMPT);
    }

    Answer put(Person person, String body) {
      return corp.sspr().put(path(person), body);
    }

    JsonNode expiry(Person person) {
      return corp.sspr().get(path(person)).orFail().body();
    }

    static String path(Person person) {
      return "users/" + person.id() + "/password-expiry";
    }
  }

  @Nested
  class APassword extends ThirtyDaysTest {

    @Test
    void olderThanTheRealmAllowsMustBeChangedUnlessItNeverExpires() {
      Person anna = corp.registered("anna");
      Person bert = corp.registered("bert");
      exempt(bert).orFail();
      afterDays(29);
      assertThat(corp.signsIn(anna, anna.password())).isTrue();
      assertThat(corp.signsIn(bert, bert.password())).isTrue();

      afterDays(31);

      assertThat(Step.of(corp.signIn(anna, anna.password()))).isEqualTo(Step.NEW_PASSWORD);
      assertThat(corp.signsIn(bert, bert.password())).isTrue();
      put(bert, NOT_EXEMPT).orFail();
      assertThat(Step.of(corp.signIn(bert, bert.password()))).isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void holdsForeverWhereTheRealmNamesNoAge() {
      forgetTheLimit();
      Person anna = corp.registered("anna");

      afterDays(3_650);

      assertThat(corp.signsIn(anna, anna.password())).isTrue();
      assertThat(expiry(anna).path("expires").isNull()).isTrue();
    }

    @Test
    void isToldToAdministratorsWithItsExpiry() {
      Person anna = corp.registered("anna");

      JsonNode fresh = expiry(anna);

      assertThat(fresh.path("neverExpires").asBoolean(true)).isFalse();
      assertThat(fresh.path("source").asText()).isEqualTo("keycloak");
      assertThat(fresh.path("expired").asBoolean(true)).isFalse();
      Instant set = Instant.parse(fresh.path("passwordSet").asText());
      assertThat(Duration.between(set, Instant.now())).isLessThan(Duration.ofMinutes(1));
      assertThat(fresh.path("expires").asText())
          .isEqualTo(set.plus(Duration.ofDays(30)).toString());
      afterDays(31);
      assertThat(expiry(anna).path("expired").asBoolean()).isTrue();
      exempt(anna).orFail();
      assertThat(expiry(anna).path("neverExpires").asBoolean()).isTrue();
      assertThat(expiry(anna).path("expires").isNull()).isTrue();
      assertThat(expiry(anna).path("expired").asBoolean(true)).isFalse();
    }

    @Test
    void thatNeverExpiresIsReportedToAuditorsOnce() {
      Person anna = corp.registered("anna");
      corp.admin().clearAdminEvents();

      exempt(anna).orFail();
      exempt(anna).orFail();

      AdminEventRepresentation event = corp.admin().getAdminEvents().get(0);
      assertThat(corp.admin().getAdminEvents()).hasSize(1);
      assertThat(event.getOperationType() + " " + event.getResourcePath())
          .isEqualTo("UPDATE sspr/users/" + anna.id() + "/password-expiry");
      assertThat(event.getRepresentation()).isEqualTo(EXEMPT);
    }

    @Test
    void staysExemptWhenItIsChangedAndHasNoPlaceInTheAccountConsole() {
      Person anna = corp.registered("anna");
      exempt(anna).orFail();

      walk.newPassword(walk.toNewPassword(new Browserless(), anna), "Brand-New-Passw0rd!");

      assertThat(expiry(anna).path("neverExpires").asBoolean()).isTrue();
    }

    @Test
    void ofAUserOfAReadOnlyDirectoryIsTheDirectorysAffair() throws LDAPSDKException {
      try (Directory directory = Directory.federatedBy(corp, Directory.Mode.READ_ONLY)) {
        Person dora = directory.add(fresh("dora"));

        Answer refused = exempt(dora);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("error").asText()).isEqualTo("password_in_directory");
        assertThat(expiry(dora).path("source").asText()).isEqualTo("directory");
        assertThat(expiry(dora).path("neverExpires").isNull()).isTrue();
      }
    }
  }

  @Nested
  class ManyUsers extends ThirtyDaysTest {

    @Test
    void areExemptedAtOnceAndListedInParts() {
      List<Person> people =
          IntStream.range(0, 5).mapToObj(i -> corp.unregistered(fresh("bert"))).toList();
      exempt(people.get(0)).orFail();

      Answer answer = putAll(ids(people), true).orFail();

      assertThat(answer.text()).isEqualTo("{\"changed\":4,\"unchanged\":1}");
      assertThat(listed(corp.sspr())).containsAll(ids(people)).doesNotHaveDuplicates();
      putAll(ids(people), false).orFail();
      assertThat(listed(corp.sspr())).doesNotContainAnyElementsOf(ids(people));
    }

    @Test
    void areLeftAsTheyAreWhenOneOfThemIsWrong() throws LDAPSDKException {
      try (Directory directory = Directory.federatedBy(corp, Directory.Mode.READ_ONLY)) {
        Person anna = corp.unregistered("anna");
        Person dora = directory.add(fresh("dora"));

        Answer answer = putAll(List.of(anna.id(), "nobody-at-all", dora.id()), true);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("error").asText()).isEqualTo("invalid_users");
        assertThat(answer.body().path("errors").findValuesAsText("field"))
            .containsExactly("nobody-at-all", dora.id());
        assertThat(expiry(anna).path("neverExpires").asBoolean(true)).isFalse();
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "[]",
          "{}",
          "{\"users\":[\"a\"]}",
          "{\"neverExpires\":true}",
          "{\"users\":[],\"neverExpires\":true}",
          "{\"users\":[1],\"neverExpires\":true}",
          "{\"users\":[\"a\",\"a\"],\"neverExpires\":true}",
          "{\"users\":[\"a\"],\"neverExpires\":\"true\"}",
          "{\"users\":[\"a\"],\"neverExpires\":true,\"pigeon\":1}",
          "{\"users\":[\"a\"],\"neverExpires\":true,\"neverExpires\":true}"
        })
    void ofAWrongBodyAreRefused(String body) {
      assertInvalid("invalid_expiry", corp.sspr().put("password-expiry", body));
    }

    @Test
    void areNoMoreThanAThousand() {
      List<String> ids = IntStream.range(0, 1_001).mapToObj(String::valueOf).toList();

      assertInvalid("invalid_expiry", putAll(ids, true));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "?neverExpires=false",
          "?neverExpires=true&max=0",
          "?neverExpires=true&max=1001"
        })
    void areListedByAKnownFilterOnly(String query) {
      assertInvalid("invalid_parameter", corp.sspr().get("password-expiry" + query));
    }

    @Test
    void aSingleBodyIsCheckedToo() {
      Person anna = corp.unregistered("anna");

      assertInvalid("invalid_expiry", put(anna, "{\"neverExpires\":1}"));
      assertInvalid("invalid_expiry", put(anna, "{\"neverExpires\":true,\"users\":[]}"));
      assertThat(expiry(anna).path("neverExpires").asBoolean(true)).isFalse();
    }

    private void assertInvalid(String error, Answer answer) {
      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.body().path("error").asText()).isEqualTo(error);
    }

    private Answer putAll(List<String> ids, boolean neverExpires) {
      return corp.sspr()
          .put(
              "password-expiry",
              "{\"users\":[\"%s\"],\"neverExpires\":%b}"
                  .formatted(String.join("\",\"", ids), neverExpires));
    }

    private static List<String> ids(List<Person> people) {
      return people.stream().map(Person::id).toList();
    }

    private static List<String> listed(SsprRest rest) {
      List<String> found = new ArrayList<>();
      String query = "password-expiry?neverExpires=true&max=2";
      Optional<String> next = Optional.of("");
      while (next.isPresent()) {
        JsonNode part = rest.get(query + "&after=" + next.get()).orFail().body();
        found.addAll(part.path("users").findValuesAsText("id"));
        next = Optional.ofNullable(part.path("next").textValue());
      }
      return found;
    }
  }

  @Nested
  class TheRight extends ThirtyDaysTest {

    @ParameterizedTest(name = "{0}: get {1}, put {2}, list {3}, many {4}, remind {5}")
    @CsvSource({
      "'', 403, 403, 403, 403, 403",
      "view-realm, 403, 403, 403, 403, 403",
      "view-users, 200, 403, 200, 403, 403",
      "manage-users, 200, 204, 200, 200, 403",
      "manage-realm, 403, 403, 403, 403, 409"
    })
    void isThatOfTheCall(String role, int get, int put, int list, int many, int remind) {
      Person anna = corp.unregistered(fresh("anna"));
      Person caller = corp.unregistered("admin");
      if (!role.isEmpty()) {
        corp.grant(caller, role);
      }
      String token = corp.tokenOf(caller);
      SsprRest rest = corp.sspr(() -> Optional.of(token));

      assertThat(rest.get(path(anna)).status()).isEqualTo(get);
      assertThat(rest.put(path(anna), EXEMPT).status()).isEqualTo(put);
      assertThat(rest.get("password-expiry?neverExpires=true").status()).isEqualTo(list);
      assertThat(
              rest.put(
                      "password-expiry",
                      "{\"users\":[\"%s\"],\"neverExpires\":true}".formatted(anna.id()))
                  .status())
          .isEqualTo(many);
      assertThat(rest.post("password-expiry/remind").status()).isEqualTo(remind);
    }

    @Test
    void needsAToken() {
      SsprRest nobody = corp.sspr(Optional::empty);

      assertThat(nobody.get("users/x/password-expiry").status()).isEqualTo(401);
      assertThat(nobody.put("password-expiry", EXEMPT).status()).isEqualTo(401);
      assertThat(nobody.post("password-expiry/remind").status()).isEqualTo(401);
    }
  }

  @Nested
  class AReminder extends ThirtyDaysTest {

    @Override
    String policy() {
      return """
          {"scope":"all","methods":["email"],"expiry":{"remindDays":[14,3,1]},
           "helpdesk":"mailto:helpdesk@corp.example",
           "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"]}}
          """;
    }

    private String link;

    /** Whom this realm reminds, no other test knows. */
    @BeforeEach
    void makeARealm() {
      String name = fresh("expiry");
      RealmRepresentation settings = new CorpRealm().configure(RealmBuilder.create()).build();
      settings.setRealm(name);
      settings.setEnabled(true);
      settings.setSmtpServer(corp.admin().toRepresentation().getSmtpServer());
      admin.realms().create(settings);
      // the token knows nothing of the new realm
      admin.tokenManager().invalidate(admin.tokenManager().getAccessTokenString());
      corp = new Corp(urls.getBase(), name, admin, application);
      corp.setUp(policy());
      limitTheAge();
      corp.frontend(FRONTEND);
      link = FRONTEND + "/realms/" + name + "/sspr/change";
    }

    @AfterEach
    void removeTheRealm() {
      corp.admin().remove();
      openCorp();
    }

    @Test
    void comesBeforeTheExpiryWithTheLinkForAChange() {
      Person anna = corp.unregistered("anna");

      afterDays(15);
      assertThat(reminded()).isZero();
      afterDays(17);
      assertThat(reminded()).isOne();

      Mail mail = mails.next(anna.address());
      assertThat(mail.subject()).isEqualTo("Corp: your password expires soon");
      assertThat(mail.text()).contains(link, anna.username(), "UTC", "helpdesk@corp.example");
      assertThat(mail.html()).contains("href=\"" + link + "\"").doesNotContain(urls.getBase());
    }

    @Test
    void comesInTheLanguageOfTheAccount() {
      Person anna = corp.unregistered("anna");
      UserRepresentation user = corp.admin().users().get(anna.id()).toRepresentation();
      user.setAttributes(new HashMap<>(Map.of("locale", List.of("de"))));
      corp.admin().users().get(anna.id()).update(user);

      afterDays(17);
      remind().orFail();

      Mail mail = mails.next(anna.address());
      assertThat(mail.subject()).isEqualTo("Corp: Ihr Passwort läuft bald ab");
      assertThat(mail.text()).contains("Ändern Sie es vorher");
    }

    @Test
    void comesOnceForEachDayOfThePolicyAndNotAfterTheExpiry() {
      Person anna = corp.unregistered("anna");

      List<Integer> reminded = new ArrayList<>();
      for (int day : new int[] {15, 17, 18, 25, 28, 29, 29, 31}) {
        afterDays(day);
        reminded.add(reminded());
      }

      assertThat(reminded).containsExactly(0, 1, 0, 0, 1, 1, 0, 0);
      IntStream.range(0, 3).forEach(i -> mails.next(anna.address()));
    }

    @Test
    void doesNotComeToWhomItDoesNotConcern() {
      Person exempt = corp.unregistered("anna");
      exempt(exempt).orFail();
      Person disabled = corp.disabled("bert");
      Person changed = corp.unregistered("carl");
      afterDays(16);
      corp.admin().users().get(changed.id()).resetPassword(password("Brand-New-Passw0rd!"));

      afterDays(17);

      assertThat(reminded()).isZero();
    }

    @Test
    void cannotReachWhoHasNoAddress() {
      Person anna = corp.unregistered("anna");
      UserRepresentation user = corp.admin().users().get(anna.id()).toRepresentation();
      user.setEmail("");
      corp.admin().users().get(anna.id()).update(user);
      afterDays(17);

      assertThat(remind().orFail().text())
          .isEqualTo("{\"reminded\":0,\"before\":0,\"withoutEmail\":1,\"complete\":true}");
    }

    @Test
    void comesOnceThoughTwoRunsLookForItAtTheSameTime() {
      List<Person> people =
          IntStream.range(0, 20).mapToObj(i -> corp.unregistered("dora")).toList();
      afterDays(17);

      List<CompletableFuture<Answer>> runs =
          IntStream.range(0, 2)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> remind()))
              .toList();
      assertThat(runs.stream().mapToInt(run -> count(run.join())).sum()).isEqualTo(20);
      people.forEach(each -> assertThat(mails.next(each.address()).text()).contains(link));
      people.forEach(each -> assertThat(mails.pending(each.address())).isEmpty());
      assertThat(reminded()).isZero();
    }

    @Test
    void thatCouldNotBeSentIsAnEventAndTriedThreeTimes() throws IOException {
      Person anna = corp.unregistered("anna");
      Map<String, String> broken = new HashMap<>(corp.admin().toRepresentation().getSmtpServer());
      broken.put("port", String.valueOf(unusedPort()));
      Map<String, String> mailServer = mailServer(broken);
      afterDays(17);
      try {
        for (int attempt = 1; attempt <= 3; attempt++) {
          remind().orFail();
          awaitFailures(anna, attempt);
        }
      } finally {
        mailServer(mailServer);
      }

      assertThat(reminded()).isZero();
      assertThat(failures(anna))
          .hasSize(3)
          .allSatisfy(
              event ->
                  assertThat(event.getDetails())
                      .containsEntry("sspr_intent", "expiry-reminder")
                      .containsEntry("sspr_reminder_days", "14"));
    }

    @Test
    void goesOutAfterAnAttemptInVain() throws IOException {
      Person anna = corp.unregistered("anna");
      Map<String, String> broken = new HashMap<>(corp.admin().toRepresentation().getSmtpServer());
      broken.put("port", String.valueOf(unusedPort()));
      Map<String, String> mailServer = mailServer(broken);
      afterDays(17);
      try {
        remind().orFail();
        awaitFailures(anna, 1);
      } finally {
        mailServer(mailServer);
      }

      remind().orFail();

      assertThat(mails.next(anna.address()).text()).contains(link);
    }

    @Test
    void hasNoLinkWhereTheRealmDoesNotKnowItsName() {
      corp.frontend("");
      Person anna = corp.unregistered("anna");

      afterDays(17);
      remind().orFail();

      Mail mail = mails.next(anna.address());
      assertThat(mail.text()).contains("in the way you always do").doesNotContain("/sspr/change");
      assertThat(corp.sspr().get("setup").orFail().text())
          .contains("Reminders of an expiry (expiry.remindDays) have no link");
    }

    @Test
    void isNotSentWhereThePolicyNamesNoDays() {
      corp.sspr().put("policy", "{\"scope\":\"all\",\"methods\":[\"email\"]}").orFail();

      Answer answer = remind();

      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.body().path("error").asText()).isEqualTo("reminders_off");
    }

    private Answer remind() {
      return corp.sspr().post("password-expiry/remind");
    }

    private int reminded() {
      return count(remind());
    }

    private static int count(Answer answer) {
      return answer.orFail().body().path("reminded").asInt(-1);
    }

    private void awaitFailures(Person person, int many) {
      Instant deadline = Instant.now().plusSeconds(60);
      while (failures(person).size() < many
          && System.currentTimeMillis() < deadline.toEpochMilli()) {
        LockSupport.parkNanos(100_000_000);
      }
      assertThat(failures(person)).hasSize(many);
    }

    private List<EventRepresentation> failures(Person person) {
      return corp.admin()
          .getEvents(
              List.of("EXECUTE_ACTIONS_ERROR"), null, person.id(), null, null, null, null, null);
    }

    private Map<String, String> mailServer(Map<String, String> server) {
      Map<String, String> before = corp.admin().toRepresentation().getSmtpServer();
      change(settings -> settings.setSmtpServer(server));
      return before;
    }

    private static int unusedPort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      }
    }

    private static CredentialRepresentation password(String value) {
      var credential = new CredentialRepresentation();
      credential.setType("password");
      credential.setValue(Secret.PASSWORD.used(value));
      return credential;
    }
  }
}
