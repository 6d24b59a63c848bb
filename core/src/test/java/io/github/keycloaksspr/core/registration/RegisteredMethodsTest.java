package io.github.keycloaksspr.core.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.fake.FakeRealm;
import io.github.keycloaksspr.core.fake.FakeUser;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;

class RegisteredMethodsTest {

  private static final Policy POLICY = Policies.orDefaults(new FakeRealm().model());

  private static final RegisteredEmail FIRST = email("first@example.org");
  private static final RegisteredEmail SECOND = email("second@example.org");

  private final FakeUser user = new FakeUser().withCredential("password").withCredential("otp");
  private final RegisteredMethods registered = RegisteredMethods.of(user.model());

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
          .containsExactly("password", "otp", "sspr-email");
    }

    @Test
    void keepsOtherCredentialsWhenItIsRemoved() {
      assertThat(registered.remove("sspr-email")).isTrue();

      assertThat(registered.methods(POLICY)).isEmpty();
      assertThat(user.credentials())
          .extracting(CredentialModel::getType)
          .containsExactly("password", "otp");
    }
  }

  @Test
  void aDamagedCredentialDoesNotCount() {
    user.withCredential("sspr-email");

    assertThat(registered.methods(POLICY)).isEmpty();
  }
}
