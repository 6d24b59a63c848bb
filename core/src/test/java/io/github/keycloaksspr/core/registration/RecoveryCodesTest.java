package io.github.keycloaksspr.core.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

class RecoveryCodesTest {

  private final RecoveryAuthnCodesCredentialModel credential =
      RecoveryAuthnCodesCredentialModel.createFromValues(List.of("A", "B", "C"), 0, null);

  RecoveryCodesTest() {
    credential.setId("id");
  }

  @Test
  void theFirstOfTheListIsNext() {
    assertThat(RecoveryCodes.read(credential)).contains(new RecoveryCodes("id", 3, 1));
  }

  @Test
  void aCodeThatKeycloakTookIsGoneAndTheOthersKeepTheirNumbers() {
    credential.removeRecoveryAuthnCode();

    assertThat(RecoveryCodes.read(credential)).contains(new RecoveryCodes("id", 2, 2));
  }

  @Test
  void theLastOneIsNotForAReset() {
    credential.removeRecoveryAuthnCode();
    credential.removeRecoveryAuthnCode();

    assertThat(RecoveryCodes.read(credential))
        .hasValueSatisfying(codes -> assertThat(codes.spendable()).isFalse());
  }

  @Test
  void nothingIsReadOnceAllAreUsed() {
    credential.removeRecoveryAuthnCode();
    credential.removeRecoveryAuthnCode();
    credential.removeRecoveryAuthnCode();

    assertThat(RecoveryCodes.read(credential)).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "{}", "[]", "{\"codes\":[]}", "{\"codes\":[{}]}", "damaged"})
  void damagedDataHoldNoCode(String secret) {
    CredentialModel damaged = new CredentialModel();
    damaged.setSecretData(secret);

    assertThat(RecoveryCodes.read(damaged)).isEmpty();
  }
}
