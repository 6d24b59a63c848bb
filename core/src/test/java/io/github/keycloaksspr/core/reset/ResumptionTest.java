package io.github.keycloaksspr.core.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.ALTERNATIVE;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.CONDITIONAL;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.DISABLED;
import static org.keycloak.models.AuthenticationExecutionModel.Requirement.REQUIRED;

import io.github.keycloaksspr.core.fake.FakeRealm;
import io.github.keycloaksspr.core.method.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

class ResumptionTest {

  private final FakeRealm realm = new FakeRealm();

  private Optional<Resumption> after(Method... passed) {
    return Resumption.of(realm.model(), "browser", List.of(passed));
  }

  @Nested
  class InKeycloaksOwnFlow {

    InKeycloaksOwnFlow() {
      realm
          .step("browser", "cookie", "auth-cookie", ALTERNATIVE)
          .step("browser", "kerberos", "auth-spnego", DISABLED)
          .step("browser", "broker", "identity-provider-redirector", ALTERNATIVE)
          .step("browser", "forms", "", ALTERNATIVE)
          .step("forms", "password", "auth-username-password-form", REQUIRED)
          .step("forms", "factors", "", CONDITIONAL)
          .step("factors", "condition", "conditional-user-configured", REQUIRED)
          .step("factors", "otp", "auth-otp-form", ALTERNATIVE)
          .step("factors", "key", "webauthn-authenticator", ALTERNATIVE)
          .step("factors", "codes", "auth-recovery-authn-code-form", ALTERNATIVE);
    }

    @Test
    void onlyThePasswordIsProved() {
      assertThat(after(Method.EMAIL, Method.QUESTIONS).orElseThrow().proved())
          .containsExactly("password");
    }

    @Test
    void whatNeedsNoPageIsPassedOver() {
      assertThat(after(Method.EMAIL).orElseThrow().passedOver())
          .isEqualTo(Set.of("cookie", "broker"));
    }

    @ParameterizedTest
    @CsvSource({"TOTP, otp", "RECOVERY_CODE, codes"})
    void aSecondFactorOfTheResetIsNotAskedTwice(Method method, String step) {
      assertThat(after(Method.EMAIL, method).orElseThrow().proved())
          .containsExactlyInAnyOrder("password", step);
    }

    @Test
    void aPasskeyOfTheResetProvesNoSecurityKey() {
      assertThat(after(Method.PASSKEY).orElseThrow().proved()).containsExactly("password");
    }
  }

  @Test
  void aNameAndAPasswordOnPagesOfTheirOwnAreProved() {
    realm
        .step("browser", "name", "auth-username-form", REQUIRED)
        .step("browser", "password", "auth-password-form", REQUIRED)
        .step("browser", "text", "sspr-mobile-phone", REQUIRED);

    assertThat(after(Method.MOBILE_TEXT).orElseThrow().proved())
        .containsExactlyInAnyOrder("name", "password");
  }

  @ParameterizedTest
  @CsvSource({
    "auth-username-form, REQUIRED",
    "webauthn-authenticator-passwordless, REQUIRED",
    "of-another-extension, REQUIRED",
    "auth-username-password-form, DISABLED"
  })
  void aFlowWithoutKeycloaksPasswordIsBegunFromTheStart(String step, Requirement requirement) {
    realm.step("browser", "step", step, requirement);

    assertThat(after(Method.EMAIL)).isEmpty();
  }

  @Test
  void aDisabledPartOfTheFlowHasNoPassword() {
    realm
        .step("browser", "forms", "", DISABLED)
        .step("forms", "password", "auth-password-form", REQUIRED);

    assertThat(after(Method.EMAIL)).isEmpty();
  }

  @Test
  void kerberosThatIsRequiredIsNotPassedOver() {
    realm
        .step("browser", "kerberos", "auth-spnego", REQUIRED)
        .step("browser", "password", "auth-password-form", REQUIRED);

    assertThat(after(Method.EMAIL)).isEmpty();
  }

  @Test
  void aFlowWithinItselfEnds() {
    realm
        .step("browser", "browser", "", REQUIRED)
        .step("browser", "password", "auth-password-form", REQUIRED);

    assertThat(after(Method.EMAIL)).isPresent();
  }
}
