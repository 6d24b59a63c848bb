package io.github.keycloaksspr.core.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.eligibility.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Details of the reset report (spec A1). */
class DetailTest {

  @ParameterizedTest
  @EnumSource
  void everyRefusalOfAnAccountIsOneThatNoProofChanges(Refusal refusal) {
    assertThat(Detail.ofId(refusal.id()))
        .hasValueSatisfying(detail -> assertThat(detail.ineligible()).isTrue());
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsId(Detail detail) {
    assertThat(Detail.ofId(detail.id())).contains(detail);
    assertThat(Detail.idsOf(detail.result())).contains(detail.id());
  }
}
