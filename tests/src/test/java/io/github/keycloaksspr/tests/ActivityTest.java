package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.ActivityRows.Row;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.server.OwnServer;
import io.github.keycloaksspr.tests.trace.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The rows behind the activity reports (spec A1, A2, A5). */
class ActivityTest extends CorpTest {
  private static final String NEW = "Brand-New-Passw0rd!";
  private static final String TOO_SHORT = "Shrt-1!";
  private static final String OF_THE_HELPDESK = "From-The-Helpdesk-1!";
  private static final String TYPED_BY_MISTAKE = "My-Passw0rd-In-The-Wrong-Field";
  private static final String POLICY =
      """
      {"scope":"all","gates":1,"methods":["email"],%s
       "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"]}}
      """;
  private static final Duration LONGER_THAN_A_SESSION = Duration.ofHours(1);
  private static final AtomicInteger REALMS = new AtomicInteger();

  @TempDir static Path folder;
  private static Server database;
  private static ActivityRows rows;
  private static OwnServer server;

  private Keycloak serverAdmin;
  private Corp acts;
  private String realmId;
  private ResetWalk there;

  @BeforeAll
  static void startAServer() throws IOException, InterruptedException, SQLException {
    database =
        Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
            .start();
    rows =
        new ActivityRows(
            "jdbc:h2:tcp://localhost:" + database.getPort() + "/./activity",
            "keycloak",
            "database-of-the-test");
    server = node("activity-one");
  }

  private static OwnServer node(String name) throws IOException, InterruptedException {
    return OwnServer.start(
        Installation.withSspr(),
        Installation.options(name)
            .withArguments(
                "--db-url=" + rows.url() + ";NON_KEYWORDS=VALUE",
                "--db-username=" + rows.user(),
                "--db-password=" + rows.password(),
                "--spi-events-listener--sspr-activity--upkeep-interval=1"));
  }

  @AfterAll
  static void endIt() {
    if (server != null) {
      server.close();
    }
    database.stop();
  }

  @BeforeEach
  void makeARealm() {
    serverAdmin = server.admin();
    acts = create("activity" + REALMS.incrementAndGet(), server, serverAdmin);
    RealmRepresentation settings = acts.admin().toRepresentation();
    settings.setPasswordPolicy("length(8)");
    acts.admin().update(settings);
    realmId = settings.getId();
    there = new ResetWalk(acts, mails);
    acts.setUp(POLICY.formatted(""));
  }

  @AfterEach
  void closeTheClient() {
    serverAdmin.close();
  }

  /** What is walked, and which row must be there in the end. */
  private final Map<String, String> expected = new LinkedHashMap<>();

  private void expect(String username, String row) {
    expected.put(username, row);
  }

  @Test
  void everyWayOfAResetLeavesExactlyOneRightRow()
      throws SQLException, IOException, InterruptedException {
    walkToTheEnd();
    walkInVain();
    leaveHalfWay();
    server.moveClock(LONGER_THAN_A_SESSION);

    List<Row> settled =
        rows.resets(
            realmId,
            all ->
                all.stream()
                    .noneMatch(
                        row ->
                            row.get("RESULT").isEmpty()
                                || (row.get("ROLE").isEmpty() && !row.get("USER_ID").isEmpty())));

    assertThat(settled)
        .map(row -> row.get("USER_TYPED") + " | " + summary(row))
        .containsExactlyInAnyOrderElementsOf(
            expected.entrySet().stream().map(e -> e.getKey() + " | " + e.getValue()).toList());
    assertThat(settled)
        .allSatisfy(
            row -> {
              assertThat(row.get("ADDRESS")).isEqualTo("127.0.0.1");
              assertThat(row.get("CLIENT")).isNotEmpty();
              assertThat(Long.parseLong(row.get("FINISHED_AT")))
                  .isGreaterThanOrEqualTo(Long.parseLong(row.get("STARTED_AT")));
              boolean byAdministrator = row.get("USER_TYPED").matches("(eva|fay|gus)\\d+");
              assertThat(row.get("ACTOR_ID").isEmpty()).isEqualTo(!byAdministrator);
            });
    assertNoSecrets();
    server.moveClock(Duration.ZERO);
  }

  private static String summary(Row row) {
    return row.summary("INTENT", "RESULT", "DETAIL", "STEP", "METHODS", "GATES_PASSED", "GATES")
        + " "
        + (row.get("ROLE").isEmpty() ? "nobody" : row.get("ROLE"));
  }

