package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.domain.Federation;
import io.github.keycloaksspr.tests.domain.NeedsSamba;
import io.github.keycloaksspr.tests.domain.SambaDomain;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.server.OwnServer;
import io.github.keycloaksspr.tests.trace.Secret;
import jakarta.ws.rs.InternalServerErrorException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.userprofile.config.UPConfig;

/**
 * The directory has taken a password, and then Keycloak's database refuses what belongs to it (spec
 * W8).
 */
@ExtendWith(NeedsSamba.class)
class WritebackUnfinishedTest extends CorpTest {
  private static final String OLD = "Old-Passw0rd!";
  private static final String NEW = "Brand-New-Passw0rd!";

  private static final String POLICY =
      """
      {"scope":"all","gates":1,"methods":["email"],
       "writeback":{"enabled":true%s},
       "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"]}}
      """;
  private static final String LOCAL_USERS =
      ",\"localUsers\":{\"provider\":\"domain\",\"userAttribute\":\"adAccount\"}";

  private static final String DATABASE_USER = "keycloak";
  private static final String DATABASE_PASSWORD = "database-of-the-test";
  private static final AtomicInteger REALMS = new AtomicInteger();

  @TempDir static Path folder;
  private static SambaDomain domain;
  private static Server database;
  private static OwnServer server;

  private Keycloak serverAdmin;
  private Corp unlucky;
  private ResetWalk there;
  private String account;
  private String dn;

  @BeforeAll
  static void makeADomainAndAServer()
      throws IOException, InterruptedException, LDAPException, SQLException {
    domain = SambaDomain.start(folder.resolve("samba"), Installation.controller());
    database =
        Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
            .start();
    server =
        OwnServer.start(
            Installation.withSspr(),
            Installation.options("unlucky")
                .withArguments(
                    "--db-url=" + url() + ";NON_KEYWORDS=VALUE",
                    "--db-username=" + DATABASE_USER,
                    "--db-password=" + DATABASE_PASSWORD));
  }

  @AfterAll
  static void endThem() throws IOException {
    if (server != null) {
      server.close();
    }
    if (database != null) {
      database.stop();
    }
    domain.close();
  }

  private static String url() {
    return "jdbc:h2:tcp://localhost:" + database.getPort() + "/./unlucky";
  }

  @BeforeEach
  void makeARealm() throws LDAPException {
    serverAdmin = server.admin();
    String name = "unlucky" + REALMS.incrementAndGet();
    account = "fay-" + name;
    dn = "CN=Fay " + account + "," + SambaDomain.PEOPLE;
    domain.addUser(dn, account, OLD);
    unlucky = create(name, server, serverAdmin);
    there = new ResetWalk(unlucky, mails);
    unlucky.setUp(POLICY.formatted(""));
    Federation.of(unlucky, domain.url(), Federation.Mode.READ_ONLY);
  }

  @AfterEach
  void closeTheClient() {
    serverAdmin.close();
  }

  @Test
  void theUserTheEventsAndAMailSayWhatHolds() throws LDAPException, SQLException {
    Person fay = fromTheDirectory();
    Page form = there.toNewPassword(new Browserless(), fay);
    mails.pending(fay.alternate());
    change(
        "alter table EVENT_ENTITY add constraint FULL_UP check (TYPE <> 'UPDATE_CREDENTIAL')"
            + " nocheck");

    Page answer = there.newPassword(form, NEW);

    assertThat(answer.text())
        .contains("The directory of your organisation has your new password", "Sign in with");
    assertThat(domain.takes(dn, NEW)).isTrue();
    assertReported(fay);
    assertThat(mails.next(fay.alternate()).text()).contains("password");
    change("alter table EVENT_ENTITY drop constraint FULL_UP");
    assertThat(unlucky.takes(fay, NEW)).isTrue();
  }

