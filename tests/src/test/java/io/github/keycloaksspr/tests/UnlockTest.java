package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Fields;
import io.github.keycloaksspr.tests.browserless.Form;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest.Answer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Accounts that Keycloak has locked are unlocked, and keep their password (spec P14, X2, X3). */
class UnlockTest {
  private static final String NEW = "New-Passw0rd!";
  private static final int SIGN_INS_TO_LOCK = 3;

  /** How Keycloak's brute-force detection locks. */
  enum Lock {
    FOR_A_WHILE,
    FOR_GOOD
  }

  abstract static class Situation extends CorpTest {

    @Override
    String policy() {
      return policy(true);
    }

    static String policy(boolean unlock) {
      return """
          {"scope":"all","gates":1,"methods":["email"],
           "writeback":{"unlockWithoutReset":%s},"helpdesk":"mailto:helpdesk@corp.example",
           "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"]}}
          """
          .formatted(unlock);
    }

    Page toIntent(Browserless visitor, Person person) {
      Page page = walk.name(walk.toIdentify(visitor), person.username());
      assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.INTENT);
      return page;
    }

    Page choose(Page page, String intent) {
      return page.form("sspr-intent-form").with("intent", intent).submit();
    }

    /** Walks to the code page of somebody who wants what the intent says. */
    Page toCode(Browserless visitor, Person person, String intent) {
      return walk.destination(choose(toIntent(visitor, person), intent), person.alternate());
    }

    Page pass(Person person, String intent) {
      Page page = toCode(new Browserless(), person, intent);
      return walk.code(page, mails.nextCode(person.alternate()));
    }

    Person locked(Lock lock) {
      Person person = corp.registered("luise");
      realm.updateWithCleanup(
          settings ->
              settings
                  .bruteForceProtected(true)
                  .failureFactor(SIGN_INS_TO_LOCK)
                  .permanentLockout(lock == Lock.FOR_GOOD));
      Instant deadline = Instant.now().plus(Duration.ofSeconds(15));
      while (!isLocked(person)) {
        assertThat(Instant.now()).as("still not locked").isBefore(deadline);
        corp.signsIn(person, "wrong");
      }
      assertThat(corp.takes(person, person.password())).isFalse();
      return person;
    }

    boolean isLocked(Person person) {
      return !account(person).isEnabled()
          || Boolean.TRUE.equals(
              corp.admin().attackDetection().bruteForceUserStatus(person.id()).get("disabled"));
    }

    UserRepresentation account(Person person) {
      return corp.admin().users().get(person.id()).toRepresentation();
    }

    void assertPasswordUnchanged(Person person) {
      assertThat(corp.takes(person, NEW)).as("new password works").isFalse();
      assertThat(corp.signsIn(person, person.password())).as("old password works").isTrue();
    }