  private void walkToTheEnd() {
    Person ann = acts.registered("ann");
    there.newPassword(there.toNewPassword(new Browserless(), ann), NEW);
    expect(ann.username(), "reset succeeded password_reset done email 1 1 user");

    Person bob = acts.registered("bob");
    Page form = there.toNewPassword(new Browserless(), bob);
    there.newPassword(there.newPassword(form, TOO_SHORT), NEW);
    expect(bob.username(), "reset succeeded password_reset done email 1 1 user");

    Person cat = acts.registered("cat");
    ChangeWalk change = new ChangeWalk(acts, application);
    Page page = change.toForm(cat);
    page = ChangeWalk.change(page, "Not-The-Old-One1!", NEW);
    ChangeWalk.change(page, cat.password(), NEW);
    expect(cat.username(), "change succeeded password_changed done  0 0 user");

    Person dan = acts.unregistered("dan");
    UserRepresentation due = acts.admin().users().get(dan.id()).toRepresentation();
    due.setRequiredActions(List.of("UPDATE_PASSWORD"));
    acts.admin().users().get(dan.id()).update(due);
    there.newPassword(acts.signIn(dan, dan.password()), NEW);
    expect(dan.username(), "change succeeded required_password_changed done  0 0 user");

    byAdministrators();
  }

  private void byAdministrators() {
    Person eva = acts.unregistered("eva");
    acts.grant(eva, "view-users");
    acts.sspr().post("users/" + eva.id() + "/reset-password").orFail();
    expect(eva.username(), "admin-reset succeeded temporary_password done  0 0 admin");

    Person fay = acts.unregistered("fay");
    CredentialRepresentation password = new CredentialRepresentation();
    password.setType(CredentialRepresentation.PASSWORD);
    password.setValue(Secret.PASSWORD.used(OF_THE_HELPDESK));
    acts.admin().users().get(fay.id()).resetPassword(password);
    expect(fay.username(), "admin-reset succeeded password_set done  0 0 user");

    Person gus = acts.unregistered("gus");
    acts.sspr().post("users/" + gus.id() + "/unlock").orFail();
    expect(gus.username(), "unlock succeeded nothing_locked done  0 0 user");
  }

  private void walkInVain() {
    Person nobody = Corp.nobody();
    there.toCode(new Browserless(), nobody);
    expect(nobody.username(), "reset failed user_not_found email_started email 0 1 nobody");

    Person hal = acts.disabled("hal");
    there.toDestination(new Browserless(), hal.username());
    expect(hal.username(), "reset failed user_disabled user_id_entered  0 1 user");

    Person ida = acts.unregistered("ida");
    there.toDestination(new Browserless(), ida.username());
    expect(ida.username(), "reset failed not_registered user_id_entered  0 1 user");

    there.toDestination(new Browserless(), TYPED_BY_MISTAKE);
    expect("***", "reset failed user_not_found user_id_entered  0 1 nobody");

    Person jim = acts.registered("jim");
    Page code = there.toCode(new Browserless(), jim);
    String right = mails.nextCode(jim.alternate());
    for (int i = 0; i < 7; i++) {
      code = there.code(code, Codes.otherThan(right));
    }
    expect(jim.username(), "reset blocked too_many_proofs email_started email 0 1 user");

    Person kim = acts.registered("kim");
    ChangeWalk change = new ChangeWalk(acts, application);
    ChangeWalk.change(change.toForm(kim), "Not-The-Old-One1!", NEW);
    expect(kim.username(), "change failed wrong_old_password choosing_password  0 0 user");

    withoutAMailServer();
  }

