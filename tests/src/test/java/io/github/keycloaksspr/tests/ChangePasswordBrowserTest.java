package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.pages.ChangePasswordPage;
import io.github.keycloaksspr.tests.realm.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;

/** The change of a password as people meet it (spec X4). */
class ChangePasswordBrowserTest extends BrowserTest {
  private static final String NEW = "Brand-New-Passw0rd!";

  private Person anna;

  @BeforeEach
  void setRules() {
    anna = corp.unregistered("anna");
    rules("length(10) and digits(1) and passwordHistory(3)");
  }

  @AfterEach
  void removeTheRules() {
    rules("");
  }

  private void rules(String passwordPolicy) {
    RealmRepresentation settings = corp.admin().toRepresentation();
    settings.setPasswordPolicy(passwordPolicy);
    corp.admin().update(settings);
  }

  @Test
  void theKeyboardIsEnough() {
    ChangePasswordPage again = page().fillInByKeyboard("Wrong-Passw0rd!", NEW).refused();

    assertThat(again.error("password")).isEqualTo("The old password is wrong.");
    assertThat(again.focused()).isEqualTo("password");
    again.fillInByKeyboard(anna.password(), NEW).finish();

    browser.forgetEverything();
    browser.signIn(corp.signInPage()).signIn(anna.username(), NEW);
  }

  @Test
  void rulesAreTickedWhileSomebodyTypes() {
    ChangePasswordPage page = page();
    assertThat(page.rule("length")).isEqualTo("At least 10 characters– not met yet");

    page.typeOld(anna.password()).typeNew("onlyletters");
    assertThat(page.rule("length")).endsWith("– met");
    assertThat(page.rule("digits")).endsWith("– not met yet");
    assertThat(page.rule("different")).endsWith("– met");
    assertThat(page.rule("passwordHistory")).isEqualTo("None of your last 3 passwords");

    page.typeNew(anna.password());
    assertThat(page.rule("digits")).endsWith("– met");
    assertThat(page.rule("different")).endsWith("– not met yet");
  }

  @Test
  void theStrengthIsToldWhileSomebodyTypes() {
    ChangePasswordPage page = page();
    assertThat(page.meter()).isEmpty();

    page.typeNew("password1").judged("very weak");
    assertThat(page.meter()).isEqualTo("very weak");
    page.typeNew(anna.username() + anna.username()).judged("very weak");
    page.typeNew("correct horse battery staple").judged("very strong");
    page.typeOld("correct horse battery staple").judged("very weak");
    page.typeNew("aB3$".repeat(500)).judged("weak");
  }

  @Test
  void theNewPasswordCanBeReadIfOneWantsTo() {
    ChangePasswordPage page = page().typeNew(NEW);
    assertThat(page.readable()).isFalse();

    assertThat(page.toggle().readable()).isTrue();
    assertThat(page.toggle().readable()).isFalse();
  }

  @Test
  void thePageNeedsNoScript() {
    browser.allowScripts(false);
    try {
      page().fillInByKeyboard(anna.password(), NEW).finish();
    } finally {
      browser.allowScripts(true);
    }
  }

  private ChangePasswordPage page() {
    return browser
        .signIn(new ChangeWalk(corp, application).link())
        .signInAndChangePassword(anna.username(), anna.password());
  }
}
