package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.server.OwnServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;

/** The job that reminds of expiries by itself, on two nodes with one database (spec X6). */
class ExpiryReminderJobTest extends CorpTest {
  private static final Duration DAYS_LATER = Duration.ofDays(17);
  private static final Duration SOME_RUNS_OF_BOTH = Duration.ofSeconds(5);

  @TempDir static Path folder;

  @Test
  void twoNodesRemindEverybodyOnceAndNobodyHasToAsk()
      throws IOException, InterruptedException, SQLException {
    Server database =
        Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
            .start();
    try (OwnServer one = node("remind-one", database);
        Keycloak serverAdmin = one.admin()) {
      List<Person> people = people(create("reminding", one, serverAdmin));
      try (OwnServer two = node("remind-two", database)) {
        one.moveClock(DAYS_LATER);
        two.moveClock(DAYS_LATER);

        people.forEach(
            each -> assertThat(mails.next(each.address()).subject()).contains("expires soon"));
        Thread.sleep(SOME_RUNS_OF_BOTH.toMillis());
        assertThat(people).flatMap(each -> mails.pending(each.address())).isEmpty();
      }
    } finally {
      database.stop();
    }
  }

  private static List<Person> people(Corp reminding) {
    RealmRepresentation settings = reminding.admin().toRepresentation();
    settings.setPasswordPolicy("forceExpiredPasswordChange(30)");
    reminding.admin().update(settings);
    reminding
        .sspr()
        .put(
            "policy",
            "{\"scope\":\"all\",\"methods\":[\"email\"],\"expiry\":{\"remindDays\":[14]}}")
        .orFail();
    return IntStream.range(0, 5).mapToObj(i -> reminding.unregistered("anna")).toList();
  }

  private static OwnServer node(String name, Server database)
      throws IOException, InterruptedException {
    return OwnServer.start(
        Installation.withSspr(),
        Installation.options(name)
            .withArguments(
                "--db-url=jdbc:h2:tcp://localhost:"
                    + database.getPort()
                    + "/./reminding;NON_KEYWORDS=VALUE",
                "--db-username=keycloak",
                "--db-password=database-of-the-test",
                "--spi-admin-realm-restapi-extension--sspr--expiry-reminder-interval=1"));
  }
}
