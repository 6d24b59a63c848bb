package io.github.keycloaksspr.core.resetlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.fake.Fake;
import io.github.keycloaksspr.core.fake.FakeUser;
import io.github.keycloaksspr.core.method.CredentialTypes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;
import org.keycloak.models.TokenManager;
import org.keycloak.representations.JsonWebToken;

class ResetLinkTest {
  private static final Instant END = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant BEFORE = END.minusMillis(1);

  private final AtomicInteger made = new AtomicInteger();
  private final KeycloakSession session =
      Fake.of(
          KeycloakSession.class,
          Map.of(
              "tokens",
              nothing ->
                  Fake.of(
                      TokenManager.class,
                      Map.of(
                          "encode",
                          given ->
                              ((JsonWebToken) given[0]).getId() + "." + made.incrementAndGet()))));
  private final FakeUser user = new FakeUser();
  private final ResetLink link = new ResetLink(user.model());

  @Test
  void holdsUntilItsEndAndNotFromThenOn() {
    String fingerprint = issued(Optional.empty());

    assertThat(holds(fingerprint, BEFORE)).isTrue();
    assertThat(holds(fingerprint, END)).isFalse();
  }

  @Test
  void thatIsNewEndsTheOneBefore() {
    String first = issued(Optional.empty());
    String second = issued(Optional.empty());

    assertThat(holds(first, BEFORE)).isFalse();
    assertThat(holds(second, BEFORE)).isTrue();
    assertThat(user.credentials()).hasSize(1);
  }

  @Test
  void thatIsForgottenHoldsNoMoreAndNothingElseGoesWithIt() {
    user.withCredential("otp");
    String fingerprint = issued(Optional.empty());

    link.forget();

    assertThat(holds(fingerprint, BEFORE)).isFalse();
    assertThat(user.credentials()).extracting(CredentialModel::getType).containsExactly("otp");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T08:00:00Z, 2026-11-20T08:00:00Z, true",
    "2026-11-20T08:00:00Z, 2026-11-20T09:00:00Z, false",
    "2026-11-20T08:00:00Z, change-due, false",
    "2026-11-20T08:00:00Z, , true",
    ", 2026-11-20T09:00:00Z, true",
  })
  void endsWithAPasswordThatTheDirectoryGotElsewhere(String then, String now, boolean holds) {
    String fingerprint = issued(Optional.ofNullable(then));

    assertThat(link.holds(fingerprint, BEFORE, () -> Optional.ofNullable(now))).isEqualTo(holds);
  }

  @Test
  void endsWhenTheUserComesToRights() {
    user.with(right(AdminRoles.VIEW_USERS));
    String fingerprint = issued(Optional.empty());
    assertThat(holds(fingerprint, BEFORE)).isTrue();

    user.with(right(AdminRoles.MANAGE_REALM));

    assertThat(holds(fingerprint, BEFORE)).isFalse();
  }

  @Test
  void isNotInWhatIsKept() {
    LinkToken token = link.issue(session, END, Optional.empty());

    CredentialModel kept = user.credentials().get(0);
    assertThat(kept.getType()).isEqualTo(CredentialTypes.RESET_LINK);
    assertThat(kept.getCredentialData())
        .contains(END.toString())
        .doesNotContain(token.fingerprint());
    assertThat(kept.getSecretData()).contains(token.fingerprint()).doesNotContain(token.value());
    assertThat(token.toString()).doesNotContain(token.value(), token.fingerprint());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"expires\":\"soon\"}", "no json"})
  void doesNotHoldWhenItsDataAreDamaged(String data) {
    String fingerprint = issued(Optional.empty());

    user.credentials().get(0).setCredentialData(data);

    assertThat(holds(fingerprint, Instant.EPOCH)).isFalse();
  }

  private boolean holds(String fingerprint, Instant now) {
    return link.holds(fingerprint, now, Optional::empty);
  }

  private String issued(Optional<String> password) {
    return link.issue(session, END, password).fingerprint();
  }

  private static RoleModel right(String name) {
    ClientModel management =
        Fake.of(
            ClientModel.class,
            Map.of("getClientId", nothing -> Constants.REALM_MANAGEMENT_CLIENT_ID));
    return Fake.of(
        RoleModel.class,
        Map.of(
            "getId", nothing -> "id of " + name,
            "getName", nothing -> name,
            "getCompositesStream", nothing -> Stream.empty(),
            "isClientRole", nothing -> true,
            "getContainer", nothing -> management));
  }
}
