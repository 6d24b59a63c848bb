package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.pages.DonePage;
import io.github.keycloaksspr.tests.pages.PasskeyDevice;
import io.github.keycloaksspr.tests.pages.PasskeyPage;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reset with the passkey that a user has set up in Keycloak as gate (spec M6). */
class ResetByPasskeyTest extends BrowserTest {
  private static final String NEW = "New-Passw0rd!";

  @Override
  String policy() {
    return Corp.POLICY.replace("\"email\"", "\"passkey\"");
  }

  /** Keycloak's own sign-in with passkeys asks for this as well. */
  @BeforeEach
  void askForPasskeysThatCanBeFound() {
    realm.updateWithCleanup(
        settings -> {
          settings.build().setWebAuthnPolicyPasswordlessRequireResidentKey("Yes");
          settings.build().setWebAuthnPolicyPasswordlessUserVerificationRequirement("required");
          return settings;
        });
  }

  @Test
  void whoHasAPasskeyResetsThePasswordWithIt() {
    Person anna = corp.unregistered("anna");
    try (PasskeyDevice device = browser.plugIn()) {
      setUpPasskey(anna);

      DonePage done = passkeyPage(anna).use().choose(NEW);

      assertThat(done.text()).contains("password");
    }
    assertThat(corp.takes(anna, NEW)).isTrue();
    assertThat(corp.takes(anna, anna.password())).isFalse();
  }

  @Test
  void aPasskeyOfSomebodyElseIsRefused() {
    Person anna = withALostPasskey("anna");
    Person bert = corp.unregistered("bert");
    try (PasskeyDevice device = browser.plugIn()) {
      setUpPasskey(bert);

      PasskeyPage refused = passkeyPage(anna).refused();

      assertThat(refused.text()).contains("This passkey isn't right for the account");
    }
    assertThat(Events.about(corp, anna.username(), "RESET_PASSWORD_ERROR").getDetails())
        .containsEntry("sspr_method", "passkey")
        .containsEntry("sspr_reason", "wrong_passkey");
    assertUnchanged(anna);
  }

  @Test
  void aDeviceWithoutAPasskeyProvesNothing() {
    Person anna = withALostPasskey("anna");
    try (PasskeyDevice device = browser.plugIn()) {
      assertThat(passkeyPage(anna).unable()).startsWith("No passkey was used");
    }
    assertUnchanged(anna);
  }

  @Test
  void aPasskeyInStrangeHandsProvesNothing() {
    Person anna = corp.unregistered("anna");
    try (PasskeyDevice device = browser.plugIn()) {
      setUpPasskey(anna);
      device.inStrangeHands();

      assertThat(passkeyPage(anna).unable()).startsWith("No passkey was used");
    }
    assertUnchanged(anna);
  }

  private Person withALostPasskey(String nickname) {
    Person person = corp.unregistered(nickname);
    try (PasskeyDevice lost = browser.plugIn()) {
      setUpPasskey(person);
    }
    return person;
  }

  /** Sets a passkey up as users do who are asked to by an application. */
  private void setUpPasskey(Person person) {
    browser.forgetEverything();
    browser
        .signIn(URI.create(corp.signInPage() + "&kc_action=webauthn-register-passwordless"))
        .signInAndSetUpPasskey(person.username(), person.password());
    browser.forgetEverything();
  }

  private PasskeyPage passkeyPage(Person person) {
    return browser.signIn(corp.signInPage()).forgotPassword().identifyByPasskey(person.username());
  }

  private void assertUnchanged(Person person) {
    assertThat(corp.takes(person, person.password())).isTrue();
    assertThat(corp.takes(person, NEW)).isFalse();
  }
}
