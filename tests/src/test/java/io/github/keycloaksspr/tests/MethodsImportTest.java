package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.util.LDAPSDKException;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Directory;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest;
import io.github.keycloaksspr.tests.realm.SsprRest.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.idm.authorization.Logic;
import org.keycloak.representations.idm.authorization.ScopePermissionRepresentation;
import org.keycloak.representations.idm.authorization.UserPolicyRepresentation;

/** Registration of many users' methods in one call (spec R1). */
class MethodsImportTest {
  private static final String CSV = "text/csv";
  private static final String MOBILE = "+1 4255550199";

  /** Returns what is registered of a user, masked, by type. */
  private static Map<String, String> methods(Corp corp, Person person) {
    return corp
        .sspr()
        .get("users/" + person.id() + "/methods")
        .orFail()
        .body()
        .findParents("type")
        .stream()
        .collect(
            Collectors.toMap(
                each -> each.path("type").asText(), each -> each.path("value").asText()));
  }

  private static List<String> statuses(Answer answer) {
    return answer.body().path("rows").findValuesAsText("status");
  }

  @Nested
  class AFile extends CorpTest {

    @Test
    void inCsvRegistersEveryType() {
      Person anna = corp.unregistered("anna");
      Person bert = corp.unregistered("bert");

      Answer answer =
          importCsv(
              "",
              "username,sspr-email,sspr-mobile-phone,sspr-office-phone",
              anna.username() + ",Anna@Private.Example," + MOBILE + ",+1 4255550198 x12",
              bert.username() + ",," + MOBILE + ",");

      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.body().path("saved").asInt()).isEqualTo(2);
      assertThat(answer.body().path("rows").path(0).path("user").asText())
          .isEqualTo(anna.username());
      assertThat(answer.body().path("rows").path(0).path("userId").asText()).isEqualTo(anna.id());
      assertThat(methods(corp, anna))
          .isEqualTo(
              Map.of(
                  "sspr-email", "an***@private.example",
                  "sspr-mobile-phone", "+1 *******99",
                  "sspr-office-phone", "+1 *******98 x***"));
      assertThat(methods(corp, bert)).containsOnlyKeys("sspr-mobile-phone");
      assertThat(answer.text()).doesNotContain("4255550199", "anna@private");
    }

    @Test
    void inTheCsvOfASpreadsheetWithSemicolonsAndAByteOrderMarkRegisters() {
      Person anna = corp.unregistered("anna");

      importCsv("", "\uFEFFemail;sspr-email", anna.address() + ";\"anna@private.example\"\r\n")
          .orFail();

      assertThat(methods(corp, anna)).containsOnlyKeys("sspr-email");
    }

    @Test
    void inJsonRegisters() {
      Person anna = corp.unregistered("anna");

      corp.sspr()
          .call(
              "POST",
              "methods/import",
              "[{\"userId\":\"%s\",\"sspr-mobile-phone\":\"%s\"}]".formatted(anna.id(), MOBILE))
          .orFail();

      assertThat(methods(corp, anna)).containsOnlyKeys("sspr-mobile-phone");
    }

    @Test
    void inJsonLinesRegisters() {
      Person anna = corp.unregistered("anna");
      Person bert = corp.unregistered("bert");
      String line = "{\"username\":\"%s\",\"sspr-mobile-phone\":\"" + MOBILE + "\"}\n";

      corp.sspr()
          .post(
              "methods/import",
              "application/x-ndjson",
              line.formatted(anna.username()) + line.formatted(bert.username()))
          .orFail();

      assertThat(methods(corp, anna)).containsOnlyKeys("sspr-mobile-phone");
      assertThat(methods(corp, bert)).containsOnlyKeys("sspr-mobile-phone");
    }

    @Test
    void leavesWhatAUserHasRegisteredUnlessToldOtherwise() {
      corp.setUp(RegistrationTest.required(1, "[\"email\"]"));
      Person anna = corp.unregistered("anna");
      RegistrationWalk register = new RegistrationWalk(corp, mails);
      register.registerEmail(register.toOverview(new Browserless(), anna), anna.alternate());
      mails.next(anna.address());
      String file = "username,sspr-email\n" + anna.username() + ",helpdesk-typed@private.example";

      Answer kept = importCsv("", file);
      assertThat(statuses(kept)).containsExactly("kept");
      assertThat(kept.body().path("kept").asInt()).isEqualTo(1);
      assertThat(methods(corp, anna)).containsEntry("sspr-email", "an***@private.example");

      assertThat(statuses(importCsv("?overwrite=true", file))).containsExactly("saved");
      assertThat(methods(corp, anna)).containsEntry("sspr-email", "he***@private.example");
      assertThat(mails.next(anna.alternate()).text()).contains("was changed");
      assertThat(mails.next(anna.address()).text()).contains("was changed");
    }

