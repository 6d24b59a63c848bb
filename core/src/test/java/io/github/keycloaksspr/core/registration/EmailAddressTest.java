package io.github.keycloaksspr.core.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  private static Optional<String> normalised(String typed) {
    return EmailAddress.parse(typed).map(EmailAddress::value);
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      delimiter = '|',
      value = {
        "alice@example.org|alice@example.org",
        " alice@example.org\t|alice@example.org",
        "\u3000alice@example.org\u2003|alice@example.org",
        "Alice.Smith@EXAMPLE.Org|alice.smith@example.org",
        "alice+reset@example.org|alice+reset@example.org",
        "o'neil_{x}@sub.example.co.uk|o'neil_{x}@sub.example.co.uk",
        "ａｌｉｃｅ＠ｅｘａｍｐｌｅ．ｏｒｇ|alice@example.org",
        "ﬁsh@example.org|fish@example.org",
        "e\u0301te@example.org|\u00e9te@example.org",
        "ALICE@BÜCHER.example|alice@bücher.example",
        "alice@xn--bcher-kva.example|alice@bücher.example",
        "alice@XN--BCHER-KVA.example|alice@bücher.example",
        "alice@example。org|alice@example.org",
        "用户@例え.テスト|用户@例え.テスト",
        "ÉTÉ@example.org|été@example.org",
        "a@b.cd|a@b.cd"
      })
  void spellingsOfOneMailboxAreEqual(String typed, String value) {
    assertThat(normalised(typed)).contains(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "@",
        "alice",
        "alice@",
        "@example.org",
        "alice@localhost",
        "alice@example.",
        "alice@.example.org",
        "alice@example..org",
        "alice@-example.org",
        "alice@example-.org",
        "alice@exam_ple.org",
        "alice@exam ple.org",
        "alice@[127.0.0.1]",
        "alice@example.org/x",
        "alice@example.org:25",
        ".alice@example.org",
        "alice.@example.org",
        "ali..ce@example.org",
        "ali ce@example.org",
        "\"ali ce\"@example.org",
        "alice@bob@example.org",
        "alice(comment)@example.org",
        "ali\\ce@example.org"
      })
  void whatCannotBeAnAddressIsRefused(String typed) {
    assertThat(normalised(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice@example.org\r\nBcc: bob@example.org",
        "alice@example.org\nbob@example.org",
        "alice\r@example.org",
        "alice\n@example.org",
        "alice@example.org\u0000",
        "alice\u0000@example.org",
        "alice@example\u2028.org",
        "alice\u2029@example.org",
        "alice\u0085@example.org",
        "alice@example.org,bob@example.org",
        "alice,bob@example.org",
        "alice，bob@example.org",
        "alice@example.org;bob@example.org",
        "alice;bob@example.org",
        "<alice@example.org>",
        "＜alice@example.org＞",
        "Alice <alice@example.org>",
        "alice@example.org>",
        "alice:bob@example.org",
        "ali\u200bce@example.org",
        "ali\u202ece@example.org",
        "alice@exam\u202eple.org\u0001"
      })
  void whatCouldReachAnotherMailboxIsRefused(String typed) {
    assertThat(normalised(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice@stra\u00dfe.de",
        "alice@a\u200cb.org",
        "alice@a\u200db.org",
        "alice@\u03c3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2.gr"
      })
  void aDomainThatTwoStandardsReadDifferentlyIsRefused(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"alice@127.0.0.1", "alice@example.123"})
  void aMachineAddressIsNoDomain(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  @Test
  void noBreakSpacesAroundAnAddressAreNoPartOfIt() {
    assertThat(EmailAddress.parse("\u00a0anna@example.org\u00a0"))
        .contains(new EmailAddress("anna@example.org"));
  }

  @Test
  void anAddressThatGrowsTooLongByNormalisingIsRefused() {
    assertThat(EmailAddress.parse("a@" + "\u0130".repeat(30).concat(".").repeat(6) + "org"))
        .isEmpty();
  }

  @Nested
  class Lengths {

    @ParameterizedTest
    @CsvSource({"1,true", "64,true", "65,false", "250,false"})
    void theLocalPartHasUpTo64Characters(int length, boolean accepted) {
      assertThat(normalised("a".repeat(length) + "@example.org").isPresent()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"1,true", "63,true", "64,false"})
    void aLabelOfTheDomainHasUpTo63(int length, boolean accepted) {
      assertThat(normalised("a@" + "b".repeat(length) + ".org").isPresent()).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"254,true", "255,false", "100000,false"})
    void theWholeHasUpTo254(int length, boolean accepted) {
      String start = "a".repeat(60) + "@";
      String domain = "b.".repeat((length - start.length()) / 2);
      String typed = start + domain + "c".repeat(length - start.length() - domain.length());

      assertThat(normalised(padded(typed, length)).isPresent()).isEqualTo(accepted);
    }

    private static String padded(String typed, int length) {
      return typed.endsWith(".") ? typed.substring(0, length - 1) + "b" : typed;
    }
  }

  @Nested
  class Masks {

    @ParameterizedTest
    @CsvSource({
      "a@example.org,a***@example.org",
      "ab@example.org,a***@example.org",
      "abc@example.org,ab***@example.org",
      "alice.smith@example.org,al***@example.org",
      "été@bücher.example,ét***@bücher.example",
      "𠮷@example.org,𠮷***@example.org",
      "𠮷野@example.org,𠮷***@example.org",
      "𠮷𠮷𠮷@example.org,𠮷𠮷***@example.org"
    })
    void showTheFirstLetters(String typed, String masked) {
      assertThat(EmailAddress.parse(typed)).map(EmailAddress::masked).contains(masked);
    }

    @Test
    void standInForTheAddressInTexts() {
      assertThat(new EmailAddress("alice@example.org")).hasToString("al***@example.org");
    }
  }

  /** What is stored is parsed again when it is read. */
  @ParameterizedTest
  @MethodSource("scripts")
  void aNormalisedAddressParsesToItself(int first, int last) {
    List<String> unstable =
        IntStream.range(first, last)
            .mapToObj(Character::toString)
            .flatMap(letter -> List.of("a" + letter + "@b.org", "a@b" + letter + "c.org").stream())
            .flatMap(typed -> EmailAddress.parse(typed).stream())
            .filter(address -> !EmailAddress.parse(address.value()).equals(Optional.of(address)))
            .map(EmailAddress::value)
            .toList();

    assertThat(unstable).isEmpty();
  }

  static Stream<Arguments> scripts() {
    return Stream.of(arguments(0, 0x3400), arguments(0xA000, 0xAC00), arguments(0xF900, 0x10600));
  }
}
