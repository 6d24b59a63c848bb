package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.BrowserFlow;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Existing;
import io.github.keycloaksspr.tests.realm.Existing.App;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.StepUp;
import io.github.keycloaksspr.tests.realm.Tokens;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A reset that continues into the application: no further than a sign-in would (spec P17). */
class ResetContinueTest extends CorpTest {
  private static final String NEW = "Brand-New-Passw0rd!";
  private static final String OTP = "kc-otp-login-form";

  private final App app = new App("anna-s secret", 6);

  @Override
  String policy() {
    return Corp.POLICY.replace("sign-in", "continue");
  }

  private Page reset(Browserless visitor, Person person) {
    return walk.newPassword(walk.toNewPassword(visitor, person), NEW);
  }

  private Person withApp() {
    Person anna = corp.having("anna", app.credential());
    corp.sspr().registerEmail(anna.id(), anna.alternate());
    return anna;
  }

  private static Page otp(Page page, String code) {
    return page.form(OTP).with("otp", code).submit();
  }

  private void assertNotSignedIn(Browserless visitor, Page page) {
    assertThat(Step.of(page)).as("%s", page).isNotEqualTo(Step.SIGNED_IN);
    assertThat(Step.of(visitor.open(corp.signInPage()))).isNotEqualTo(Step.SIGNED_IN);
  }

  @Test
  void isOneSignInWithTheAccountThatWasReset() {
    Person anna = corp.registered("anna");

    Page page = reset(new Browserless(), anna);

    assertThat(Step.of(page)).isEqualTo(Step.SIGNED_IN);
    assertThat(Tokens.ofCode(corp, page).claims())
        .contains("\"preferred_username\":\"" + anna.username() + "\"", "\"acr\":\"1\"");
    assertThat(Events.about(corp, anna.username(), "LOGIN").getUserId()).isEqualTo(anna.id());
  }

  @Test
  void asksForTheSecondFactorThatTheUserHas() {
    Person anna = withApp();
    Browserless visitor = new Browserless();

    Page page = reset(visitor, anna);

    assertThat(page.has("#" + OTP)).as("%s", page).isTrue();
    Page wrong = otp(page, "000000");
    assertNotSignedIn(visitor, wrong);
    assertThat(corp.takes(anna, NEW)).as("the password is new all the same").isTrue();
  }

  @Test
  void goesOnWithTheRightCodeOfTheSecondFactor() {
    Page page = reset(new Browserless(), withApp());

    assertThat(Step.of(otp(page, app.code()))).isEqualTo(Step.SIGNED_IN);
  }

  @Test
  void asksForASecondFactorWhereAnotherPageIsOpenedInstead() {
    Person anna = withApp();
    Browserless visitor = new Browserless();
    Page otp = reset(visitor, anna);

    for (String path : List.of("authenticate", "required-action", "reset-credentials")) {
      URI jump = URI.create(otp.address().toString().replaceFirst("authenticate", path));
      assertNotSignedIn(visitor, visitor.open(jump));
    }
  }

  @Test
  void asksNoSecondTimeForAFactorThatWasAGateOfTheReset() {
    corp.setUp(
        policy().replace("\"email\"", "\"email\",\"totp\"").replace("gates\":1", "gates\":2"));
    Person anna = withApp();
    Page choice = walk.toMethods(new Browserless(), anna.username());
    Page code = walk.destination(walk.method(choice, "email"), anna.alternate());
    Page next = walk.code(code, mails.nextCode(anna.alternate()));

    Page password = next.form("sspr-totp-form").with("code", app.code()).submit();

    assertThat(Step.of(walk.newPassword(password, NEW))).isEqualTo(Step.SIGNED_IN);
    assertThat(corp.signsIn(anna, NEW)).isFalse();
  }

  @Test
  void asksForRecoveryCodesWhereTheyAreAllTheUserHas() {
    try (BrowserFlow flow = BrowserFlow.in(corp)) {
      flow.allow("auth-recovery-authn-code-form");
      Person anna = corp.having("anna", Existing.recoveryCodes(List.of("ABCD1234EFG1")));
      corp.sspr().registerEmail(anna.id(), anna.alternate());
      Browserless visitor = new Browserless();

      Page page = reset(visitor, anna);

      assertThat(page.has("#recoveryCodeInput")).as("%s", page).isTrue();
      assertNotSignedIn(visitor, page);
    }
  }