  private void withoutAMailServer() {
    Person lea = acts.registered("lea");
    RealmRepresentation settings = acts.admin().toRepresentation();
    Map<String, String> working = settings.getSmtpServer();
    Map<String, String> dead = new LinkedHashMap<>(working);
    dead.put("port", "1");
    settings.setSmtpServer(dead);
    acts.admin().update(settings);
    there.toCode(new Browserless(), lea);
    expect(lea.username(), "reset failed mail_failed email_started email 0 1 user");
    try {
      rows.resets(
          realmId, all -> all.stream().anyMatch(row -> row.get("DETAIL").equals("mail_failed")));
    } catch (SQLException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    settings.setSmtpServer(working);
    acts.admin().update(settings);
  }

  private void leaveHalfWay() {
    Person mia = acts.registered("mia");
    there.toDestination(new Browserless(), mia.username());
    expect(mia.username(), "reset abandoned user_id_entered user_id_entered  0 1 user");

    Person ned = acts.registered("ned");
    Page code = there.toCode(new Browserless(), ned);
    there.code(code, Codes.otherThan(mails.nextCode(ned.alternate())));
    expect(ned.username(), "reset abandoned email_started email_started email 0 1 user");

    Person ola = acts.registered("ola");
    there.toNewPassword(new Browserless(), ola);
    expect(ola.username(), "reset abandoned before_password before_password email 1 1 user");

    Person pat = acts.registered("pat");
    there.newPassword(there.toNewPassword(new Browserless(), pat), TOO_SHORT);
    expect(pat.username(), "reset abandoned choosing_password choosing_password email 1 1 user");

    Person quy = acts.registered("quy");
    there.toCode(new Browserless(), quy).click("#sspr-restart");
    expect(quy.username(), "reset cancelled before_gates email_started email 0 1 user");

    Person ray = acts.registered("ray");
    new ChangeWalk(acts, application).toForm(ray);
    // whoever looks at the page of a change has begun nothing
  }

  /** Neither what was typed and sent nor where it was sent to is in a row. */
  private void assertNoSecrets() throws SQLException {
    String dump = rows.resets(realmId) + " " + rows.registrations(realmId);

    assertThat(dump)
        .contains("password_reset", "sspr-email")
        .doesNotContain("@private.example", NEW, OF_THE_HELPDESK, TYPED_BY_MISTAKE, "Passw0rd");
    assertThat(rows.resets(realmId))
        .flatMap(row -> row.columns().entrySet())
        .filteredOn(column -> !column.getKey().matches(".*(ID|KEY|_AT)"))
        .noneMatch(column -> column.getValue().matches(".*\\d{6}.*"));
  }

  @Test
  void everyChangeOfARegistrationLeavesARow() throws SQLException {
    acts.setUp(POLICY.formatted("\"registration\":{\"required\":true,\"reconfirmDays\":180},"));
    Person ann = acts.unregistered("ann");
    RegistrationWalk walk = new RegistrationWalk(acts, mails);
    walk.registerEmail(walk.toOverview(new Browserless(), ann), ann.alternate());
    acts.sspr().registerEmail(ann.id(), "other@private.example");
    acts.sspr().delete("users/" + ann.id() + "/methods/sspr-email").orFail();

    List<Row> written = rows.registrations(realmId);

    assertThat(written)
        .map(row -> row.summary("USER_NAME", "ROLE", "ACTION", "DATA"))
        .containsExactly(
            ann.username() + " user registered sspr-email",
            ann.username() + " user changed sspr-email",
            ann.username() + " user removed sspr-email");
    assertThat(written.get(0).get("ACTOR_ID")).isEmpty();
    assertThat(written.get(1).get("ACTOR_ID")).isNotEmpty();
    assertThat(written.toString()).doesNotContain("@private.example");
  }

  @Test
  void whoIsDeletedIsNotInTheRowsAnyMore() throws SQLException {
    Person ann = acts.registered("ann");
    there.toDestination(new Browserless(), ann.username());
    acts.admin().users().get(ann.id()).remove();

    assertThat(rows.resets(realmId))
        .singleElement()
        .satisfies(
            row ->
                assertThat(row.columns())
                    .doesNotContainKeys("USER_ID", "USER_TYPED", "ADDRESS")
                    .containsEntry("STEP", "user_id_entered"));
    assertThat(rows.registrations(realmId))
        .singleElement()
        .satisfies(
            row -> assertThat(row.columns()).doesNotContainKeys("USER_ID", "USER_NAME", "ADDRESS"));

    acts.setUp(POLICY.formatted("\"activity\":{\"onUserDeletion\":\"delete\"},"));
    Person bob = acts.registered("bob");
    there.toDestination(new Browserless(), bob.username());
    acts.admin().users().get(bob.id()).remove();
    assertThat(rows.resets(realmId)).hasSize(1);
    assertThat(rows.registrations(realmId)).hasSize(1);

    acts.admin().remove();
    assertThat(rows.resets(realmId)).isEmpty();
    assertThat(rows.registrations(realmId)).isEmpty();
  }

  @Test
  void twoNodesCloseEveryAbandonedSessionOnceAndDeleteWhatIsOld()
      throws SQLException, IOException, InterruptedException {
    int sessions = 1200;
    try (OwnServer other = node("activity-two")) {
      rows.begin(realmId, sessions, Instant.now().minus(Duration.ofDays(2)));

      List<Row> closed =
          rows.resets(realmId, all -> all.stream().noneMatch(row -> row.get("RESULT").isEmpty()));
      assertThat(closed)
          .hasSize(sessions)
          .allSatisfy(
              row -> {
                assertThat(row.summary("RESULT", "DETAIL")).isEqualTo("abandoned email_started");
                assertThat(duration(row)).isEqualTo(Duration.ofMinutes(30));
              });

      there.toDestination(new Browserless(), Corp.nobody().username());
      acts.setUp(POLICY.formatted("\"activity\":{\"keepDays\":1},"));
      assertThat(rows.resets(realmId, all -> all.size() == 1))
          .singleElement()
          .satisfies(row -> assertThat(row.get("DETAIL")).isEqualTo("user_not_found"));
      assertThat(other.url()).isNotEmpty();
    }
  }

  private static Duration duration(Row row) {
    return Duration.ofMillis(
        Long.parseLong(row.get("FINISHED_AT")) - Long.parseLong(row.get("STARTED_AT")));
  }
}
