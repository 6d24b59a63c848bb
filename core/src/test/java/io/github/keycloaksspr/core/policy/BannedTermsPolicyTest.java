package io.github.keycloaksspr.core.policy;

import static io.github.keycloaksspr.core.policy.Documents.errors;
import static io.github.keycloaksspr.core.policy.Documents.policy;
import static io.github.keycloaksspr.core.policy.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The realm's banned terms in its policy (spec X8). */
class BannedTermsPolicyTest {

  private static final String FIELD = "passwords.banned";

  private static String terms(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"term-" + Integer.toString(i, 7).replace('0', 'x').replace('1', 'y') + '"')
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void areNoneUnlessSet() {
    assertThat(policy("{}").passwords().banned().texts()).isEmpty();
  }

  @Test
  void areKeptAsWritten() {
    Policy policy = policy(with(FIELD, "[\"Contoso\",\"blank page\",\"пароль\"]"));

    assertThat(policy.passwords().banned().texts())
        .containsExactly("Contoso", "blank page", "пароль");
    assertThat(policy(PolicyDocument.write(policy))).isEqualTo(policy);
  }

  @Test
  void mayBeAThousand() {
    Policy policy = policy(with(FIELD, terms(1_000)));

    assertThat(policy(PolicyDocument.write(policy)).passwords().banned().texts()).hasSize(1_000);
  }

  @Test
  void mayNotBeMore() {
    assertThat(errors(with(FIELD, terms(1_001))))
        .containsExactly(new FieldError(FIELD, "The value must be a list of at most 1000 texts."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"abcd", "abcdefghijklmnop", "\ud83d\udc36\ud83d\udc31ab"})
  void mayHaveFourToSixteenCharacters(String term) {
    assertThat(policy(with(FIELD, "[\"" + term + "\"]")).passwords().banned().texts())
        .isEqualTo(List.of(term));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abc",
        "abcdefghijklmnopq",
        " abcd",
        "abcd ",
        "\ud83d\udc36\ud83d\udc31",
        "\ufdfa"
      })
  void mayNotBeShorterOrLongerOrHaveBlanksAround(String term) {
    assertThat(errors(with(FIELD, "[\"" + term + "\"]")))
        .containsExactly(
            new FieldError(
                FIELD,
                "'" + term + "' is no term of 4 to 16 characters without blanks at its ends."));
  }

  @ParameterizedTest
  @CsvSource({"contoso, Contoso", "contoso, c0nt0$0", "adminl, admin1"})
  void mayNotBeComparedAsOne(String one, String other) {
    assertThat(errors(with(FIELD, "[\"" + one + "\",\"" + other + "\"]")))
        .containsExactly(
            new FieldError(FIELD, "'" + one + "' and '" + other + "' are compared as one term."));
  }

  @Test
  void mayNotBeNamedTwice() {
    assertThat(errors(with(FIELD, "[\"contoso\",\"contoso\"]")))
        .containsExactly(new FieldError(FIELD, "The list must not name anything twice."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"contoso\"", "[5]", "[\"\"]", "{}"})
  void mustBeAListOfTexts(String value) {
    assertThat(errors(with(FIELD, value))).extracting(FieldError::field).contains(FIELD);
  }
}
