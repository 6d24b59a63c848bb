package io.github.keycloaksspr.core.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.fake.FakeUser;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;

/** How long passwords hold, and whose never expire (spec X6). */
class PasswordExpiryTest {

  private static final Instant SET = Instant.parse("2026-11-20T08:00:00Z");
  private static final Optional<Duration> THIRTY_DAYS = Optional.of(Duration.ofDays(30));

  @Test
  void aPasswordExpiresWhenItIsAsOldAsTheRealmAllows() {
    PasswordExpiry expiry = PasswordExpiry.of(false, Optional.of(SET), THIRTY_DAYS);

    assertThat(expiry.expires()).contains(SET.plus(Duration.ofDays(30)));
    assertThat(expiry.expired(SET.plus(Duration.ofDays(30)))).isFalse();
    assertThat(expiry.expired(SET.plus(Duration.ofDays(30)).plusMillis(1))).isTrue();
  }

  @Test
  void itDoesNotWhereTheRealmNamesNoAge() {
    PasswordExpiry expiry = PasswordExpiry.of(false, Optional.of(SET), Optional.empty());

    assertThat(expiry.expires()).isEmpty();
    assertThat(expiry.expired(Instant.MAX)).isFalse();
  }

  @Test
  void itDoesNotForWhomItNeverExpires() {
    PasswordExpiry expiry = PasswordExpiry.of(true, Optional.of(SET), THIRTY_DAYS);

    assertThat(expiry.set()).contains(SET);
    assertThat(expiry.expires()).isEmpty();
  }

  @Test
  void whoHasNoPasswordHasNoneThatExpires() {
    assertThat(PasswordExpiry.of(false, Optional.empty(), THIRTY_DAYS).expires()).isEmpty();
  }

  @Test
  void aUserIsExemptUntilToldOtherwise() {
    FakeUser anna = new FakeUser().withCredential("password");

    assertThat(NeverExpires.holds(anna.model())).isFalse();
    assertThat(NeverExpires.set(anna.model(), true)).isTrue();
    assertThat(NeverExpires.holds(anna.model())).isTrue();
    assertThat(NeverExpires.set(anna.model(), false)).isTrue();
    assertThat(NeverExpires.holds(anna.model())).isFalse();
    assertThat(anna.credentials()).extracting(CredentialModel::getType).containsExactly("password");
  }

  @Test
  void whatHoldsAlreadyIsNoChange() {
    FakeUser anna = new FakeUser();

    assertThat(NeverExpires.set(anna.model(), false)).isFalse();
    NeverExpires.set(anna.model(), true);
    assertThat(NeverExpires.set(anna.model(), true)).isFalse();
    assertThat(anna.credentials()).hasSize(1);
  }
}