    @Test
    void thatIsSentAgainChangesNothing() {
      Person anna = corp.registered("anna");
      String before = corp.sspr().get("users/" + anna.id() + "/methods").text();
      corp.admin().clearAdminEvents();

      Answer answer =
          importCsv("", "username,sspr-email", anna.username() + "," + anna.alternate());

      assertThat(statuses(answer)).containsExactly("unchanged");
      assertThat(corp.sspr().get("users/" + anna.id() + "/methods").text()).isEqualTo(before);
      assertThat(corp.admin().getAdminEvents())
          .extracting(AdminEventRepresentation::getOperationType)
          .containsExactly("ACTION");
    }

    @Test
    void removesWhatItSaysAndLeavesTheRest() {
      Person anna = corp.registered("anna");
      Person bert = corp.registered("bert");
      importCsv("", "username,sspr-mobile-phone", anna.username() + "," + MOBILE).orFail();

      importCsv(
              "",
              "username,sspr-email,sspr-mobile-phone",
              anna.username() + ",(remove),",
              bert.username() + ",,(remove)")
          .orFail();

      assertThat(methods(corp, anna)).containsOnlyKeys("sspr-mobile-phone");
      assertThat(methods(corp, bert)).containsOnlyKeys("sspr-email");
      corp.sspr()
          .call(
              "POST",
              "methods/import",
              "[{\"userId\":\"%s\",\"sspr-email\":null}]".formatted(bert.id()))
          .orFail();
      assertThat(methods(corp, bert)).isEmpty();
    }

    @Test
    void isOneActionAndOneEventForEachChangeToAnAuditor() {
      Person anna = corp.registered("anna");
      Person bert = corp.unregistered("bert");
      corp.admin().clearAdminEvents();

      importCsv(
              "",
              "username,sspr-email,sspr-mobile-phone",
              anna.username() + ",(remove)," + MOBILE,
              bert.username() + ",new@private.example,")
          .orFail();

      List<AdminEventRepresentation> events = corp.admin().getAdminEvents();
      assertThat(events)
          .extracting(event -> event.getOperationType() + " " + event.getResourcePath())
          .containsExactlyInAnyOrder(
              "ACTION sspr/methods/import",
              "DELETE sspr/users/" + anna.id() + "/methods/sspr-email",
              "CREATE sspr/users/" + anna.id() + "/methods/sspr-mobile-phone",
              "CREATE sspr/users/" + bert.id() + "/methods/sspr-email");
      assertThat(events)
          .allSatisfy(event -> assertThat(event.getAuthDetails().getUserId()).isNotBlank())
          .extracting(AdminEventRepresentation::getRepresentation)
          .allSatisfy(text -> assertThat(text).doesNotContain("4255550199", "new@private.example"));
    }

