package io.github.keycloaksspr.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;

class TypedRecoveryCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ABCD1234EFGI",
        "ABCD-1234-EFGI",
        " abcd 1234 efgi ",
        "ABCD\u20111234\u2013EFGI",
        "\u200eABCD\u00a01234\tEFGI",
        "ＡＢＣＤ１２３４ＥＦＧＩ"
      })
  void aCodeIsReadHoweverItIsTyped(String typed) {
    assertThat(TypedRecoveryCode.parse(typed)).contains(new TypedRecoveryCode("ABCD1234EFGI"));
  }

  @Test
  void whatKeycloakDrawsIsReadAsItIs() {
    assertThat(RecoveryAuthnCodesUtils.generateRawCodes())
        .allSatisfy(
            code ->
                assertThat(TypedRecoveryCode.parse(code)).contains(new TypedRecoveryCode(code)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "ABCD123",
        "ABCD-1234-EFG!",
        "ÄBCD1234EFGI",
        "ABCD_1234_EFGI",
        "ABCD\u00001234EFGI",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234567"
      })
  void anythingElseIsRefused(String typed) {
    assertThat(TypedRecoveryCode.parse(typed)).isEmpty();
  }

  @Test
  void longInputIsNotLookedAt() {
    assertThat(TypedRecoveryCode.parse(" ".repeat(53) + "ABCD1234EFGI")).isEmpty();
  }

  @Test
  void textsDoNotShowTheCode() {
    assertThat(new TypedRecoveryCode("ABCD1234EFGI")).hasToString("TypedRecoveryCode[****]");
  }
}
