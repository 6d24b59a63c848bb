package io.github.keycloaksspr.core.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.method.Method;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.credential.CredentialModel;

class ConfirmationCredentialTest {

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00.123Z");

  private static final Confirmation WHOLE =
      new Confirmation(
          NOW,
          2,
          Set.of(Method.EMAIL, Method.QUESTIONS),
          NOW.plusSeconds(1),
          3,
          new EmailAddress("alice@private.example"));

  static Stream<Confirmation> confirmations() {
    return Stream.of(WHOLE, Confirmation.none(), Confirmation.none().putOffOnceMore());
  }

  @ParameterizedTest
  @MethodSource("confirmations")
  void whatIsStoredIsReadBack(Confirmation confirmation) {
    assertThat(ConfirmationCredential.read(ConfirmationCredential.of(confirmation)))
        .contains(confirmation);
  }

  @Test
  void theAddressIsSecret() {
    CredentialModel model = ConfirmationCredential.of(WHOLE);

    assertThat(model.getCredentialData()).doesNotContain("alice", "private.example");
    assertThat(model.getSecretData()).contains("alice@private.example");
    assertThat(WHOLE.toString()).doesNotContain("alice@private.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"confirmedAt\":\"yesterday\"}"})
  void damagedDataCountAsNone(String data) {
    CredentialModel model = ConfirmationCredential.of(WHOLE);
    model.setCredentialData(data);

    assertThat(ConfirmationCredential.read(model)).isEmpty();
  }

  @Test
  void aMethodOfALaterVersionIsLeftOut() {
    CredentialModel model = ConfirmationCredential.of(WHOLE);
    model.setCredentialData("{\"gates\":1,\"methods\":[\"email\",\"telepathy\"]}");

    assertThat(ConfirmationCredential.read(model))
        .hasValueSatisfying(read -> assertThat(read.methods()).containsExactly(Method.EMAIL));
  }
}