  @Test
  void aLocalUserReadsThatTheFormerPasswordHoldsHere() throws LDAPException, SQLException {
    Person fay = matched();
    Page form = there.toNewPassword(new Browserless(), fay);
    change("alter table CREDENTIAL add constraint FULL_UP check (VERSION < 1) nocheck");

    Page answer = there.newPassword(form, NEW);

    assertThat(answer.text()).contains("here the former one still holds");
    assertThat(domain.takes(dn, NEW)).isTrue();
    assertReported(fay);
    change("alter table CREDENTIAL drop constraint FULL_UP");
    assertThat(unlucky.signsIn(fay, fay.password())).isTrue();

    there.newPassword(there.toNewPassword(new Browserless(), fay), "Third-Passw0rd!");
    assertThat(domain.takes(dn, "Third-Passw0rd!")).isTrue();
    assertThat(unlucky.signsIn(fay, "Third-Passw0rd!")).isTrue();
  }

  @Test
  void anAdministratorReadsItToo() throws LDAPException, SQLException {
    Person fay = matched();
    change("alter table CREDENTIAL add constraint FULL_UP check (VERSION < 1) nocheck");
    CredentialRepresentation password = new CredentialRepresentation();
    password.setType(CredentialRepresentation.PASSWORD);
    password.setValue(Secret.PASSWORD.used(NEW));

    assertThatThrownBy(() -> unlucky.admin().users().get(fay.id()).resetPassword(password))
        .isInstanceOfSatisfying(
            InternalServerErrorException.class,
            failed ->
                assertThat(failed.getResponse().readEntity(String.class))
                    .contains("ssprWritebackDirectoryOnly"));
    assertThat(domain.takes(dn, NEW)).isTrue();
    assertReported(fay);
    change("alter table CREDENTIAL drop constraint FULL_UP");
  }

  private void assertReported(Person person) throws SQLException {
    ActivityRows rows = new ActivityRows(url(), DATABASE_USER, DATABASE_PASSWORD);
    assertThat(rows.resets(unlucky.admin().toRepresentation().getId()))
        .filteredOn(row -> person.id().equals(row.get("USER_ID")))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.summary("RESULT", "DETAIL", "WRITEBACK"))
                  .isEqualTo("failed directory_only written");
              assertThat(domain.url()).contains(row.get("CONTROLLER").replaceFirst(":.*", ""));
            });
    assertThat(unlucky.admin().getEvents())
        .filteredOn(event -> person.id().equals(event.getUserId()))
        .filteredOn(event -> "UPDATE_CREDENTIAL_ERROR".equals(event.getType()))
        .singleElement()
        .extracting(EventRepresentation::getError)
        .isEqualTo("directory_only");
    assertThat(unlucky.admin().getEvents())
        .filteredOn(event -> person.id().equals(event.getUserId()))
        .extracting(EventRepresentation::getType)
        .doesNotContain("UPDATE_CREDENTIAL", "RESET_PASSWORD");
  }

  private Person fromTheDirectory() {
    UserRepresentation found = unlucky.admin().users().searchByUsername(account, true).get(0);
    Person fay =
        new Person(
            found.getId(), account, account + "@corp.example", account + "@private.example", OLD);
    unlucky.sspr().registerEmail(fay.id(), fay.alternate());
    return fay;
  }

  private Person matched() {
    UPConfig profile = unlucky.admin().users().userProfile().getConfiguration();
    profile.setUnmanagedAttributePolicy(UPConfig.UnmanagedAttributePolicy.ADMIN_EDIT);
    unlucky.admin().users().userProfile().update(profile);
    unlucky.setUp(POLICY.formatted(LOCAL_USERS));
    Person fay = unlucky.registered("fay");
    UserRepresentation user = unlucky.admin().users().get(fay.id()).toRepresentation();
    user.singleAttribute("adAccount", account);
    unlucky.admin().users().get(fay.id()).update(user);
    return fay;
  }

  /** Changes the server's database while the server is using it. */
  private static void change(String statement) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url(), DATABASE_USER, DATABASE_PASSWORD);
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }
}
