package io.github.keycloaksspr.core.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.fake.FakeRealm;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.WebAuthnPolicy;

class UsablePasskeysTest {

  private static final String PASSKEY = "webauthn-passwordless";
  private static final String SECURITY_KEY = "webauthn";

  private final FakeRealm realm = new FakeRealm();

  private Set<String> types() {
    return UsablePasskeys.of(realm.model()).types();
  }

  @Test
  void inARealmAsKeycloakMakesItPasskeysCountAndSecurityKeysDoNot() {
    assertThat(types()).containsExactly(PASSKEY);
  }

  @ParameterizedTest
  @CsvSource({
    "required,      not specified, required,      true",
    "required,      No,            required,      true",
    "not specified, Yes,           required,      true",
    ",              Yes,           required,      true",
    "preferred,     Yes,           required,      false",
    "discouraged,   not specified, required,      false",
    "not specified, not specified, required,      false",
    ",              ,              required,      false",
    "required,      not specified, preferred,     false",
    "required,      not specified, not specified, false",
    "required,      not specified, ,              false"
  })
  void theyCountIfTheirPolicyRequiresADiscoverableCredentialThatVerifiesItsUser(
      String residentKey, String requireResidentKey, String verification, boolean counts) {
    set(realm.passkeys(), residentKey, requireResidentKey, verification);
    set(realm.securityKeys(), residentKey, requireResidentKey, verification);

    assertThat(types()).isEqualTo(counts ? Set.of(PASSKEY, SECURITY_KEY) : Set.of());
  }

  @Test
  void securityKeysOfAnotherRelyingPartyDoNotCount() {
    set(realm.securityKeys(), "required", null, "required");
    realm.securityKeys().setRpId("example.org");

    assertThat(types()).containsExactly(PASSKEY);
  }

  @Test
  void noRelyingPartyIsTheSameAsAnEmptyOne() {
    set(realm.securityKeys(), "required", null, "required");
    realm.securityKeys().setRpId("");

    assertThat(types()).containsExactlyInAnyOrder(PASSKEY, SECURITY_KEY);
  }

  @SuppressWarnings("deprecation")
  private static void set(
      WebAuthnPolicy policy, String residentKey, String requireResidentKey, String verification) {
    policy.setResidentKey(residentKey);
    policy.setRequireResidentKey(requireResidentKey);
    policy.setUserVerificationRequirement(verification);
  }
}
