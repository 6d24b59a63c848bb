package io.github.keycloaksspr.core.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of what was typed for a name. */
class TypedNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdoe2",
        "J.Doe",
        "jane.doe@corp.example",
        "CORP\\jdoe",
        "o'brien",
        "山田太郎",
        "Ünal"
      })
  void aNameOfNobodyIsKeptWhereItLooksLikeOne(String typed) {
    assertThat(TypedName.kept(typed, false)).isEqualTo(typed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Summer2026", "Passw0rd!", "correct horse", "hunter2!", "P@ssw0rd", "a b"})
  void whatMayBeAPasswordIsWithheld(String typed) {
    assertThat(TypedName.kept(typed, false)).isEqualTo(TypedName.WITHHELD);
  }

  @Test
  void theNameOfAnAccountIsKeptWhateverItLooksLike() {
    assertThat(TypedName.kept("Summer 2026", true)).isEqualTo("Summer 2026");
  }

  @Test
  void nothingIsLongerThanTheColumn() {
    assertThat(TypedName.kept("a".repeat(300), true)).hasSize(255);
  }
}
