package io.github.keycloaksspr.core.notme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.fake.FakeUser;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.notme.SelfServiceLock.Locked;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.credential.CredentialModel;

/** The lock that a report puts on an account (spec A7). */
class SelfServiceLockTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final FakeUser user = new FakeUser().withCredential("password");
  private final SelfServiceLock lock = new SelfServiceLock(user.model());

  @Test
  void saysSinceWhenAndWhy() {
    lock.lock(DeedKind.METHOD_CHANGED, NOON);

    assertThat(lock.state()).contains(new Locked(NOON, "not_me", "changed"));
    assertThat(SelfServiceLock.holds(user.model())).isTrue();
  }

  @Test
  void isThereOnceHoweverOftenAUserReports() {
    lock.lock(DeedKind.PASSWORD_RESET, NOON);
    lock.lock(DeedKind.PASSWORD_CHANGED, NOON.plusSeconds(60));

    assertThat(user.credentials()).hasSize(2);
    assertThat(lock.state()).contains(new Locked(NOON.plusSeconds(60), "not_me", "change"));
  }

  @Test
  void isLiftedAndLeavesOtherCredentialsAlone() {
    lock.lock(DeedKind.PASSWORD_RESET, NOON);

    assertThat(lock.lift()).isTrue();
    assertThat(lock.lift()).isFalse();

    assertThat(SelfServiceLock.holds(user.model())).isFalse();
    assertThat(user.credentials()).extracting(CredentialModel::getType).containsExactly("password");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "{", "{\"since\":\"yesterday\"}"})
  void holdsWhenItsDataAreDamaged(String data) {
    CredentialModel damaged = new CredentialModel();
    damaged.setType(CredentialTypes.SELF_SERVICE_LOCK);
    damaged.setCredentialData(data);
    user.with(damaged);

    assertThat(SelfServiceLock.holds(user.model())).isTrue();
    assertThat(lock.state()).contains(new Locked(null, "not_me", ""));
  }
}