  @Test
  void asksForWhatTheRealmDemandsOfTheUsersRole() {
    try (BrowserFlow flow = BrowserFlow.in(corp)) {
      flow.demand(
          "auth-conditional-otp-form",
          Map.of("forceOtpRole", "careful", "defaultOtpOutcome", "skip"));
      Person careful = corp.registered("careful");
      grant(careful, "careful");

      assertThat(reset(new Browserless(), careful).has("#kc-totp-settings-form")).isTrue();
      assertThat(Step.of(reset(new Browserless(), corp.registered("anna"))))
          .isEqualTo(Step.SIGNED_IN);
    }
  }

  private void grant(Person person, String role) {
    RoleRepresentation made = new RoleRepresentation(role, null, false);
    corp.admin().roles().create(made);
    corp.admin()
        .users()
        .get(person.id())
        .roles()
        .realmLevel()
        .add(List.of(corp.admin().roles().get(role).toRepresentation()));
  }

  @Test
  void asksForOurOwnMethodsWhereTheyAreTheSecondFactorOfTheRealm() {
    try (BrowserFlow flow = BrowserFlow.in(corp)) {
      flow.demand("sspr-email", Map.of());
      Browserless visitor = new Browserless();

      Page page = reset(visitor, corp.registered("anna"));

      assertNotSignedIn(visitor, page);
    }
  }

  @Test
  void signsInAgainWhereTheRealmAsksForNoPasswordOfKeycloaksOwn() {
    Page page = walk.toNewPassword(new Browserless(), corp.registered("anna"));
    try (BrowserFlow flow = BrowserFlow.in(corp)) {
      flow.without("auth-username-password-form");

      assertThat(Step.of(walk.newPassword(page, NEW))).isEqualTo(Step.DONE);
    }
  }

  @Test
  void claimsNoHigherLevelThanIsProved() {
    try (StepUp levels = StepUp.in(corp, "auth-otp-form")) {
      Page first = reset(new Browserless(), withApp());
      assertThat(Tokens.ofCode(corp, first).claims()).contains("\"acr\":\"1\"");

      Person bert = withApp();
      Browserless visitor = new Browserless();
      Page identify = visitor.open(secondLevel()).click("a[href*=reset-credentials]");
      Page code = walk.destination(walk.identify(identify, bert.username()), bert.alternate());
      Page password = walk.code(code, mails.nextCode(bert.alternate()));
      Page asked = walk.newPassword(password, NEW);
      assertThat(asked.has("#" + OTP)).as("%s", asked).isTrue();
      assertThat(Tokens.ofCode(corp, otp(asked, app.code())).claims()).contains("\"acr\":\"2\"");
    }
  }

  private URI secondLevel() {
    String claims = "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"2\"]}}}";
    return URI.create(
        corp.signInPage() + "&claims=" + URLEncoder.encode(claims, StandardCharsets.UTF_8));
  }

  @Test
  void waitsForRequiredActionsThatWereAddedOnTheWay() {
    Person anna = corp.registered("anna");
    Browserless visitor = new Browserless();
    Page password = walk.toNewPassword(visitor, anna);
    UserRepresentation pending = corp.admin().users().get(anna.id()).toRepresentation();
    pending.setRequiredActions(List.of("UPDATE_PROFILE"));
    corp.admin().users().get(anna.id()).update(pending);

    Page page = walk.newPassword(password, NEW);

    assertThat(page.has("#kc-update-profile-form")).as("%s", page).isTrue();
    assertNotSignedIn(visitor, page);
  }

  @Test
  void isNotForWhomAnAdministratorDisablesOnTheWay() {
    Person anna = corp.registered("anna");
    Browserless visitor = new Browserless();
    Page page = walk.toNewPassword(visitor, anna);
    UserRepresentation disabled = corp.admin().users().get(anna.id()).toRepresentation();
    disabled.setEnabled(false);
    corp.admin().users().get(anna.id()).update(disabled);

    assertNotSignedIn(visitor, walk.newPassword(page, NEW));
  }

  @Test
  void doesNotTakeOverTheSessionOfSomebodyElseInTheSameBrowser() {
    Person bert = corp.registered("bert");
    Person anna = corp.registered("anna");
    Browserless visitor = new Browserless();
    corp.signIn(visitor, bert);
    Page identify = visitor.open(corp.resetPage());
    Page code = walk.destination(walk.identify(identify, anna.username()), anna.alternate());
    Page password = walk.code(code, mails.nextCode(anna.alternate()));

    Page page = walk.newPassword(password, NEW);

    if (Step.of(page) == Step.SIGNED_IN) {
      assertThat(Tokens.ofCode(corp, page).claims()).contains(anna.username());
    } else {
      assertThat(Step.of(page)).isIn(Step.ERROR, Step.DONE);
    }
  }
}
