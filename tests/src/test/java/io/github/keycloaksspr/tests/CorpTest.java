package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.mail.Mailbox;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.CorpRealm;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest;
import io.github.keycloaksspr.tests.server.Application;
import io.github.keycloaksspr.tests.server.InjectApplication;
import io.github.keycloaksspr.tests.server.OwnServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.testframework.KeycloakIntegrationTestExtension;
import org.keycloak.testframework.annotations.InjectAdminClient;
import org.keycloak.testframework.annotations.InjectKeycloakUrls;
import org.keycloak.testframework.annotations.InjectRealm;
import org.keycloak.testframework.injection.LifeCycle;
import org.keycloak.testframework.mail.MailServer;
import org.keycloak.testframework.mail.annotations.InjectMailServer;
import org.keycloak.testframework.realm.ManagedRealm;
import org.keycloak.testframework.realm.RealmBuilder;
import org.keycloak.testframework.remote.timeoffset.InjectTimeOffSet;
import org.keycloak.testframework.remote.timeoffset.TimeOffSet;
import org.keycloak.testframework.server.KeycloakUrls;

/**
 * Tests in the realm {@code corp}, which all classes share; each test makes its own users. Nested
 * classes extend this class too, for the framework injects into the innermost instance only.
 */
@ExtendWith(KeycloakIntegrationTestExtension.class)
abstract class CorpTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(50);

  @InjectRealm(lifecycle = LifeCycle.GLOBAL, config = CorpRealm.class)
  ManagedRealm realm;

  /** Moves the server's clock, caches included; put back after each test. */
  @InjectTimeOffSet(enableForCaches = true)
  TimeOffSet clock;

  @InjectAdminClient Keycloak admin;
  @InjectKeycloakUrls KeycloakUrls urls;
  @InjectMailServer MailServer mailServer;
  @InjectApplication Application application;

  Corp corp;
  Mailbox mails;
  ResetWalk walk;

  @BeforeEach
  void openCorp() {
    corp = new Corp(urls.getBase(), realm.getName(), admin, application);
    mails = new Mailbox(mailServer);
    walk = new ResetWalk(corp, mails);
    corp.setUp(policy());
  }

  /** Returns the policy of these tests. */
  String policy() {
    return Corp.POLICY;
  }

  /** Creates a realm like {@code corp}, without a policy, on another server. */
  Corp create(String name, OwnServer server, Keycloak serverAdmin) {
    return create(name, server.url(), serverAdmin);
  }

  /** Creates such a realm on the server that all tests share. */
  Corp createBeside(String name) {
    return create(name, urls.getBase(), admin);
  }

  private Corp create(String name, String server, Keycloak serverAdmin) {
    RealmRepresentation settings = new CorpRealm().configure(RealmBuilder.create()).build();
    settings.setRealm(name);
    settings.setEnabled(true);
    settings.setSmtpServer(corp.admin().toRepresentation().getSmtpServer());
    serverAdmin.realms().create(settings);
    // the token knows nothing of the new realm
    serverAdmin.tokenManager().invalidate(serverAdmin.tokenManager().getAccessTokenString());
    return new Corp(server, name, serverAdmin, application);
  }

  /**
   * Waits until the reset report says this of somebody and nothing else (spec A1).
   *
   * @param rows as {@link SsprRest#sessionsOf} has them
   */
  void assertRows(Person person, String... rows) {
    assertRows(corp, person, rows);
  }

  /** Says it of somebody of another realm. */
  static void assertRows(Corp there, Person person, String... rows) {
    Instant deadline = Instant.now().plus(PATIENCE);
    List<String> found = there.sspr().sessionsOf(person);
    while (!found.equals(List.of(rows)) && Instant.now().isBefore(deadline)) {
      LockSupport.parkNanos(PAUSE.toNanos());
      found = there.sspr().sessionsOf(person);
    }
    assertThat(found).containsExactly(rows);
  }

  /** Waits for a mail that was asked for later, and says that no code came before it. */
  void assertNoCodeSentTo(String address) {
    Person witness = corp.registered("witness");
    walk.toCode(new Browserless(), witness);
    mails.next(witness.alternate());
    assertThat(mails.pending(address)).flatExtracting(Mail::codes).isEmpty();
  }
}
