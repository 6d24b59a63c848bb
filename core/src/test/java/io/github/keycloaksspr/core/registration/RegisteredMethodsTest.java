package io.github.keycloaksspr.core.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.fake.FakeRealm;
import io.github.keycloaksspr.core.fake.FakeUser;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.policy.PolicyDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

class RegisteredMethodsTest {

  private static final RealmModel REALM = new FakeRealm().model();
  private static final Policy POLICY = Policies.orDefaults(REALM);

  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  private static final RegisteredEmail FIRST = email("first@example.org");
  private static final RegisteredEmail SECOND = email("second@example.org");

  private final FakeUser user =
      new FakeUser().withCredential("password").withCredential("third-party");
  private final RegisteredMethods registered = RegisteredMethods.of(REALM, user.model());

  private static RegisteredEmail email(String address) {
    return new RegisteredEmail(new EmailAddress(address), Source.USER, Instant.EPOCH);
  }

  @Nested
  class AUserWithoutRegistration {

    @Test
    void holdsNoMethod() {
      assertThat(registered.methods(POLICY)).isEmpty();
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
      assertThat(registered.methods(POLICY)).containsExactly(Method.EMAIL);
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
          .containsExactlyInAnyOrder("password", "third-party", "sspr-email", "sspr-registration");
    }

    @Test
    void keepsOtherCredentialsWhenItIsRemoved() {
      assertThat(registered.remove("sspr-email")).isTrue();

      assertThat(registered.methods(POLICY)).isEmpty();
      assertThat(user.credentials())
          .extracting(CredentialModel::getType)
          .containsExactly("password", "third-party", "sspr-registration");
    }
  }

  @Nested
  class ATooNewAddress {

    private final Policy waiting =
        policy(
            "{\"scope\":\"all\",\"methods\":[\"email\"],\"registration\":{\"usableAfterHours\":24}}");

    @ParameterizedTest
    @CsvSource({"0,false", "23,false", "24,true", "900,true"})
    void servesForNoReset(int hours, boolean usable) {
      registered.save(
          new RegisteredEmail(
              new EmailAddress("new@example.org"),
              Source.USER,
              NOW.minus(Duration.ofHours(hours))));

      assertThat(registered.usable(waiting, List.of(), NOW).contains(Method.EMAIL))
          .isEqualTo(usable);
      assertThat(registered.methods(waiting)).containsExactly(Method.EMAIL);
    }
  }

  @Nested
  class ADirectory {

    private final FakeRealm realm = new FakeRealm();
    private final Policy mapped =
        policy(
            "{\"scope\":\"all\",\"methods\":[\"email\"],\"phone\":{\"countries\":[\"US\"]},"
                + "\"attributes\":{\"email\":\"mail2\",\"mobilePhone\":\"mobile\","
                + "\"officePhone\":\"telephoneNumber\"}}");
    private final RegisteredMethods methods = RegisteredMethods.of(realm.model(), user.model());

    ADirectory() {
      Policies.save(realm.model(), mapped);
    }

    @Test
    void isAFurtherSource() {
      user.withAttribute("mail2", "dir@example.org")
          .withAttribute("mobile", "+1 425 555 0123")
          .withAttribute("telephoneNumber", "+1 4255550124 x12");

      assertThat(methods.methods(mapped))
          .containsExactlyInAnyOrder(
              Method.EMAIL, Method.MOBILE_TEXT, Method.MOBILE_CALL, Method.OFFICE_CALL);
      assertThat(methods.email()).map(RegisteredEmail::source).contains(Source.DIRECTORY);
      assertThat(methods.officePhone().orElseThrow().number().extension()).isEqualTo("12");
      assertThat(methods.since()).isEmpty();
    }

    @Test
    void comesAfterWhatIsRegistered() {
      user.withAttribute("mail2", "dir@example.org");
      methods.save(FIRST);

      assertThat(methods.email()).contains(FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "+1 900 555 0123", "+49 30 901820", "4255550123"})
    void givesNoNumberThatIsNotServed(String value) {
      user.withAttribute("mobile", value);

      assertThat(methods.mobilePhone()).isEmpty();
    }

    @Test
    void givesTheFirstValueThatCanBeUsed() {
      user.withAttribute("mail2", "broken", "dir@example.org", "other@example.org");

      assertThat(methods.email().map(RegisteredEmail::address))
          .contains(new EmailAddress("dir@example.org"));
    }
  }

  @Nested
  class AChange {

    @Test
    void isNotedWithTheAddressToTellNextTime() {
      registered.save(FIRST);

      assertThat(registered.confirmation().changedAfter(Instant.EPOCH)).isTrue();
      assertThat(registered.confirmation().email()).isEqualTo(FIRST.address());
      assertThat(registered.confirmation().given()).isFalse();
    }

    @Test
    void leavesWhatWasConfirmed() {
      registered.save(Confirmation.none().confirmed(1, Set.of(Method.EMAIL), NOW));
      registered.save(FIRST);

      assertThat(registered.confirmation().confirmedAt()).isEqualTo(NOW);
    }
  }

  private static Policy policy(String document) {
    return ((PolicyDocument.Valid) PolicyDocument.parse(document)).policy();
  }

  @Nested
  class AUserWithCredentialsOfKeycloak {

    @ParameterizedTest
    @CsvSource({"otp,TOTP", "webauthn-passwordless,PASSKEY"})
    void holdsTheMethod(String type, Method method) {
      user.withCredential(type);

      assertThat(registered.methods(POLICY)).containsExactly(method);
    }

    @Test
    void doesNotHoldItByASecurityKeyThatThePageMayNotFind() {
      user.withCredential("webauthn");

      assertThat(registered.methods(POLICY)).isEmpty();
      assertThat(registered.existing()).isEmpty();
    }

    @Test
    void showsHowManyThereAreAndSinceWhen() {
      user.with(device(1_000)).with(device(2_000)).with(recoveryCodes(12));
      user.withCredential("webauthn-passwordless");

      assertThat(registered.existing())
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

      assertThat(registered.methods(POLICY).contains(Method.RECOVERY_CODE)).isEqualTo(held);
    }

    @Test
    void stillHoldsTheMethodAfterTheLastCodeButOneWasUsed() {
      user.with(recoveryCodes(1));

      assertThat(registered.usable(POLICY, List.of(Method.RECOVERY_CODE), NOW))
          .containsExactly(Method.RECOVERY_CODE);
      assertThat(registered.usable(POLICY, List.of(Method.EMAIL), NOW)).isEmpty();
    }

    @Test
    void doesNotHoldItIfTheCodesAreGoneMeanwhile() {
      assertThat(registered.usable(POLICY, List.of(Method.RECOVERY_CODE), NOW)).isEmpty();
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

    assertThat(registered.methods(POLICY)).isEmpty();
  }
}
