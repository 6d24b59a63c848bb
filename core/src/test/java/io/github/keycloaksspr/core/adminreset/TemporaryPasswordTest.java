package io.github.keycloaksspr.core.adminreset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.fake.Fake;
import io.github.keycloaksspr.core.fake.FakeUser;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.question.Hashing;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;

class TemporaryPasswordTest {
  private static final String PASSWORD = "Gw-4kTzRm9xVbe";
  private static final Instant END = Instant.parse("2026-11-21T12:00:00Z");

  private final Hashing hashing = new Hashing();
  private final FakeUser user = new FakeUser();
  private final TemporaryPassword temporary =
      new TemporaryPassword(
          Fake.of(KeycloakSession.class, Map.of("getProvider", given -> hashing)),
          Fake.of(RealmModel.class, Map.of("getPasswordPolicy", nothing -> PasswordPolicy.empty())),
          user.model());

  @Test
  void holdsUntilItsEndAndNotFromThenOn() {
    temporary.save(temporary.prepared(PASSWORD, END));

    assertThat(temporary.overdue(PASSWORD, END.minusMillis(1))).isFalse();
    assertThat(temporary.overdue(PASSWORD, END)).isTrue();
    assertThat(temporary.overdue(PASSWORD, END.plusSeconds(1))).isTrue();
  }

  @Test
  void isForgottenWhenAnotherPasswordProvesRightAfterItsEnd() {
    temporary.save(temporary.prepared(PASSWORD, END));

    assertThat(temporary.overdue("set in Windows", END)).isFalse();

    assertThat(user.credentials()).isEmpty();
  }

  @Test
  void thatIsSetAnewTakesThePlaceOfTheFormer() {
    temporary.save(temporary.prepared(PASSWORD, END));
    temporary.save(temporary.prepared("Another-1", END.plusSeconds(60)));

    assertThat(user.credentials()).hasSize(1);
    assertThat(temporary.overdue("Another-1", END)).isFalse();
  }

  @Test
  void leavesOtherCredentialsAlone() {
    user.withCredential("otp");
    temporary.save(temporary.prepared(PASSWORD, END));

    temporary.forget();

    assertThat(user.credentials()).extracting(CredentialModel::getType).containsExactly("otp");
  }

  @Test
  void isNotInWhatAdministratorsSee() {
    CredentialModel kept = temporary.prepared(PASSWORD, END);

    assertThat(kept.getType()).isEqualTo(CredentialTypes.TEMPORARY_PASSWORD);
    assertThat(kept.getCredentialData()).contains(END.toString()).doesNotContain(PASSWORD);
    assertThat(kept.getSecretData()).doesNotContain(PASSWORD);
  }

  @Test
  void costsNothingWhereThereIsNone() {
    user.withCredential("password");

    assertThat(temporary.overdue(PASSWORD, END)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"expires\":\"soon\"}", "no json"})
  void letsNobodyInWhenItsDataAreDamaged(String data) {
    CredentialModel kept = temporary.prepared(PASSWORD, END);
    kept.setCredentialData(data);
    temporary.save(kept);

    assertThat(temporary.overdue(PASSWORD, Instant.EPOCH)).isTrue();
  }
}
