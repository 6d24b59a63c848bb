package io.github.keycloaksspr.core.method;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MethodTest {

  /** Ids and types are public: policies, credentials and scripts of others hold them. */
  @ParameterizedTest
  @CsvSource({
    "mobile-text, MOBILE_TEXT, sspr-mobile-phone",
    "mobile-call, MOBILE_CALL, sspr-mobile-phone",
    "office-call, OFFICE_CALL, sspr-office-phone",
    "email, EMAIL, sspr-email",
    "questions, QUESTIONS, sspr-security-questions",
    "totp, TOTP, otp",
    "recovery-code, RECOVERY_CODE, recovery-authn-codes",
    "passkey, PASSKEY, webauthn-passwordless"
  })
  void idsAndCredentialTypesStayAsTheyAre(String id, Method method, String credentialType) {
    assertThat(Method.ofId(id)).contains(method);
    assertThat(method.id()).isEqualTo(id);
    assertThat(method.credentialType()).isEqualTo(credentialType);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EMAIL", "e-mail", " email", "fax"})
  void otherNamesAreNoMethods(String id) {
    assertThat(Method.ofId(id)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"TOTP", "RECOVERY_CODE", "PASSKEY"})
  void whatUsersSetUpInKeycloakIsNotOurs(Method method) {
    assertThat(CredentialTypes.ours(method.credentialType())).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"TOTP", "RECOVERY_CODE", "PASSKEY"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyOtherCredentialTypeIs(Method method) {
    assertThat(CredentialTypes.ours(method.credentialType())).isTrue();
  }

  @Test
  void textAndCallReachTheSameDevice() {
    assertThat(Method.MOBILE_TEXT.credentialType()).isEqualTo(Method.MOBILE_CALL.credentialType());
  }
}
