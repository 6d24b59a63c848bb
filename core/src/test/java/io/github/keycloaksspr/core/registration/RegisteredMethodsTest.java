package io.github.keycloaksspr.core.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.fake.FakeRealm;
import io.github.keycloaksspr.core.fake.FakeUser;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

class RegisteredMethodsTest {

  private static final RealmModel REALM = new FakeRealm().model();
  private static final Policy POLICY = Policies.orDefaults(REALM);

  private static final RegisteredEmail FIRST = email("first@example.org");
  private static final RegisteredEmail SECOND = email("second@example.org");

  private final FakeUser user =
      new FakeUser().withCredential("password").withCredential("third-party");
  private final RegisteredMethods registered = RegisteredMethods.of(user.model());

  private static RegisteredEmail email(String address) {
    return new RegisteredEmail(new EmailAddress(address), Source.USER, Instant.EPOCH);
  }

  @Nested
  class AUserWithoutRegistration {

    @Test
    void holdsNoMethod() {
      assertThat(registered.methods(REALM, POLICY)).isEmpty();
    }

    @Test
    void hasNoAddress() {
      assertThat(registered.email()).isEmpty();
    }

    @Test
    void losesNothing() {
      assertThat(registered.remove("sspr-email")).isFalse();
    }
  }

  @Nested
  class AUserWithAnAddress {

    AUserWithAnAddress() {
      registered.save(FIRST);
    }

    @Test
    void holdsTheMethod() {
      assertThat(registered.methods(REALM, POLICY)).containsExactly(Method.EMAIL);
    }

    @Test
    void hasTheAddress() {
      assertThat(registered.email()).contains(FIRST);
    }

    @Test
    void hasOnlyTheLaterOne() {
      registered.save(SECOND);

      assertThat(registered.email()).contains(SECOND);
      assertThat(user.credentials())
          .extracting(CredentialModel::getType)
          .containsExactly("password", "third-party", "sspr-email");
    }

    @Test
    void keepsOtherCredentialsWhenItIsRemoved() {
      assertThat(registered.remove("sspr-email")).isTrue();

      assertThat(registered.methods(REALM, POLICY)).isEmpty();
      assertThat(user.credentials())
          .extracting(CredentialModel::getType)
          .containsExactly("password", "third-party");
    }
  }

  @Nested
  class AUserWithCredentialsOfKeycloak {

    @ParameterizedTest
    @CsvSource({"otp,TOTP", "webauthn-passwordless,PASSKEY"})
    void holdsTheMethod(String type, Method method) {
      user.withCredential(type);

      assertThat(registered.methods(REALM, POLICY)).containsExactly(method);
    }

    @Test
    void doesNotHoldItByASecurityKeyThatThePageMayNotFind() {
      user.withCredential("webauthn");

      assertThat(registered.methods(REALM, POLICY)).isEmpty();
      assertThat(registered.existing(REALM)).isEmpty();
    }

    @Test
    void showsHowManyThereAreAndSinceWhen() {
      user.with(device(1_000)).with(device(2_000)).with(recoveryCodes(12));
      user.withCredential("webauthn-passwordless");

      assertThat(registered.existing(REALM))
          .containsExactly(
              new ExistingCredentials(
                  "otp", Method.TOTP, 2, Optional.of(Instant.ofEpochMilli(2_000))),
              new ExistingCredentials(
                  "recovery-authn-codes",
                  Method.RECOVERY_CODE,
                  12,
                  Optional.of(Instant.ofEpochMilli(0))),
              new ExistingCredentials(
                  "webauthn-passwordless", Method.PASSKEY, 1, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"12,true", "2,true", "1,false"})
    void mayUseAllRecoveryCodesButTheLast(int left, boolean held) {
      user.with(recoveryCodes(left));

      assertThat(registered.methods(REALM, POLICY).contains(Method.RECOVERY_CODE)).isEqualTo(held);
    }

    @Test
    void stillHoldsTheMethodAfterTheLastCodeButOneWasUsed() {
      user.with(recoveryCodes(1));

      assertThat(registered.methods(REALM, POLICY, List.of(Method.RECOVERY_CODE)))
          .containsExactly(Method.RECOVERY_CODE);
      assertThat(registered.methods(REALM, POLICY, List.of(Method.EMAIL))).isEmpty();
    }

    @Test
    void doesNotHoldItIfTheCodesAreGoneMeanwhile() {
      assertThat(registered.methods(REALM, POLICY, List.of(Method.RECOVERY_CODE))).isEmpty();
    }
  }

  private static CredentialModel device(long createdAt) {
    CredentialModel device = new CredentialModel();
    device.setType("otp");
    device.setCreatedDate(createdAt);
    return device;
  }

  private static CredentialModel recoveryCodes(int count) {
    List<String> codes = IntStream.range(0, count).mapToObj(i -> "CODE" + i).toList();
    return RecoveryAuthnCodesCredentialModel.createFromValues(codes, 0, null);
  }

  @Test
  void aDamagedCredentialDoesNotCount() {
    user.withCredential("sspr-email");

    assertThat(registered.methods(REALM, POLICY)).isEmpty();
  }
}
