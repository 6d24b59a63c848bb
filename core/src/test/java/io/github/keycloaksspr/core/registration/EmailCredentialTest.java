package io.github.keycloaksspr.core.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.credential.CredentialModel;

class EmailCredentialTest {

  private static final Instant THEN = Instant.parse("2026-11-20T08:00:00.123Z");

  private static final RegisteredEmail EMAIL =
      new RegisteredEmail(new EmailAddress("alice.smith@bücher.example"), Source.USER, THEN);

  @ParameterizedTest
  @EnumSource(Source.class)
  void aStoredAddressReadsBackEqual(Source source) {
    RegisteredEmail email = new RegisteredEmail(EMAIL.address(), source, THEN);

    assertThat(EmailCredential.read(EmailCredential.of(email))).contains(email);
  }

  @Test
  void theAddressIsSecret() {
    CredentialModel model = EmailCredential.of(EMAIL);

    assertThat(model.getSecretData()).contains("alice.smith@bücher.example");
    assertThat(model.getCredentialData()).doesNotContain("alice", "smith");
    assertThat(model.getUserLabel()).isEqualTo("al***@bücher.example");
  }

  @Test
  void whatKeycloakShowsIsMasked() {
    assertThat(EmailCredential.of(EMAIL).getCredentialData())
        .isEqualTo("{\"masked\":\"al***@bücher.example\",\"source\":\"user\"}");
  }

  @Test
  void aNewCredentialHasTypeAndDateButNoId() {
    CredentialModel model = EmailCredential.of(EMAIL);

    assertThat(model.getType()).isEqualTo("sspr-email");
    assertThat(model.getCreatedDate()).isEqualTo(THEN.toEpochMilli());
    assertThat(model.getId()).isNull();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "[]",
        "null",
        "\"alice@example.org\"",
        "{\"address\":5}",
        "{\"address\":\"\"}",
        "{\"address\":\"alice\"}",
        "{\"address\":\"alice@example.org, bob@example.org\"}"
      })
  void damagedSecretDataCountAsNothing(String secretData) {
    CredentialModel model = EmailCredential.of(EMAIL);
    model.setSecretData(secretData);

    assertThat(EmailCredential.read(model)).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "{", "{}", "null", "{\"source\":5}", "{\"source\":\"USER\"}"})
  void damagedCredentialDataCountAsNothing(String credentialData) {
    CredentialModel model = EmailCredential.of(EMAIL);
    model.setCredentialData(credentialData);

    assertThat(EmailCredential.read(model)).isEmpty();
  }

  @Test
  void aMissingDateCountsAsLongAgo() {
    CredentialModel model = EmailCredential.of(EMAIL);
    model.setCreatedDate(null);

    assertThat(EmailCredential.read(model))
        .map(RegisteredEmail::registeredAt)
        .contains(Instant.EPOCH);
  }

  @Test
  void textsDoNotShowTheAddress() {
    assertThat(EMAIL.toString()).doesNotContain("alice");
  }

  @ParameterizedTest
  @CsvSource({"user,USER", "admin,ADMIN"})
  void sourcesAreFoundByTheirId(String id, Source source) {
    assertThat(Source.ofId(id)).contains(source);
    assertThat(source.id()).isEqualTo(id);
  }
}