    private Answer importCsv(String query, String... lines) {
      return corp.sspr().post("methods/import" + query, CSV, String.join("\n", lines));
    }
  }

  @Nested
  class AWrongRow extends CorpTest {

    @Test
    void meansThatNothingIsWritten() {
      Person anna = corp.unregistered("anna");
      Person bert = corp.unregistered("bert");

      Answer answer = importOf("", anna, bert);

      assertThat(answer.status()).isEqualTo(422);
      assertThat(statuses(answer)).containsExactly("skipped", "failed");
      assertThat(answer.body().path("saved").asInt()).isZero();
      assertThat(answer.body().path("error").asText()).isEqualTo("invalid_rows");
      assertThat(answer.body().path("errorMessage").asText())
          .contains("1 of 2 rows", "Row 2: sspr-email: ");
      assertThat(methods(corp, anna)).isEmpty();
      assertThat(methods(corp, bert)).isEmpty();
    }

    @Test
    void isLeftOutWhenTheOthersAreWanted() {
      Person anna = corp.unregistered("anna");
      Person bert = corp.unregistered("bert");

      Answer answer = importOf("?onError=continue", anna, bert);

      assertThat(answer.status()).isEqualTo(200);
      assertThat(statuses(answer)).containsExactly("saved", "failed");
      assertThat(methods(corp, anna)).hasSize(2);
      assertThat(methods(corp, bert)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?dryRun=true", "?dryRun=true&onError=continue", "?dryRun"})
    void isToldByADryRun(String query) {
      Person anna = corp.unregistered("anna");
      Person bert = corp.unregistered("bert");
      corp.admin().clearAdminEvents();

      Answer answer = importOf(query, anna, bert);

      assertThat(answer.body().path("dryRun").asBoolean()).isTrue();
      assertThat(statuses(answer).get(1)).isEqualTo("failed");
      assertThat(methods(corp, anna)).isEmpty();
      assertThat(corp.admin().getAdminEvents()).isEmpty();
    }

    @Test
    void isTheSecondOneOfTheSameUser() {
      Person anna = corp.unregistered("anna");

      Answer answer =
          corp.sspr()
              .call(
                  "POST",
                  "methods/import?onError=continue",
                  """
                  [{"username":"%s","sspr-email":"one@private.example"},
                   {"userId":"%s","sspr-email":"two@private.example"}]
                  """
                      .formatted(anna.username(), anna.id()));

      assertThat(statuses(answer)).containsExactly("saved", "failed");
      assertThat(methods(corp, anna)).containsEntry("sspr-email", "on***@private.example");
    }

    @ParameterizedTest
    @CsvSource({
      "sspr-email, =cmd()",
      "sspr-email, =cmd|' /C calc'!A0",
      "sspr-email, @SUM(1+1)*cmd",
      "sspr-email, a@b",
      "sspr-mobile-phone, =1+4255550199",
      "sspr-mobile-phone, @14255550199",
      "sspr-mobile-phone, +1 4255550199 x12",
      "sspr-office-phone, -2+3",
      "sspr-office-phone, 110"
    })
    void isOneWithAFormulaOrAnyOtherValueThatIsNone(String type, String value) {
      Person anna = corp.unregistered("anna");

      Answer answer =
          corp.sspr()
              .post(
                  "methods/import",
                  CSV,
                  "username," + type + "\n" + anna.username() + ",\"" + value + "\"");

      assertThat(answer.status()).as(answer.text()).isEqualTo(422);
      assertThat(answer.body().findValuesAsText("field")).contains(type);
      assertThat(answer.text()).doesNotContain(value);
      assertThat(methods(corp, anna)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-at-all", "../admin", "%", "x' or '1'='1"})
    void isOneOfNobody(String username) {
      Answer answer =
          corp.sspr()
              .post("methods/import", CSV, "username,sspr-email\n" + username + ",a@b.example");

      assertThat(answer.status()).as(answer.text()).isEqualTo(422);
      assertThat(answer.body().findValuesAsText("field")).contains("username");
      assertThat(answer.body().path("rows").path(0).has("user")).isFalse();
    }

    private Answer importOf(String query, Person good, Person wrong) {
      return corp.sspr()
          .post(
              "methods/import" + query,
              CSV,
              "username,sspr-email,sspr-mobile-phone\n"
                  + good.username()
                  + ",good@private.example,"
                  + MOBILE
                  + "\n"
                  + wrong.username()
                  + ",wrong,"
                  + MOBILE
                  + "\n");
    }
  }

  @Nested
  class ABody extends CorpTest {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "text/csv|username,pigeon~anna,x",
          "text/csv|username,sspr-security-questions~anna,x",
          "text/csv|anna,+1 4255550199",
          "text/csv; charset=iso-8859-1|username,sspr-email~anna,a@b.example",
          "application/json|{}",
          "application/json|[{\"username\":\"anna\",\"pigeon\":\"x\"}]",
          "application/json|["
        })
    void thatIsNotUnderstoodIsRefusedAsAWhole(String type, String body) {
      Answer answer = corp.sspr().post("methods/import", type, body.replace('~', '\n'));

      assertThat(answer.status()).as(answer.text()).isEqualTo(400);
      assertThat(answer.body().path("error").asText()).isEqualTo("invalid_import");
      assertThat(answer.body().path("errorMessage").asText()).endsWith(".");
      assertThat(answer.text()).doesNotContain("4255550199");
    }

    @Test
    void withMoreRowsThanOneCallMayHaveIsRefused() {
      Answer answer =
          corp.sspr().post("methods/import", CSV, "username\n" + "nobody\n".repeat(10_001));

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.body().path("errorMessage").asText()).contains("10000 rows");
    }

    @Test
    void thatIsTooLongIsRefused() {
      Answer answer =
          corp.sspr().post("methods/import", CSV, "username\n" + "x".repeat(5 * 1024 * 1024));

      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.body().path("errorMessage").asText()).contains("bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data"})
    void ofAnotherTypeIsRefused(String type) {
      assertThat(corp.sspr().post("methods/import", type, "username\nanna").status())
          .isEqualTo(415);
    }

    @Test
    void withAnUnknownReactionIsRefused() {
      assertThat(corp.sspr().post("methods/import?onError=ignore", CSV, "username\nanna").status())
          .isEqualTo(400);
    }

    @Test
    void withoutRowsIsNoError() {
      Answer answer = corp.sspr().post("methods/import", CSV, "username,sspr-email\n").orFail();

      assertThat(answer.body().path("total").asInt()).isZero();
    }
  }

  @Nested
  class TheRight extends CorpTest {

    @ParameterizedTest(name = "{0} answers {1}")
    @CsvSource({
      "'', 403",
      "query-users, 403",
      "view-users, 403",
      "manage-realm, 403",
      "manage-users, 200"
    })
    void isToManageUsers(String role, int status) {
      Person anna = corp.unregistered("anna");

      Answer answer = withRole(role).post("methods/import", CSV, body(anna));

      assertThat(answer.status()).as(answer.text()).isEqualTo(status);
      assertThat(methods(corp, anna)).hasSize(status == 200 ? 1 : 0);
    }

    @Test
    void needsAToken() {
      Answer answer = corp.sspr(Optional::empty).post("methods/import", CSV, "username\nnobody");

      assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void namesTheCallerInTheEventsOfEveryUser() {
      Person anna = corp.unregistered("anna");
      Person caller = corp.unregistered("admin");
      corp.grant(caller, "manage-users");
      String token = corp.tokenOf(caller);
      corp.admin().clearAdminEvents();

      corp.sspr(() -> Optional.of(token)).post("methods/import", CSV, body(anna)).orFail();

      assertThat(corp.admin().getAdminEvents())
          .hasSize(2)
          .allSatisfy(
              event -> assertThat(event.getAuthDetails().getUserId()).isEqualTo(caller.id()));
    }

    @Test
    void ofFineGrainedPermissionsLeavesOutWhomTheyExclude() {
      RealmRepresentation settings = new RealmRepresentation();
      settings.setRealm("guarded");
      settings.setEnabled(true);
      settings.setAdminPermissionsEnabled(true);
      admin.realms().create(settings);
      admin.tokenManager().invalidate(admin.tokenManager().getAccessTokenString());
      try {
        Corp guarded = new Corp(urls.getBase(), "guarded", admin, application);
        Person anna = guarded.unregistered("anna");
        Person boss = guarded.unregistered("boss");
        Person caller = guarded.unregistered("caller");
        String body =
            "username,sspr-email\n%s,a@private.example\n%s,b@private.example"
                .formatted(anna.username(), boss.username());
        assertThat(importBy(guarded, caller, "", body).status()).isEqualTo(403);
        permit(guarded, "everybody", Logic.POSITIVE, caller, Set.of());
        permit(guarded, "not the boss", Logic.NEGATIVE, caller, Set.of(boss.id()));

        Answer stopped = importBy(guarded, caller, "", body);
        Answer continued = importBy(guarded, caller, "?onError=continue", body);

        assertThat(stopped.status()).as(stopped.text()).isEqualTo(422);
        assertThat(statuses(continued)).containsExactly("saved", "failed");
        assertThat(methods(guarded, boss)).isEmpty();
      } finally {
        admin.realm("guarded").remove();
      }
    }

    private static Answer importBy(Corp realm, Person caller, String query, String body) {
      String token = realm.tokenOf(caller);
      return realm.sspr(() -> Optional.of(token)).post("methods/import" + query, CSV, body);
    }

    /** Lets somebody manage users, or keeps them from it. */
    private static void permit(
        Corp realm, String name, Logic logic, Person caller, Set<String> users) {
      String client = realm.admin().clients().findByClientId("admin-permissions").get(0).getId();
      var authorization = realm.admin().clients().get(client).authorization();
      UserPolicyRepresentation policy = new UserPolicyRepresentation();
      policy.setName("policy of " + name);
      policy.setLogic(logic);
      policy.addUser(caller.id());
      authorization.policies().user().create(policy).close();
      ScopePermissionRepresentation permission = new ScopePermissionRepresentation();
      permission.setName(name);
      permission.setResourceType("Users");
      permission.setResources(users);
      permission.setScopes(Set.of("manage"));
      permission.setPolicies(Set.of(policy.getName()));
      authorization.permissions().scope().create(permission).close();
    }

    private SsprRest withRole(String role) {
      Person person = corp.unregistered("admin");
      if (!role.isEmpty()) {
        corp.grant(person, role);
      }
      String token = corp.tokenOf(person);
      return corp.sspr(() -> Optional.of(token));
    }

    private static String body(Person person) {
      return "username,sspr-email\n" + person.username() + ",new@private.example";
    }
  }

  @Nested
  class ADirectory extends CorpTest {

    @ParameterizedTest
    @EnumSource(names = {"READ_ONLY", "NOT_IMPORTED"})
    void thatMustNotBeWrittenToHasUsersWhoAreRegistered(Directory.Mode mode)
        throws LDAPSDKException {
      try (Directory directory = Directory.federatedBy(corp, mode)) {
        Person dora = directory.add("dora");
        Person dirk = directory.add("dirk");
        Person anna = corp.unregistered("anna");
        assertThat(dora.id().startsWith("f:")).isEqualTo(mode == Directory.Mode.NOT_IMPORTED);

        Answer answer =
            corp.sspr()
                .post(
                    "methods/import",
                    CSV,
                    "username,userId,sspr-email\n"
                        + dora.username()
                        + ",,dora@private.example\n"
                        + ","
                        + dirk.id()
                        + ",dirk@private.example\n"
                        + anna.username()
                        + ",,anna@private.example\n");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(List.of(dora, dirk, anna))
            .allSatisfy(each -> assertThat(methods(corp, each)).containsOnlyKeys("sspr-email"));
      }
    }
  }

  @Nested
  @Tag("alone")
  class TenThousandRows extends CorpTest {
    private static final int ROWS = 10_000;

    @Test
    void takeLessThanAMinute() {
      RealmRepresentation settings = new RealmRepresentation();
      settings.setRealm("many");
      settings.setEnabled(true);
      settings.setAdminEventsEnabled(true);
      settings.setAdminEventsDetailsEnabled(true);
      settings.setUsers(IntStream.range(0, ROWS).mapToObj(TenThousandRows::user).toList());
      admin.realms().create(settings);
      admin.tokenManager().invalidate(admin.tokenManager().getAccessTokenString());
      try {
        Corp many = new Corp(urls.getBase(), "many", admin, application);

        measure(many, "dry run", "?dryRun=true", "1", "saved");
        measure(many, "first", "", "1", "saved");
        measure(many, "changed, going on", "?onError=continue", "2", "saved");
      } finally {
        admin.realm("many").remove();
      }
    }

    private static void measure(
        Corp many, String name, String query, String change, String status) {
      StringBuilder csv = new StringBuilder("username,sspr-email,sspr-mobile-phone\n");
      for (int i = 0; i < ROWS; i++) {
        csv.append("user%05d,u%d.%s@private.example,+1425555%04d\n".formatted(i, i, change, i));
      }
      Instant start = Instant.now();

      Answer answer = many.sspr().post("methods/import" + query, CSV, csv.toString());

      Duration took = Duration.between(start, Instant.now());
      JsonNode body = answer.body();
      assertThat(answer.status()).as(answer.text().lines().findFirst().orElse("")).isEqualTo(200);
      assertThat(body.path(status).asInt()).isEqualTo(ROWS);
      assertThat(took)
          .as("%s; the server's peak of memory: %s", name, serversPeak())
          .isLessThan(Duration.ofMinutes(1));
    }

    /** Returns the most memory that a process started by this one has had, where Linux tells. */
    private static String serversPeak() {
      return ProcessHandle.current()
          .descendants()
          .map(process -> Path.of("/proc", String.valueOf(process.pid()), "status"))
          .filter(Files::isReadable)
          .flatMap(TenThousandRows::lines)
          .filter(line -> line.startsWith("VmHWM"))
          .map(line -> line.replaceAll("\\s+", " "))
          .collect(Collectors.joining(", "));
    }

    private static Stream<String> lines(Path file) {
      try {
        return Files.readAllLines(file).stream();
      } catch (IOException e) {
        return Stream.empty();
      }
    }

    private static UserRepresentation user(int number) {
      UserRepresentation user = new UserRepresentation();
      user.setUsername("user%05d".formatted(number));
      user.setEnabled(true);
      return user;
    }
  }
}
