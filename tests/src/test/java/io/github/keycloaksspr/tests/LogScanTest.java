package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.demo.server.ServerOptions;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.server.OwnServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;

/** A server that logs all it can logs no secret (spec section 2). */
class LogScanTest extends CorpTest {
  private static final String NEW = "Brand-New-Passw0rd!";
  private static final String TOO_SHORT = "Shrt-1";
  private static final String WRONG_CODE = "918273";
  private static final String MISTYPED = "mistyped-address@private.example";

  /**
   * Two loggers of Keycloak's libraries print at DEBUG what they are given, whoever gives it:
   * Hibernate all fields of every row it writes (for a password its hash as well), the mail library
   * all recipients.
   */
  private static final String LEVELS =
      "--log-level=DEBUG,org.hibernate.orm.core:INFO,org.eclipse.angus.mail:INFO";

  private final Set<String> secrets = new LinkedHashSet<>();

  @Test
  void noCodeAnswerPasswordOrWholeAddressIsLoggedAtDebug()
      throws IOException, InterruptedException {
    ServerOptions options = Installation.options("log");
    try (OwnServer server =
            OwnServer.start(Installation.withSspr(), options.withArguments(LEVELS));
        Keycloak serverAdmin = server.admin()) {
      Corp there = create("logging", server, serverAdmin);
      ResetWalk thereWalk = new ResetWalk(there, mails);

      byEmail(there, thereWalk);
      byQuestions(there, thereWalk);
      byBothGates(there, thereWalk);
      withoutAMailServer(there, thereWalk);
    }

    List<String> log = Files.readAllLines(log(options));
    assertThat(log)
        .anyMatch(line -> line.contains(" [io.github.keycloaksspr"))
        .anyMatch(line -> line.contains(" DEBUG [org.keycloak"))
        .anyMatch(line -> line.contains(" DEBUG [org.hibernate.SQL]"));
    assertThat(secrets).hasSizeGreaterThan(10);
    for (String secret : secrets) {
      // not a part of a longer id or number
      Pattern alone =
          Pattern.compile(
              "(?<![0-9A-Za-z])" + Pattern.quote(secret) + "(?![0-9A-Za-z])",
              Pattern.CASE_INSENSITIVE);
      assertThat(log.stream().filter(line -> alone.matcher(line).find()))
          .as("%s", secret)
          .isEmpty();
    }
  }

  private void byEmail(Corp there, ResetWalk thereWalk) {
    there.setUp(Corp.POLICY);
    there.admin().update(withPasswordPolicy(there));
    Person anna = secret(there.registered("anna"));
    Browserless visitor = new Browserless();
    Page page = thereWalk.toDestination(visitor, anna.username());
    page = page.form("sspr-destination-form").with("destination", "no address").submit();
    page = thereWalk.destination(page, anna.alternate());
    String code = secret(mails.next(anna.alternate()).code());
    page = thereWalk.code(page, secret(WRONG_CODE));
    page = thereWalk.code(page, "12 34");
    page = thereWalk.code(page, code);
    page = thereWalk.newPassword(page, secret(TOO_SHORT));
    assertThat(Step.of(thereWalk.newPassword(page, secret(NEW)))).isEqualTo(Step.DONE);
    assertThat(there.signsIn(anna, NEW)).isTrue();
    mails.next(anna.alternate());

    thereWalk.toCode(new Browserless(), anna.username(), secret(MISTYPED));
    thereWalk.toCode(new Browserless(), secret(Corp.nobody()));
  }

  private void byQuestions(Corp there, ResetWalk thereWalk) {
    there.setUp(Questions.policy(1, "[\"questions\"]"));
    secrets.addAll(Questions.answers());
    Person bert = Questions.registered(there, "bert");
    Page page = thereWalk.toQuestions(new Browserless(), bert.username());
    page = Questions.right(page).with("answer1", "").submit();
    page = Questions.right(page).with("answer1", secret("Wrong Answer Given")).submit();
    page = Questions.right(page).submit();
    assertThat(Step.of(thereWalk.newPassword(page, NEW))).isEqualTo(Step.DONE);
  }

  private void byBothGates(Corp there, ResetWalk thereWalk) {
    there.setUp(Questions.policy(2, "[\"email\",\"questions\"]"));
    Person carl = secret(there.registered("carl"));
    Questions.register(there, carl);
    Page methods = thereWalk.toMethods(new Browserless(), carl.username());
    Page code = thereWalk.destination(thereWalk.method(methods, "email"), carl.alternate());
    Page questions = thereWalk.code(code, secret(mails.next(carl.alternate()).code()));
    Page newPassword = Questions.right(questions).submit();
    assertThat(Step.of(thereWalk.newPassword(newPassword, NEW))).isEqualTo(Step.DONE);
  }

  private void withoutAMailServer(Corp there, ResetWalk thereWalk) {
    there.setUp(Corp.POLICY);
    Person dora = secret(there.registered("dora"));
    RealmRepresentation settings = there.admin().toRepresentation();
    settings.getSmtpServer().put("port", "1");
    there.admin().update(settings);
    thereWalk.toCode(new Browserless(), dora);
    Events.about(there, dora.username(), "SEND_RESET_PASSWORD_ERROR");
  }

  private static RealmRepresentation withPasswordPolicy(Corp there) {
    RealmRepresentation settings = there.admin().toRepresentation();
    settings.setPasswordPolicy("length(12)");
    return settings;
  }

  private String secret(String text) {
    secrets.add(text);
    return text;
  }

  private Person secret(Person person) {
    secrets.add(person.alternate().toLowerCase(Locale.ROOT));
    return person;
  }

  private static Path log(ServerOptions options) {
    return options.folder().resolve("keycloak.log");
  }
}
