package io.github.keycloaksspr.core.policy;

import static io.github.keycloaksspr.core.policy.Documents.SAMPLE;
import static io.github.keycloaksspr.core.policy.Documents.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloaksspr.core.method.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyTest {

  private final Policy policy = policy(SAMPLE);

  @Test
  void usersMeetTheRealmsGates() {
    assertThat(policy.requirement(false))
        .isEqualTo(new Policy.Requirement(1, List.of(Method.EMAIL, Method.MOBILE_TEXT)));
  }

  @Test
  void administratorsMeetTheirOwn() {
    assertThat(policy.requirement(true))
        .isEqualTo(
            new Policy.Requirement(
                2,
                List.of(Method.EMAIL, Method.MOBILE_TEXT, Method.MOBILE_CALL, Method.OFFICE_CALL)));
  }

  @Test
  void nothingCanBeAddedLater() {
    assertThatThrownBy(() -> policy.methods().add(Method.QUESTIONS))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
