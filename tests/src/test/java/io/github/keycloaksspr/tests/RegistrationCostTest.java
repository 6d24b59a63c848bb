package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.server.OwnServer;
import io.github.keycloaksspr.tests.trace.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;

/** A registered user costs a sign-in no question to the database (spec P7). */
class RegistrationCostTest extends CorpTest {

  private static final String OFF = "{\"scope\":\"none\"}";
  private static final String STATEMENT = " DEBUG [org.hibernate.SQL]";

  private static final Duration STILL = Duration.ofMillis(400);

  /** A sign-in and what it may read from caches that the first ones fill. */
  private static final int WARM_UP = 3;

  @Test
  void neitherWithAPasswordNorBySingleSignOn() throws IOException, InterruptedException {
    Path log = Traces.log("cost");
    try (OwnServer server = OwnServer.start(Installation.withSspr(), Installation.options("cost"));
        Keycloak serverAdmin = server.admin()) {
      Corp there = create("cost", server, serverAdmin);
      there.setUp(RegistrationTest.required(2, "[\"email\",\"questions\"]"));
      Person anna = there.registered("anna");
      register(there, anna);

      Cost required = cost(there, anna, log);
      there.setUp(OFF);
      Cost off = cost(there, anna, log);

      assertThat(off.password()).isPositive();
      assertThat(off.singleSignOn()).isPositive();
      assertThat(required.password()).isLessThanOrEqualTo(off.password());
      assertThat(required.singleSignOn()).isLessThanOrEqualTo(off.singleSignOn());
    }
  }

  private void register(Corp there, Person person) {
    RegistrationWalk register = new RegistrationWalk(there, mails);
    var overview = register.toOverview(new Browserless(), person);
    register.press(register.registerQuestions(overview), "finish");
    assertThat(there.signsIn(person, person.password())).isTrue();
  }

  /** Statements of one sign-in with a password, and of the one to the next application. */
  private record Cost(long password, long singleSignOn) {}

  private static Cost cost(Corp there, Person person, Path log)
      throws IOException, InterruptedException {
    Cost cost = new Cost(0, 0);
    for (int i = 0; i <= WARM_UP; i++) {
      Browserless visitor = new Browserless();
      var page = visitor.open(there.signInPage());
      long start = statements(log);
      page =
          page.form("kc-form-login")
              .with("username", person.username())
              .with("password", person.password())
              .submit();
      RegistrationWalk.at(Step.SIGNED_IN, page);
      long between = statements(log);
      RegistrationWalk.at(Step.SIGNED_IN, visitor.open(there.signInPage()));
      cost = new Cost(between - start, statements(log) - between);
    }
    return cost;
  }

  /** Counts once the log, which is written behind the server's back, stands still. */
  private static long statements(Path log) throws IOException, InterruptedException {
    long size = -1;
    while (size != Files.size(log)) {
      size = Files.size(log);
      Thread.sleep(STILL.toMillis());
    }
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(STATEMENT)).count();
    }
  }
}
