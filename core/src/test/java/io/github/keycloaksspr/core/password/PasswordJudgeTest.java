package io.github.keycloaksspr.core.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords are refused, and why (spec X8). */
class PasswordJudgeTest {

  private static final BannedTerms BANNED = BannedTerms.of(List.of("contoso", "blank"));

  private final PasswordJudge judge =
      new PasswordJudge(
          BANNED,
          ExpectedNames.of(
              List.of("jo.weber7", "joanna.weber@mail.example", "Jo Anna", "von Weber-O'Brien"),
              List.of("corp", "The Firm", "Acme")));

  @ParameterizedTest
  @CsvSource({
    "C0ntos0Blank12, BANNED",
    "ContoS0Bl@nkf9!, ACCEPTED",
    "Summer2026!, BANNED",
    "P@ssw0rd123, BANNED",
    "Passwort1!, BANNED",
    "qwertz123, BANNED",
    "Ab1!, BANNED",
    "dK3#vR9q, ACCEPTED",
    "'correct horse battery staple', ACCEPTED"
  })
  void pointsDecide(String password, PasswordVerdict verdict) {
    assertThat(judge.judge(password)).isEqualTo(verdict);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dK3#weber-vR9q",
        "dK3#W3BER-vR9q-Weber",
        "dK3#jo.weber7-vR9q",
        "dK3#Joanna-vR9q",
        "dK3#jo anna-vR9q",
        "dK3#JoAnna-vR9q",
        "dK3#0'brien-vR9q",
        "dK3#Brien-vR9q",
        "dK3#C0rp-vR9q",
        "dK3#the firm-vR9q",
        "dK3#TheFirm-vR9q",
        "dK3#@cme-vR9q"
      })
  void aNameIsRefusedWhateverElseThereIs(String password) {
    assertThat(judge.judge(password)).isEqualTo(PasswordVerdict.NAMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dK3#firm-vR9q", "dK3#von-jo-vR9q", "dK3#mail.example-vR9q", "dK3#webr-vR9q"})
  void whatIsShortOrAPartOfTheOrganisationOrNotQuiteTheNameIsNone(String password) {
    assertThat(judge.judge(password)).isEqualTo(PasswordVerdict.ACCEPTED);
  }

  @Test
  void whoHasNoNamesIsJudgedByPointsAlone() {
    PasswordJudge nameless =
        new PasswordJudge(BANNED, ExpectedNames.of(List.of("", " ", "@"), List.of("")));

    assertThat(nameless.judge("dK3#vR9q")).isEqualTo(PasswordVerdict.ACCEPTED);
    assertThat(nameless.judge("contoso")).isEqualTo(PasswordVerdict.BANNED);
    assertThat(nameless.judge("")).isEqualTo(PasswordVerdict.BANNED);
  }

  @Test
  void aNameInAnyScriptCounts() {
    PasswordJudge named =
        new PasswordJudge(BANNED, ExpectedNames.of(List.of("Łukasz Żółć", "王小明同学"), List.of()));

    assertThat(named.judge("dK3#łukasz-vR9q")).isEqualTo(PasswordVerdict.NAMED);
    assertThat(named.judge("dK3#ŻÓŁĆ-vR9q")).isEqualTo(PasswordVerdict.NAMED);
    assertThat(named.judge("dK3#王小明同学-vR9q")).isEqualTo(PasswordVerdict.NAMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"password", "\ud83d\udc36", "\u0344", "\ufdfa", "\ud83d", "a\u0300\u0316"})
  void longAndOddInputIsJudgedToo(String part) {
    assertThatCode(() -> assertThat(judge.judge(part.repeat(4096))).isNotNull())
        .doesNotThrowAnyException();
    assertThat(judge.judge(part.repeat(4096))).isEqualTo(PasswordVerdict.ACCEPTED);
  }

  @Test
  void aNameIsFoundInALongPasswordToo() {
    assertThat(judge.judge("x".repeat(4000) + "weber" + "x".repeat(4000)))
        .isEqualTo(PasswordVerdict.NAMED);
  }

  @Test
  void theCommonTermsAreUsableAndDifferent() {
    List<String> terms = CommonTerms.terms().texts();

    assertThat(terms).hasSizeGreaterThan(100).allMatch(BannedTerms::usable);
    assertThat(terms.stream().map(BannedTerms::compared)).doesNotHaveDuplicates();
  }
}
