package io.github.keycloaksspr.core.botdefence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllegedProofTest {

  @ParameterizedTest
  @ValueSource(strings = {"0", "65537", "000", "999999999999999"})
  void digitsAreANonce(String digits) {
    assertThat(AllegedProof.of(true, Optional.of(digits)))
        .isEqualTo(new AllegedProof.Nonce(digits));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "+1", "1.5", "1e9", "0x1f", "12 34", "1000000000000000", "٣", "１", "<b>"})
  void anythingElseIsMalformed(String text) {
    assertThat(AllegedProof.of(true, Optional.of(text))).isEqualTo(new AllegedProof.Malformed());
  }

  @Test
  void aFieldThatIsDoubledOrTooLongIsMalformed() {
    assertThat(AllegedProof.of(true, Optional.empty())).isEqualTo(new AllegedProof.Malformed());
  }

  @Test
  void anEmptyFieldIsNoProof() {
    assertThat(AllegedProof.of(false, Optional.empty())).isEqualTo(new AllegedProof.Absent());
  }
}
