package io.github.keycloaksspr.tests;

import static io.github.keycloaksspr.tests.ChangeWalk.at;
import static io.github.keycloaksspr.tests.ChangeWalk.change;
import static io.github.keycloaksspr.tests.ChangeWalk.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.domain.Federation;
import io.github.keycloaksspr.tests.domain.Federation.Mode;
import io.github.keycloaksspr.tests.domain.NeedsSamba;
import io.github.keycloaksspr.tests.domain.SambaDomain;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * The change of a password with the old one, of users from an Active Directory domain, with a real
 * one by Samba (spec X4, X7, W1 to W3, W9).
 */
@ExtendWith(NeedsSamba.class)
class WritebackChangeTest extends CorpTest {
  private static final String OLD = "Old-Passw0rd!";
  private static final String NEW = "Brand-New-Passw0rd!";
  private static final String THIRD = "Third-Passw0rd!";
  private static final String WRONG = "Wrong-Passw0rd!";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @TempDir static Path folder;
  private static SambaDomain domain;

  private Federation federation;
  private ChangeWalk walks;

  @BeforeAll
  static void makeADomain() throws IOException, InterruptedException, LDAPException {
    domain = SambaDomain.start(folder.resolve("samba"), Installation.controller());
  }

  @AfterAll
  static void endTheDomain() throws IOException {
    domain.close();
  }