    EventRepresentation lastUnlock(String type) {
      return corp.admin().getEvents(List.of(type), null, null, null, null, null, 0, 20).stream()
          .filter(event -> "unlock".equals(event.getDetails().get("sspr_intent")))
          .findFirst()
          .orElseThrow();
    }
  }

  @Nested
  class WhoIsLocked extends Situation {

    @ParameterizedTest
    @EnumSource
    void isUnlockedAndSignsInWithTheSamePassword(Lock lock) {
      Person luise = locked(lock);

      Page page = pass(luise, "unlock");

      assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.UNLOCKED);
      assertThat(page.text()).contains("The lock after too many failed sign-ins is lifted");
      assertThat(isLocked(luise)).isFalse();
      assertRows(luise, "unlock succeeded account_unlocked done email 1/1 -");
      assertThat(account(luise).getAttributes())
          .satisfiesAnyOf(
              attributes -> assertThat(attributes).isNull(),
              attributes -> assertThat(attributes).doesNotContainKey("disabledReason"));
      assertPasswordUnchanged(luise);
    }

    @ParameterizedTest
    @EnumSource
    void resetsAndIsUnlockedAsWell(Lock lock) {
      Person luise = locked(lock);

      Page done = walk.newPassword(pass(luise, "reset"), NEW);

      assertThat(Step.of(done)).as("%s", done).isEqualTo(Step.DONE);
      assertThat(isLocked(luise)).isFalse();
      assertThat(corp.signsIn(luise, NEW)).isTrue();
    }

    @Test
    void isToldByMailAtBothAddressesAndTheEventSaysWhatWasUnlocked() {
      Person luise = locked(Lock.FOR_A_WHILE);

      pass(luise, "unlock");

      assertToldOfTheUnlock(luise.address());
      assertToldOfTheUnlock(luise.alternate());
      assertThat(lastUnlock("RESET_PASSWORD").getDetails())
          .containsEntry("sspr_result", "succeeded")
          .containsEntry("sspr_unlocked", "keycloak")
          .containsEntry("sspr_method", "email")
          .containsEntry("username", luise.username());
    }

    /** The registration was told of before. */
    private void assertToldOfTheUnlock(String address) {
      Mail mail = mails.next(address);
      while (!mail.subject().contains("unlocked")) {
        mail = mails.next(address);
      }
      assertThat(mail.text()).contains("has been unlocked", "password is still the same");
    }

    @Test
    void isNotSignedInByIt() {
      Person luise = locked(Lock.FOR_A_WHILE);

      Page page = pass(luise, "unlock");

      assertThat(Step.of(page.visitor().open(corp.signInPage()))).isEqualTo(Step.SIGN_IN);
      assertThat(Step.of(page.click("#sspr-continue"))).isEqualTo(Step.SIGN_IN);
      assertThat(corp.admin().users().get(luise.id()).getUserSessions()).isEmpty();
    }

    @Test
    void seesTheDonePageAgainAfterAReloadAndUnlocksOnceOnly() {
      Person luise = locked(Lock.FOR_A_WHILE);
      Page code = toCode(new Browserless(), luise, "unlock");
      Form form = code.form("sspr-code-form").with("code", mails.nextCode(luise.alternate()));
      Page done = form.submit();
      assertThat(Step.of(done)).isEqualTo(Step.UNLOCKED);
      lockAgain(luise);

      assertThat(Step.of(done.reload())).isNotEqualTo(Step.NEW_PASSWORD);
      assertThat(Step.of(form.submit())).isNotEqualTo(Step.NEW_PASSWORD);
      assertThat(Step.of(form.with("intent", "reset").submit())).isNotEqualTo(Step.NEW_PASSWORD);

      assertThat(isLocked(luise)).isTrue();
    }

    private void lockAgain(Person person) {
      Instant deadline = Instant.now().plus(Duration.ofSeconds(15));
      while (!isLocked(person)) {
        assertThat(Instant.now()).as("still not locked").isBefore(deadline);
        corp.signsIn(person, "wrong");
      }
    }
  }

  @Nested
  class WhoIsNotLocked extends Situation {

    @Test
    void isToldSoAndGetsNoMail() {
      Person nora = corp.registered("nora");

      Page page = pass(nora, "unlock");

      assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.UNLOCKED);
      assertThat(page.text()).contains("Your account was not locked");
      assertThat(lastUnlock("RESET_PASSWORD").getDetails())
          .containsEntry("sspr_unlocked", "nothing");
      assertRows(nora, "unlock succeeded nothing_locked done email 1/1 -");
      corp.setUp(policy(false));
      assertNoCodeSentTo(nora.address());
      assertThat(mails.pending(nora.address()))
          .noneMatch(mail -> mail.subject().contains("unlocked"));
      assertPasswordUnchanged(nora);
    }

    @Test
    void isDisabledByAnAdministratorAndStaysSo() {
      Person disabled = corp.disabled("dirk");

      Page page = walk.code(toCode(new Browserless(), disabled, "unlock"), "123456");

      assertThat(Step.of(page)).isEqualTo(Step.CODE);
      assertThat(mails.pending(disabled.alternate())).flatExtracting(Mail::codes).isEmpty();
      assertThat(account(disabled).isEnabled()).isFalse();
    }
  }

  @Nested
  class TheChoice extends Situation {

    @Test
    void readsTheSameForAnUnknownName() {
      Person nora = corp.registered("nora");
      Person nobody = Corp.nobody();

      Page known = toIntent(new Browserless(), nora);
      Page unknown = toIntent(new Browserless(), nobody);

      assertThat(PeopleOfAllKinds.anonymous(known, nora))
          .isEqualTo(PeopleOfAllKinds.anonymous(unknown, nobody));
      assertThat(PeopleOfAllKinds.anonymous(choose(known, "unlock"), nora))
          .isEqualTo(PeopleOfAllKinds.anonymous(choose(unknown, "unlock"), nobody));
    }

    @Test
    void isPreparedByTheLink() {
      Person nora = corp.registered("nora");
      Page identify = new Browserless().open(URI.create(corp.url() + "/sspr/unlock"));

      Page page = walk.name(identify, nora.username());

      assertThat(page.element("#intent-unlock").hasAttr("checked")).isTrue();
      assertThat(toIntent(new Browserless(), nora).element("#intent-reset").hasAttr("checked"))
          .isTrue();
    }

    @Test
    void isNotThereWhereThePolicyHasNoUnlock() {
      corp.setUp(policy(false));
      Person nora = corp.registered("nora");

      assertThat(Step.of(walk.toDestination(new Browserless(), nora.username())))
          .isEqualTo(Step.DESTINATION);
      Page link = new Browserless().open(URI.create(corp.url() + "/sspr/unlock"));
      assertThat(link.status()).isEqualTo(404);
      assertThat(link.text()).contains("Accounts can't be unlocked here.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "both", "RESET", "unlock,reset"})
    void ofSomethingElseIsAskedForAgain(String intent) {
      Page page = choose(toIntent(new Browserless(), corp.registered("nora")), intent);

      assertThat(Step.of(page)).isEqualTo(Step.INTENT);
      assertThat(page.has("#input-error-intent")).isTrue();
    }

    @Test
    void madeTwiceIsAskedForAgain() {
      Form form = toIntent(new Browserless(), corp.registered("nora")).form("sspr-intent-form");

      Page page = form.with("intent", "unlock").and("intent", "reset").submit();

      assertThat(Step.of(page)).isEqualTo(Step.INTENT);
      assertThat(page.has("#input-error-intent")).isTrue();
    }
  }

  @Nested
  class AnAttack extends Situation {

    @Test
    void byAnUnlockReachesNoNewPassword() {
      Person nora = corp.registered("nora");
      Page code = toCode(new Browserless(), nora, "unlock");
      Form form = code.form("sspr-code-form").with("code", mails.nextCode(nora.alternate()));

      Page page = form.with("intent", "reset").submit();

      assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.UNLOCKED);
      assertPasswordUnchanged(nora);
    }

    @Test
    void byTheCodeOfAnUnlockInAResetIsRefused() {
      Person nora = corp.registered("nora");
      Browserless visitor = new Browserless();
      toCode(visitor, nora, "unlock");
      String code = mails.nextCode(nora.alternate());
      clock.set(31);

      Page page = walk.code(toCode(visitor, nora, "reset"), code);

      assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.CODE);
      assertThat(page.has("#input-error-code")).isTrue();
    }

    @Test
    void thatSwitchesTheIntentOnTheWayChangesNothing() {
      Person nora = corp.registered("nora");
      Page destination = choose(toIntent(new Browserless(), nora), "unlock");

      Page page =
          destination
              .form("sspr-destination-form")
              .with("destination", nora.alternate())
              .with("intent", "reset")
              .submit();
      page = walk.code(page, mails.nextCode(nora.alternate()));

      assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.UNLOCKED);
    }

    @Test
    void byAForgedIntentWithThePolicyOffIsAReset() {
      corp.setUp(policy(false));
      Person nora = corp.registered("nora");
      Page identify =
          new Browserless()
              .open(
                  URI.create(
                      corp.url()
                          + "/login-actions/reset-credentials?client_id=portal&intent=unlock"));
      Page destination =
          identify
              .form("sspr-identify-form")
              .with("username", nora.username())
              .with("intent", "unlock")
              .submit();

      Page page =
          destination
              .form("sspr-destination-form")
              .with("destination", nora.alternate())
              .with("intent", "unlock")
              .submit();
      page =
          page.form("sspr-code-form")
              .with("code", mails.nextCode(nora.alternate()))
              .with("intent", "unlock")
              .submit();

      assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void whileThePolicyIsTurnedOffUnlocksNothing() {
      Person luise = locked(Lock.FOR_A_WHILE);
      Page code = toCode(new Browserless(), luise, "unlock");
      corp.setUp(policy(false));

      Page page = walk.code(code, mails.nextCode(luise.alternate()));

      assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.UNAVAILABLE);
      assertThat(isLocked(luise)).isTrue();
    }

    @Test
    void withTheNameOfAnotherUserUnlocksOnlyWhoPassedTheGates() {
      Person luise = locked(Lock.FOR_A_WHILE);
      Person mallory = corp.registered("mallory");
      Page code = toCode(new Browserless(), mallory, "unlock");

      Page page =
          code.form("sspr-code-form")
              .with("code", mails.nextCode(mallory.alternate()))
              .with("username", luise.username())
              .submit();

      assertThat(page.text()).contains("was not locked");
      assertThat(isLocked(luise)).isTrue();
    }

    /** The last step of the flow asks for the password, and must not be reached by its id. */
    @Test
    void thatJumpsToTheLastStepGetsNoNewPassword() {
      Person nora = corp.registered("nora");
      Page done = pass(nora, "unlock");
      URI action =
          URI.create(
              toIntent(new Browserless(), nora)
                  .form("sspr-intent-form")
                  .action()
                  .toString()
                  .replaceFirst("session_code=[^&]*&?", ""));

      Page jumped =
          done.visitor()
              .post(
                  URI.create(
                      action.toString().replaceFirst("execution=[^&]*", "execution=" + lastStep())),
                  Fields.none().and("password-new", NEW).and("password-confirm", NEW));

      assertThat(Step.of(jumped)).as("%s", jumped).isNotEqualTo(Step.NEW_PASSWORD);
      Page action2 =
          done.visitor()
              .open(
                  URI.create(
                      corp.url()
                          + "/login-actions/required-action?execution=UPDATE_PASSWORD&client_id=portal"));
      assertThat(Step.of(action2)).as("%s", action2).isNotEqualTo(Step.NEW_PASSWORD);
      assertPasswordUnchanged(nora);
    }

    private String lastStep() {
      return corp.admin().flows().getExecutions("sspr reset credentials").stream()
          .filter(execution -> "reset-password".equals(execution.getProviderId()))
          .map(AuthenticationExecutionInfoRepresentation::getId)
          .findFirst()
          .orElseThrow();
    }
  }

  @Nested
  class AnAdministrator extends Situation {

    @ParameterizedTest
    @EnumSource
    void unlocksAndIsToldWhat(Lock lock) {
      Person luise = locked(lock);

      Answer answer = corp.sspr().post("users/" + luise.id() + "/unlock").orFail();

      assertThat(answer.body()).hasToString("{\"unlocked\":[\"keycloak\"]}");
      assertThat(isLocked(luise)).isFalse();
      assertThat(corp.signsIn(luise, luise.password())).isTrue();
      assertThat(unlockings(luise)).hasSize(1);
      for (String address : List.of(luise.address(), luise.alternate())) {
        Mail mail = mails.next(address);
        while (!mail.subject().contains("unlocked")) {
          mail = mails.next(address);
        }
        assertThat(mail.text())
            .contains("An administrator has unlocked your account", luise.username());
      }
    }

    private List<AdminEventRepresentation> unlockings(Person person) {
      String path = "sspr/users/" + person.id() + "/unlock";
      return corp
          .admin()
          .getAdminEvents(List.of("ACTION"), null, null, null, null, path, null, null, null, null)
          .stream()
          .filter(event -> "SSPR_UNLOCK".equals(event.getResourceType()))
          .toList();
    }

    @Test
    void isToldThatNothingWasLocked() {
      Person nora = corp.registered("nora");

      assertThat(corp.sspr().post("users/" + nora.id() + "/unlock").orFail().body())
          .hasToString("{\"unlocked\":[]}");
    }

    @Test
    void doesNotEnableWhoIsDisabled() {
      Person dirk = corp.disabled("dirk");

      assertThat(corp.sspr().post("users/" + dirk.id() + "/unlock").orFail().body())
          .hasToString("{\"unlocked\":[]}");
      assertThat(account(dirk).isEnabled()).isFalse();
    }

    @Test
    void needsTheRightToManageTheUser() {
      Person viewer = corp.unregistered("viewer");
      corp.grant(viewer, "view-users");
      Person nora = corp.registered("nora");
      String token = corp.tokenOf(viewer);

      assertThat(
              corp.sspr(() -> Optional.of(token)).post("users/" + nora.id() + "/unlock").status())
          .isEqualTo(403);
      assertThat(corp.sspr(Optional::empty).post("users/" + nora.id() + "/unlock").status())
          .isEqualTo(401);
    }
  }
}
