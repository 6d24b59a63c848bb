package io.github.keycloaksspr.core.botdefence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifficultyTest {

  @Test
  void isSixteenBitsUnlessTheServerIsToldOtherwise() {
    assertThat(Difficulty.parse(null)).isEqualTo(new Difficulty(16));
    assertThat(Difficulty.parse(" 18 ")).isEqualTo(new Difficulty(18));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "7", "23", "-16", "many", "99999999999"})
  void aMistakeIsQuotedWithWhatIsAllowed(String option) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Difficulty.parse(option))
        .withMessageContaining("'" + option + "'")
        .withMessageContaining("from 8 to 22");
  }
}
