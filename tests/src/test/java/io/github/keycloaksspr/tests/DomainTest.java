package io.github.keycloaksspr.tests;

import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.domain.Federation;
import io.github.keycloaksspr.tests.domain.Federation.Mode;
import io.github.keycloaksspr.tests.domain.NeedsSamba;
import io.github.keycloaksspr.tests.domain.SambaDomain;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.trace.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.representations.idm.UserRepresentation;

/** Tests with people of an Active Directory domain, which each class makes by Samba. */
@ExtendWith(NeedsSamba.class)
abstract class DomainTest extends CorpTest {
  static final String OLD = Secret.PASSWORD.used("Old-Passw0rd!");
  static final String NEW = "Brand-New-Passw0rd!";

  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @TempDir static Path folder;
  static SambaDomain domain;

  Federation federation;

  @BeforeAll
  static void makeADomain() throws IOException, InterruptedException, LDAPException {
    domain = SambaDomain.start(folder.resolve("samba"), Installation.controller());
  }

  @AfterAll
  static void endTheDomain() throws IOException {
    domain.close();
  }

  @AfterEach
  void removeTheFederation() {
    if (federation != null) {
      federation.close();
    }
  }

  @Override
  String policy() {
    return policy(true);
  }

  static String policy(boolean writeback) {
    return """
        {"scope":"all","gates":1,"methods":["email"],"writeback":{"enabled":%s},
         "limits":{"perDestination":20,"exemptNetworks":["127.0.0.0/8","::1/128"]}}
        """
        .formatted(writeback);
  }

  /** Federates the domain and registers somebody new there. */
  Person registered(Mode mode, String unit) throws LDAPException {
    return registered(mode, unit, Map.of());
  }

  /** Federates the domain with some settings and registers somebody new there. */
  Person registered(Mode mode, String unit, Map<String, String> settings) throws LDAPException {
    String account = "dora-dc" + PEOPLE.incrementAndGet();
    domain.addUser("CN=Dora " + account + "," + unit, account, OLD);
    federation = Federation.of(corp, domain.url(), mode, settings);
    UserRepresentation found = corp.admin().users().searchByUsername(account, true).get(0);
    Person person =
        new Person(
            found.getId(), account, account + "@corp.example", account + "@private.example", OLD);
    corp.sspr().registerEmail(person.id(), person.alternate());
    return person;
  }

  Page reset(Person person, String password) {
    return walk.newPassword(walk.toNewPassword(new Browserless(), person), password);
  }

  static String dn(Person person) {
    return dn(person, SambaDomain.PEOPLE);
  }

  static String dn(Person person, String unit) {
    return "CN=Dora " + person.username() + "," + unit;
  }
}
