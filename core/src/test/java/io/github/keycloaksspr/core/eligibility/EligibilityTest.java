package io.github.keycloaksspr.core.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.eligibility.Eligibility.Eligible;
import io.github.keycloaksspr.core.eligibility.Eligibility.Ineligible;
import io.github.keycloaksspr.core.fake.FakeGroup;
import io.github.keycloaksspr.core.fake.FakeRealm;
import io.github.keycloaksspr.core.fake.FakeRole;
import io.github.keycloaksspr.core.fake.FakeUser;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.notme.DeedKind;
import io.github.keycloaksspr.core.notme.SelfServiceLock;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.policy.PolicyDocument;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.core.registration.EmailCredential;
import io.github.keycloaksspr.core.registration.RegisteredEmail;
import io.github.keycloaksspr.core.registration.Source;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.RoleModel;

class EligibilityTest {

  private static final Policy ONE_GATE =
      policy("\"scope\":\"all\",\"methods\":[\"mobile-text\",\"email\",\"questions\"]");

  private final FakeRealm realm = new FakeRealm();
  private final FakeUser registered =
      new FakeUser()
          .with(
              EmailCredential.of(
                  new RegisteredEmail(
                      new EmailAddress("alice@example.org"), Source.USER, Instant.EPOCH)));

  private static Policy policy(String settings) {
    return ((PolicyDocument.Valid) PolicyDocument.parse("{" + settings + "}")).policy();
  }

  private Eligibility of(Policy policy, FakeUser user) {
    return Eligibility.of(null, realm.model(), policy, user == null ? null : user.model());
  }

  @Test
  void aRegisteredUserMayResetByTheRegisteredMethods() {
    assertThat(of(ONE_GATE, registered)).isEqualTo(new Eligible(1, List.of(Method.EMAIL)));
  }

  @Test
  void nobodyMayNot() {
    assertThat(of(ONE_GATE, null)).isEqualTo(new Ineligible(Refusal.USER_NOT_FOUND));
  }

  @Test
  void aServiceAccountCountsAsNobody() {
    assertThat(of(ONE_GATE, registered.serviceAccountOf("app")))
        .isEqualTo(new Ineligible(Refusal.USER_NOT_FOUND));
  }

  @Test
  void aDisabledUserMayNot() {
    assertThat(of(ONE_GATE, registered.disabled()))
        .isEqualTo(new Ineligible(Refusal.USER_DISABLED));
  }

  @Test
  void aUserWhomKeycloakHasLockedForGoodMay() {
    FakeUser locked = registered.disabled().withAttribute("disabledReason", "permanentLockout");

    assertThat(of(ONE_GATE, locked)).isEqualTo(new Eligible(1, List.of(Method.EMAIL)));
  }

  @Test
  void aUserOfAFederationMayNotEvenThen() {
    FakeUser locked =
        registered
            .disabled()
            .withAttribute("disabledReason", "permanentLockout")
            .federatedBy("directory");

    assertThat(of(ONE_GATE, locked)).isEqualTo(new Ineligible(Refusal.USER_DISABLED));
  }

  @Test
  void aUserOutOfScopeMayNot() {
    Policy nobody = policy("\"scope\":\"none\",\"methods\":[\"email\"]");

    assertThat(of(nobody, registered)).isEqualTo(new Ineligible(Refusal.OUT_OF_SCOPE));
  }

  @Test
  void aUserWhoHasReportedADeedMayNotUntilTheLockIsLifted() {
    new SelfServiceLock(registered.model()).lock(DeedKind.PASSWORD_RESET, Instant.EPOCH);

    assertThat(of(ONE_GATE, registered)).isEqualTo(new Ineligible(Refusal.SELF_SERVICE_LOCKED));
  }

  @Test
  void aUserWithoutRegistrationMayNot() {
    assertThat(of(ONE_GATE, new FakeUser().withCredential("password")))
        .isEqualTo(new Ineligible(Refusal.NOT_REGISTERED));
  }

