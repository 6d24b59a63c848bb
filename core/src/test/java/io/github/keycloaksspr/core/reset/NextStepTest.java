package io.github.keycloaksspr.core.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.fake.FakeUser;
import io.github.keycloaksspr.core.policy.AfterReset;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.policy.PolicyDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextStepTest {

  private static Policy policy(String afterReset) {
    String document = "{\"afterReset\":\"" + afterReset + "\"}";
    return ((PolicyDocument.Valid) PolicyDocument.parse(document)).policy();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          continue, password,             CONTINUE
          continue, password-history,     CONTINUE
          continue, sspr-email,           CONTINUE
          continue, otp,                  SIGN_IN
          continue, webauthn,             SIGN_IN
          continue, webauthn-passwordless, SIGN_IN
          continue, recovery-authn-codes, SIGN_IN
          continue, of-another-extension, SIGN_IN
          sign-in,  password,             SIGN_IN
          sign-in,  otp,                  SIGN_IN
          """)
  void aSecondFactorIsNeverSkipped(String afterReset, String credential, AfterReset next) {
    FakeUser user = new FakeUser().withCredential("password").withCredential(credential);

    assertThat(NextStep.of(policy(afterReset), user.model())).isEqualTo(next);
  }

  @Test
  void aUserWithoutAnyCredentialMayContinue() {
    assertThat(NextStep.of(policy("continue"), new FakeUser().model()))
        .isEqualTo(AfterReset.CONTINUE);
  }

  @Test
  void aUserOfADirectorySignsInAgain() {
    assertThat(NextStep.of(policy("continue"), new FakeUser().federatedBy("ldap-id").model()))
        .isEqualTo(AfterReset.SIGN_IN);
  }
}
