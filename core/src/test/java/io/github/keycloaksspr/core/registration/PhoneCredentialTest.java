package io.github.keycloaksspr.core.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.phone.PhoneNumber;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;

class PhoneCredentialTest {

  private static final RegisteredPhone PHONE =
      new RegisteredPhone(
          PhoneNumber.ofValue("+14255551234;ext=123").orElseThrow(),
          Source.ADMIN,
          Instant.ofEpochMilli(1_795_000_000_000L));

  @Test
  void isReadBackAsItWasStored() {
    CredentialModel model = PhoneCredential.of(CredentialTypes.OFFICE_PHONE, PHONE);

    assertThat(model.getType()).isEqualTo("sspr-office-phone");
    assertThat(PhoneCredential.read(model)).contains(PHONE);
  }

  @Test
  void whatKeycloakShowsIsMasked() {
    CredentialModel model = PhoneCredential.of(CredentialTypes.OFFICE_PHONE, PHONE);

    assertThat(model.getCredentialData())
        .contains("+1 *******34 x***")
        .doesNotContain("425", "123\"");
    assertThat(PHONE.toString()).doesNotContain("425", "123");
  }

  @Test
  void damagedDataAreNoPhone() {
    CredentialModel model = PhoneCredential.of(CredentialTypes.MOBILE_PHONE, PHONE);
    model.setSecretData("{\"number\":");

    assertThat(PhoneCredential.read(model)).isEmpty();
  }
}