  @Test
  void aUserWhoseMethodWasWithdrawnMayNot() {
    Policy withoutEmail = policy("\"scope\":\"all\",\"methods\":[\"mobile-text\"]");

    assertThat(of(withoutEmail, registered)).isEqualTo(new Ineligible(Refusal.NOT_REGISTERED));
  }

  @Test
  void aUserWithTooFewMethodsMayNot() {
    Policy twoGates = policy("\"scope\":\"all\",\"gates\":2,\"methods\":[\"email\",\"questions\"]");

    assertThat(of(twoGates, registered)).isEqualTo(new Ineligible(Refusal.NOT_REGISTERED));
  }

  @Test
  void aUserMayResetByWhatIsSetUpInKeycloak() {
    Policy policy = policy("\"scope\":\"all\",\"gates\":2,\"methods\":[\"totp\",\"passkey\"]");
    FakeUser user = new FakeUser().withCredential("otp").withCredential("webauthn-passwordless");

    assertThat(of(policy, user)).isEqualTo(new Eligible(2, List.of(Method.TOTP, Method.PASSKEY)));
  }

  @Test
  void aPasskeyAndASecurityKeyAreOneGate() {
    Policy policy = policy("\"scope\":\"all\",\"gates\":2,\"methods\":[\"totp\",\"passkey\"]");
    realm.securityKeys().setResidentKey("required");
    realm.securityKeys().setUserVerificationRequirement("required");
    FakeUser user =
        new FakeUser().withCredential("webauthn").withCredential("webauthn-passwordless");

    assertThat(of(policy, user)).isEqualTo(new Ineligible(Refusal.NOT_REGISTERED));
  }

  @Test
  void aMethodThatIsSetUpButNotEnabledDoesNotCount() {
    assertThat(of(ONE_GATE, new FakeUser().withCredential("otp")))
        .isEqualTo(new Ineligible(Refusal.NOT_REGISTERED));
  }

  @Nested
  class AnAdministrator {

    private static final String EASED =
        ",\"administrators\":{\"gates\":1,\"methods\":[\"email\",\"office-call\"]}";

    private final RoleModel manageUsers = realm.clientRole("realm-management", "manage-users");

    @Test
    void needsTwoGatesWhateverUsersNeed() {
      assertThat(of(ONE_GATE, registered.with(manageUsers)))
          .isEqualTo(new Ineligible(Refusal.NOT_REGISTERED));
    }

    @Test
    void isOneByAGroupToo() {
      assertThat(of(ONE_GATE, registered.in(FakeGroup.top("admins", manageUsers))))
          .isEqualTo(new Ineligible(Refusal.NOT_REGISTERED));
    }

    @Test
    void isOneByACompositeRoleToo() {
      RoleModel boss = FakeRole.of("boss", realm.model(), manageUsers);

      assertThat(of(ONE_GATE, registered.with(boss)))
          .isEqualTo(new Ineligible(Refusal.NOT_REGISTERED));
    }

    @Test
    void isNotOneByTheSameNameOnAnotherClient() {
      assertThat(of(ONE_GATE, registered.with(realm.clientRole("app", "manage-users"))))
          .isEqualTo(new Eligible(1, List.of(Method.EMAIL)));
    }

    @Test
    void mayResetWhereThePolicySaysSo() {
      Policy eased = policy("\"scope\":\"all\",\"methods\":[\"email\"]" + EASED);

      assertThat(of(eased, registered.with(manageUsers)))
          .isEqualTo(new Eligible(1, List.of(Method.EMAIL)));
    }
  }

  /** The ids are public: reports and metrics hold them. */
  @ParameterizedTest
  @CsvSource({
    "USER_NOT_FOUND,user_not_found",
    "USER_DISABLED,user_disabled",
    "OUT_OF_SCOPE,out_of_scope",
    "NOT_REGISTERED,not_registered",
    "ACCOUNT_DISABLED,account_disabled",
    "ACCOUNT_EXPIRED,account_expired",
    "OUTSIDE_HOURS,outside_logon_hours"
  })
  void reasonsAreNamedInEvents(Refusal refusal, String id) {
    assertThat(refusal.id()).isEqualTo(id);
  }
}