  @BeforeEach
  void beginTheWalk() {
    walks = new ChangeWalk(corp, application);
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

  private static String policy(boolean writeback) {
    return """
        {"scope":"all","gates":1,"methods":["email"],"writeback":{"enabled":%s},
         "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"]}}
        """
        .formatted(writeback);
  }

  @ParameterizedTest
  @EnumSource
  void aChangeReachesTheDirectoryAtOnce(Mode mode) throws LDAPException {
    Person dora = federated(mode);

    at(Step.SIGNED_IN, change(walks.toForm(dora), OLD, NEW));

    assertThat(domain.takes(dn(dora), NEW)).isTrue();
    assertThat(domain.bind(dn(dora), OLD)).isEqualTo("52e");
    assertThat(domain.kinit(dora.username(), NEW)).isTrue();
    assertThat(domain.kinit(dora.username(), OLD)).isFalse();
    assertThat(corp.signsIn(dora, NEW)).isTrue();
    assertThat(corp.takes(dora, OLD)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aWrongOldPasswordIsSaidToBeOne(Mode mode) throws LDAPException {
    Person dora = federated(mode);

    Page refused = change(walks.toForm(dora), WRONG, NEW);

    assertThat(error(refused, "password")).isEqualTo("The old password is wrong.");
    assertThat(refused.html()).doesNotContain("00000056", "check_password");
    assertThat(domain.takes(dn(dora), OLD)).isTrue();
    assertThat(
            corp.admin()
                .getEvents(
                    List.of("UPDATE_CREDENTIAL_ERROR"), null, dora.id(), null, null, null, 0, 9))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getDetails()).containsEntry("sspr_reason", "wrong_old_password"));
    at(Step.SIGNED_IN, change(refused, OLD, NEW));
  }

  @Test
  void wrongOldPasswordsCountBeforeTheDirectoryLocksTheAccount() throws LDAPException {
    corp.setUp(policy().replace("\"limits\":{", "\"limits\":{\"proofs\":2,"));
    Person dora = federated(Mode.READ_ONLY);
    Page page = change(walks.toForm(dora), WRONG, NEW);
    page = change(page, WRONG, NEW);

    Page blocked = at(Step.CHANGE, change(page, OLD, NEW));

    assertThat(blocked.text()).contains("too many attempts");
    assertThat(domain.values(dn(dora))).containsEntry("badPwdCount", List.of("2"));
    assertThat(domain.takes(dn(dora), OLD)).isTrue();
  }

  @Test
  void whatTheDirectoryRefusesIsExplainedBesideTheNewPassword() throws LDAPException {
    Person dora = federated(Mode.READ_ONLY);

    Page refused = change(walks.toForm(dora), OLD, "Shrt-1");
    assertThat(error(refused, "password-new")).contains("it must have at least 8 characters");
    refused = change(refused, OLD, "onlysmallletters");
    assertThat(error(refused, "password-new")).contains("it is too simple");
    assertThat(refused.html()).doesNotContain("0000052D", "check_password_restrictions");
    assertThat(domain.takes(dn(dora), OLD)).isTrue();
    at(Step.SIGNED_IN, change(refused, OLD, NEW));
  }

  @Test
  void theHistoryHolds() throws LDAPException {
    Person dora = federated(Mode.READ_ONLY);
    at(Step.SIGNED_IN, change(walks.toForm(dora), OLD, NEW));

    Page refused = change(walks.toForm(with(dora, NEW)), NEW, OLD);

    assertThat(error(refused, "password-new")).contains("it was used before");
    assertThat(domain.takes(dn(dora), NEW)).isTrue();
  }

  @Test
  void theMinimumAgeHoldsAndItsEndIsTold() throws LDAPException, IOException, InterruptedException {
    Person dora = federated(Mode.READ_ONLY);
    domain.setPolicy("--min-pwd-age=2");
    try {
      Page form = walks.toForm(dora);
      assertThat(form.element("#sspr-not-before").text()).contains("Next change possible: ");

      Page refused = change(form, OLD, NEW);

      assertThat(error(refused, "password-new"))
          .contains("the last change was too recent")
          .containsPattern(
              "Next change possible: \\w+ \\d+, \\d{4},? (at )?\\d+:\\d\\d:\\d\\d.[AP]M UTC");
      assertThat(domain.takes(dn(dora), OLD)).isTrue();
    } finally {
      domain.setPolicy("--min-pwd-age=0");
    }
  }

  @Test
  void theRulesOfTheDomainAreOnThePage() throws LDAPException {
    Page form = walks.toForm(federated(Mode.READ_ONLY));

    assertThat(form.document().select("#sspr-rules li").eachText())
        .containsExactly(
            "At least 8 characters",
            "Three of these four: capital letters, small letters, digits, other characters",
            "Without your name in it",
            "None of your last 24 passwords",
            "Different from the old password");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WRITABLE")
  void whoMustChangeThePasswordCanDoItHere(Mode mode) throws LDAPException {
    Person dora = federated(mode);
    Page form = walks.toForm(dora);
    domain.set(dn(dora), "pwdLastSet", "0");
    assertThat(domain.bind(dn(dora), OLD)).isEqualTo("773");

    at(Step.SIGNED_IN, change(form, OLD, NEW));

    assertThat(domain.takes(dn(dora), NEW)).isTrue();
    assertThat(domain.kinit(dora.username(), NEW)).isTrue();
  }

  @Test
  void whosePasswordHasExpiredCanChangeItHere()
      throws LDAPException, IOException, InterruptedException {
    Person dora = federated(Mode.READ_ONLY);
    Page form = walks.toForm(dora);
    domain.expire(dn(dora));
    assertThat(domain.bind(dn(dora), OLD)).isEqualTo("532");

    at(Step.SIGNED_IN, change(form, OLD, NEW));

    assertThat(domain.takes(dn(dora), NEW)).isTrue();
    assertThat(domain.kinit(dora.username(), NEW)).isTrue();
  }

  @Test
  void aLockedAccountIsNotUnlocked() throws LDAPException {
    Person dora = federated(Mode.READ_ONLY);
    Page form = walks.toForm(dora);
    for (int i = 0; i < 3; i++) {
      domain.bind(dn(dora), WRONG);
    }
    assertThat(domain.bind(dn(dora), OLD)).isEqualTo("775");

    Page refused = change(form, OLD, NEW);

    assertThat(error(refused, "password-new")).contains("has locked this account");
    assertThat(domain.bind(dn(dora), OLD)).isEqualTo("775");
  }

  @Test
  void aDisabledAccountStaysDisabled() throws LDAPException {
    Person dora = federated(Mode.READ_ONLY);
    Page form = walks.toForm(dora);
    domain.set(dn(dora), "userAccountControl", "514");

    change(form, OLD, NEW);

    assertThat(domain.values(dn(dora))).containsEntry("userAccountControl", List.of("514"));
    assertThat(domain.bind(dn(dora), NEW)).isIn("533", "52e");
  }

  @Test
  void whoMayNotBeTouchedByTheServiceAccountCanChangeAllTheSame() throws LDAPException {
    Person dora = federated(Mode.READ_ONLY, SambaDomain.OTHERS);

    at(Step.SIGNED_IN, change(walks.toForm(dora), OLD, NEW));

    assertThat(domain.kinit(dora.username(), NEW)).isTrue();
  }

  @Test
  void withWritebackOffKeycloakDecides() throws LDAPException {
    Person dora = federated(Mode.READ_ONLY);
    corp.setUp(policy(false));

    Page refused = change(walks.toForm(dora), OLD, NEW);

    assertThat(error(refused, "password-new")).contains("can't be changed from here");
    assertThat(error(change(refused, WRONG, NEW), "password"))
        .isEqualTo("The old password is wrong.");
    assertThat(domain.takes(dn(dora), OLD)).isTrue();
  }

  @Test
  void withWritebackOffAWritableDirectoryGetsItFromKeycloak() throws LDAPException {
    Person dora = federated(Mode.WRITABLE);
    corp.setUp(policy(false));

    at(Step.SIGNED_IN, change(walks.toForm(dora), OLD, NEW));

    assertThat(domain.takes(dn(dora), NEW)).isTrue();
  }

  @Test
  void aPasswordThatKeycloakKeptIsRemoved() throws LDAPException {
    Person dora = federated(Mode.UNSYNCED);
    corp.setUp(policy(false));
    at(Step.SIGNED_IN, change(walks.toForm(dora), OLD, THIRD));
    assertThat(corp.takes(dora, THIRD)).isTrue();
    assertThat(domain.takes(dn(dora), OLD)).isTrue();
    corp.setUp(policy(true));

    at(Step.SIGNED_IN, change(walks.toForm(with(dora, THIRD)), OLD, NEW));

    assertThat(corp.signsIn(dora, NEW)).isTrue();
    assertThat(corp.takes(dora, THIRD)).isFalse();
  }

  private static Person with(Person person, String password) {
    return new Person(
        person.id(), person.username(), person.address(), person.alternate(), password);
  }

  private Person federated(Mode mode) throws LDAPException {
    return federated(mode, SambaDomain.PEOPLE);
  }

  private Person federated(Mode mode, String unit) throws LDAPException {
    String account = "dora-ch" + PEOPLE.incrementAndGet();
    domain.addUser("CN=Dora " + account + "," + unit, account, OLD);
    federation = Federation.of(corp, domain.url(), mode);
    UserRepresentation found = corp.admin().users().searchByUsername(account, true).get(0);
    return new Person(
        found.getId(), account, account + "@corp.example", account + "@private.example", OLD);
  }

  private static String dn(Person person) {
    return "CN=Dora " + person.username() + "," + SambaDomain.PEOPLE;
  }
}
