package io.github.keycloaksspr.tests;

import static io.github.keycloaksspr.tests.ChangeWalk.at;
import static io.github.keycloaksspr.tests.ChangeWalk.change;
import static io.github.keycloaksspr.tests.ChangeWalk.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.domain.Federation.Mode;
import io.github.keycloaksspr.tests.domain.SambaDomain;
import io.github.keycloaksspr.tests.realm.Person;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The change of a password with the old one, of users from an Active Directory domain, with a real
 * one by Samba (spec X4, X7, W1 to W3, W9).
 */
class WritebackChangeTest extends DomainTest {
  private static final String THIRD = "Third-Passw0rd!";
  private static final String WRONG = "Wrong-Passw0rd!";

  private ChangeWalk walks;

  @BeforeEach
  void beginTheWalk() {
    walks = new ChangeWalk(corp, application);
  }

  @ParameterizedTest
  @EnumSource
  void aChangeReachesTheDirectoryAtOnce(Mode mode) throws LDAPException {
    Person dora = registered(mode, SambaDomain.PEOPLE);

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
    Person dora = registered(mode, SambaDomain.PEOPLE);

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
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE);
    Page page = change(walks.toForm(dora), WRONG, NEW);
    page = change(page, WRONG, NEW);

    Page blocked = at(Step.CHANGE, change(page, OLD, NEW));

    assertThat(blocked.text()).contains("too many attempts");
    assertThat(domain.values(dn(dora))).containsEntry("badPwdCount", List.of("2"));
    assertThat(domain.takes(dn(dora), OLD)).isTrue();
  }

  @Test
  void whatTheDirectoryRefusesIsExplainedBesideTheNewPassword() throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE);

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
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE);
    at(Step.SIGNED_IN, change(walks.toForm(dora), OLD, NEW));

    Page refused = change(walks.toForm(with(dora, NEW)), NEW, OLD);

    assertThat(error(refused, "password-new")).contains("it was used before");
    assertThat(domain.takes(dn(dora), NEW)).isTrue();
  }

  @Test
  void theMinimumAgeHoldsAndItsEndIsTold() throws LDAPException, IOException, InterruptedException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE);
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
    Page form = walks.toForm(registered(Mode.READ_ONLY, SambaDomain.PEOPLE));

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
    Person dora = registered(mode, SambaDomain.PEOPLE);
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
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE);
    Page form = walks.toForm(dora);
    domain.expire(dn(dora));
    assertThat(domain.bind(dn(dora), OLD)).isEqualTo("532");

    at(Step.SIGNED_IN, change(form, OLD, NEW));

    assertThat(domain.takes(dn(dora), NEW)).isTrue();
    assertThat(domain.kinit(dora.username(), NEW)).isTrue();
  }

  @Test
  void aLockedAccountIsNotUnlocked() throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE);
    Page form = walks.toForm(dora);
    for (int i = 0; i < 3; i++) {
      domain.bind(dn(dora), WRONG);
    }
    assertThat(domain.bind(dn(dora), OLD)).isEqualTo("775");

    Page refused = change(form, OLD, NEW);

    assertThat(error(refused, "password-new")).contains("has locked this account");
    assertRows(dora, "change failed directory_locked choosing_password - 0/0 directory_locked");
    assertThat(domain.bind(dn(dora), OLD)).isEqualTo("775");
  }

  @Test
  void aDisabledAccountStaysDisabled() throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE);
    Page form = walks.toForm(dora);
    domain.set(dn(dora), "userAccountControl", "514");

    change(form, OLD, NEW);

    assertThat(domain.values(dn(dora))).containsEntry("userAccountControl", List.of("514"));
    assertThat(domain.bind(dn(dora), NEW)).isIn("533", "52e");
  }

  @Test
  void whoMayNotBeTouchedByTheServiceAccountCanChangeAllTheSame() throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.OTHERS);

    at(Step.SIGNED_IN, change(walks.toForm(dora), OLD, NEW));

    assertThat(domain.kinit(dora.username(), NEW)).isTrue();
  }

  @Test
  void withWritebackOffKeycloakDecides() throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE);
    corp.setUp(policy(false));

    Page refused = change(walks.toForm(dora), OLD, NEW);

    assertThat(error(refused, "password-new")).contains("can't be changed from here");
    assertThat(error(change(refused, WRONG, NEW), "password"))
        .isEqualTo("The old password is wrong.");
    assertThat(domain.takes(dn(dora), OLD)).isTrue();
  }

  @Test
  void withWritebackOffAWritableDirectoryGetsItFromKeycloak() throws LDAPException {
    Person dora = registered(Mode.WRITABLE, SambaDomain.PEOPLE);
    corp.setUp(policy(false));

    at(Step.SIGNED_IN, change(walks.toForm(dora), OLD, NEW));

    assertThat(domain.takes(dn(dora), NEW)).isTrue();
  }

  @Test
  void aPasswordThatKeycloakKeptIsRemoved() throws LDAPException {
    Person dora = registered(Mode.UNSYNCED, SambaDomain.PEOPLE);
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
}
