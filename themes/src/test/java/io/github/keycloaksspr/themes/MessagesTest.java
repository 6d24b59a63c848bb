package io.github.keycloaksspr.themes;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.keycloaksspr.core.eligibility.Refusal;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.notme.DeedKind;
import io.github.keycloaksspr.core.question.AnswerError;
import io.github.keycloaksspr.core.question.Catalogue;
import io.github.keycloaksspr.core.registration.Duty;
import io.github.keycloaksspr.core.reset.Intent;
import java.io.File;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {

  /** Keys that no template names: errors and subjects, which Java names. */
  private static final Set<String> NAMED_IN_JAVA =
      Set.of(
          "ssprUsernameInvalid",
          "ssprProofOfWorkWait",
          "ssprProofOfWorkRefused",
          "ssprMethodInvalid",
          "ssprDestinationMissing",
          "ssprEmailInvalid",
          "ssprPhoneMissing",
          "ssprPhoneInvalid",
          "ssprPhoneWithoutCountry",
          "ssprPhoneNotServed",
          "ssprPhoneExtension",
          "ssprPhoneUnavailable",
          "ssprCodeMissing",
          "ssprCodeMalformed",
          "ssprCodeWrong",
          "ssprCodeExpired",
          "ssprCodeUsedUp",
          "ssprResendTooSoon",
          "ssprCodeSentAgain",
          "ssprTextSentAgain",
          "ssprCallAgain",
          "ssprTextMessage",
          "ssprCallMessageGreeting",
          "ssprCallMessageCode",
          "ssprCallMessageAgain",
          "ssprCallMessageGoodbye",
          "ssprCallMessagePressKey",
          "ssprCallMessageNoKey",
          "ssprEmailDisplayName",
          "ssprEmailHelpText",
          "ssprMobilePhoneDisplayName",
          "ssprMobilePhoneHelpText",
          "ssprOfficePhoneDisplayName",
          "ssprOfficePhoneHelpText",
          "ssprCodeSubject",
          "ssprRegistered",
          "ssprConfirmationDisplayName",
          "ssprConfirmationHelpText",
          "ssprTemporaryPasswordDisplayName",
          "ssprTemporaryPasswordHelpText",
          "ssprExpiryDisplayName",
          "ssprExpiryHelpText",
          "ssprExpirySubject",
          "ssprRemoved",
          "ssprQuestionMissing",
          "ssprRegistrationChangedSubject",
          "ssprPasswordResetSubject",
          "ssprAdminResetSubject",
          "ssprResetLinkSubject",
          "ssprInvitationSubject",
          "ssprBlocked",
          "ssprTooManyNames",
          "ssprAnswerMissing",
          "ssprAnswerInvalid",
          "ssprAnswersWrong",
          "ssprTotpMissing",
          "ssprTotpMalformed",
          "ssprTotpWrong",
          "ssprRecoveryCodeMissing",
          "ssprRecoveryCodeMalformed",
          "ssprRecoveryCodeWrong",
          "ssprPasskeyMissing",
          "ssprPasskeyWrong",
          "sspr-identify-display-name",
          "sspr-identify-help-text",
          "sspr-verify-display-name",
          "sspr-verify-help-text",
          "sspr-email-display-name",
          "sspr-email-help-text",
          "ssprQuestionsDisplayName",
          "ssprQuestionsHelpText",
          "sspr-security-questions",
          "sspr-security-questions-display-name",
          "sspr-security-questions-help-text",
          "sspr-mobile-phone-display-name",
          "sspr-mobile-phone-help-text",
          "sspr-office-phone-display-name",
          "sspr-office-phone-help-text",
          "ssprWritebackTooShort",
          "ssprWritebackTooShortOf",
          "ssprWritebackTooSimple",
          "ssprWritebackUsedBefore",
          "ssprWritebackTooYoung",
          "ssprWritebackRefused",
          "ssprWritebackNotPermitted",
          "ssprWritebackProtected",
          "ssprWritebackNoEntry",
          "ssprWritebackUnreachable",
          "ssprWritebackUnsettled",
          "ssprWritebackUnfinished",
          "ssprWritebackDirectoryOnly",
          "ssprWritebackFailed",
          "ssprWritebackLocked",
          "ssprWritebackTooYoungUntil",
          "ssprOldPasswordWrong",
          "ssprOldPasswordMissing",
          "ssprNewPasswordMissing",
          "ssprPasswordsDiffer",
          "ssprPasswordSame",
          "ssprPasswordTooLong",
          "ssprPasswordReadOnly",
          "ssprPasswordBanned",
          "ssprPasswordNamed",
          "ssprPasswordBreached",
          "ssprChangeUnavailable",
          "ssprUnlockUnavailable",
          "ssprPasswordChangedSubject",
          "ssprDirectoryRules",
          "ssprDirectoryRulesYoung",
          "ssprWritebackRefusedBy",
          "ssprWritebackRefusedByYoung",
          "ssprIntentInvalid",
          "ssprUnlockNotPermitted",
          "ssprUnlockNoEntry",
          "ssprUnlockUnreachable",
          "ssprUnlockFailed",
          "ssprUnlockedSubject",
          "ssprAdministratorSubject",
          "ssprNotMeHelpdeskSubject",
          "ssprHelpdeskAsked",
          "ssprHelpdeskTooOften",
          "ssprHelpdeskRequestSubject",
          "ssprLockDisplayName",
          "ssprLockHelpText");

  /** Keys whose end is the id of a method. */
  private static final Set<String> METHODS =
      Set.of(
          "ssprMethod.email",
          "ssprMethod.mobile-text",
          "ssprMethod.mobile-call",
          "ssprMethod.office-call",
          "ssprMethod.questions",
          "ssprMethod.totp",
          "ssprMethod.recovery-code",
          "ssprMethod.passkey");

  /** Keys that end in the id of each method that sends a code. */
  private static final List<String> PER_CODE_METHOD =
      List.of(
          "ssprDestinationTitle.",
          "ssprDestinationIntro.",
          "ssprDestinationLabel.",
          "ssprSendCode.",
          "ssprCodeIntro.",
          "ssprResend.",
          "ssprOtherDestination.",
          "ssprCodeHelp.");

  private static final List<String> CODE_METHODS =
      List.of("email", "mobile-text", "mobile-call", "office-call");

  /** Methods that users register by themselves after a code has reached them. */
  private static final List<String> ENROLLED = List.of("email", "mobile-text", "mobile-call");

  /** Methods that users set up by themselves. */
  private static final List<String> SET_UP =
      List.of(
          "email", "mobile-text", "mobile-call", "questions", "totp", "recovery-code", "passkey");

  /** Other keys of which a template names the start, and their ends. */
  private static final Map<String, List<String>> ENDS =
      Map.ofEntries(
          Map.entry("ssprRegisterDestinationIntro.", ENROLLED),
          Map.entry("ssprRegisterCodeIntro.", ENROLLED),
          Map.entry("ssprSetUp.", SET_UP),
          Map.entry("ssprChange.", SET_UP),
          Map.entry(
              "ssprType.",
              Arrays.stream(Method.values()).map(Method::credentialType).distinct().toList()),
          Map.entry("ssprIntent.", Arrays.stream(Intent.values()).map(Intent::id).toList()),
          Map.entry("ssprUnlocked.", List.of("keycloak", "directory", "keycloak-directory")),
          Map.entry("ssprSource.", List.of("admin", "directory")),
          Map.entry(
              "ssprRegisterReason.",
              Stream.concat(
                      Arrays.stream(Duty.Reason.values()).map(Duty.Reason::id),
                      Stream.of("expired"))
                  .toList()),
          Map.entry(
              "ssprRule.",
              List.of(
                  "length",
                  "maxLength",
                  "upperCase",
                  "lowerCase",
                  "digits",
                  "specialChars",
                  "complexity",
                  "noName",
                  "notUsername",
                  "notContainsUsername",
                  "notEmail",
                  "passwordBlacklist",
                  "sspr-banned-passwords",
                  "sspr-breached-passwords",
                  "regexPattern",
                  "passwordHistory",
                  "passwordAge",
                  "different")),
          Map.entry("ssprNotMeDeed.", Arrays.stream(DeedKind.values()).map(DeedKind::id).toList()),
          Map.entry("ssprHelpdeskRequestWants.", List.of("reset", "unlock", "account")),
          Map.entry(
              "ssprHelpdeskRequestStanding.",
              Stream.concat(Arrays.stream(Refusal.values()).map(Refusal::id), Stream.of("eligible"))
                  .toList()),
          Map.entry("ssprAdministratorMailWhat.", List.of("reset", "unlock")),
          Map.entry("ssprStrength.", List.of("0", "1", "2", "3", "4")),
          Map.entry(
              "ssprDoneNot.",
              List.of(
                  "disabled",
                  "expired",
                  "outside_hours",
                  "other_workstation",
                  "locked",
                  "change_due",
                  "refused",
                  "unknown")),
          Map.entry("ssprRegistrationMail.", List.of("added", "changed", "removed")));

  private static final Pattern KEY = Pattern.compile("\"(sspr[A-Z][\\w-]*)\"");
  private static final Pattern START_OF_KEY = Pattern.compile("\"(sspr[A-Z][\\w-]*\\.)\"");
  private static final Pattern OF_THE_ACCOUNT_CONSOLE =
      Pattern.compile("sspr\\w+(DisplayName|HelpText)|sspr-security-questions");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");

  static List<Path> languages() {
    return Resources.under(Resources.MESSAGES, ".properties");
  }

  static List<Path> allMessages() {
    return Stream.of(Resources.MESSAGES, Resources.MAIN.resolve("theme"))
        .flatMap(folder -> Resources.under(folder, ".properties").stream())
        .filter(file -> file.getFileName().toString().startsWith("messages_"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyKeyHasATextAndEveryTextAUse(Path language) {
    Set<String> used = new TreeSet<>(keysOfTemplates());
    used.addAll(NAMED_IN_JAVA);
    used.addAll(METHODS);
    Catalogue.ids().forEach(id -> used.add(Catalogue.MESSAGE_PREFIX + id));
    Arrays.stream(AnswerError.Reason.values()).forEach(reason -> used.add(reason.messageKey()));
    PER_CODE_METHOD.forEach(key -> CODE_METHODS.forEach(method -> used.add(key + method)));
    ENDS.forEach((start, ends) -> ends.forEach(end -> used.add(start + end)));

    assertThat(read(language).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noTwoPredefinedQuestionsReadTheSameAndEachCanBeAQuestion(Path language) {
    Properties texts = read(language);

    assertThat(Catalogue.ids())
        .extracting(id -> texts.getProperty(Catalogue.MESSAGE_PREFIX + id))
        .doesNotHaveDuplicates()
        .allSatisfy(text -> assertThat(text).hasSizeBetween(3, 200));
  }

  @Test
  void noKeyOfATemplateIsListedAsNamedInJava() {
    assertThat(keysOfTemplates()).doesNotContainAnyElementsOf(NAMED_IN_JAVA);
  }

  @Test
  void everyStartOfAKeyInATemplateIsListed() {
    Set<String> starts =
        Resources.under(Resources.TEMPLATES, ".ftl").stream()
            .flatMap(file -> START_OF_KEY.matcher(Resources.text(file)).results())
            .map(match -> match.group(1))
            .collect(Collectors.toSet());

    assertThat(starts)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(PER_CODE_METHOD, List.of("ssprMethod."), ENDS.keySet())
                .flatMap(Collection::stream)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noKeyIsWrittenTwice(Path language) {
    List<String> keys =
        Resources.text(language)
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> line.substring(0, line.indexOf('=')))
            .toList();

    assertThat(keys).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("allMessages")
  void everyTextIsAMessageFormatWithDoubledQuotes(Path language) {
    each(
        language,
        (key, text) -> {
          assertThat(text.replace("''", "")).as(key).isNotBlank().doesNotContain("'");
          assertThatCode(() -> new MessageFormat(text)).as(key).doesNotThrowAnyException();
        });
  }

  /** It shows texts as they are, and would show doubled quotes. */
  @ParameterizedTest
  @MethodSource("languages")
  void noTextOfTheAccountConsoleHasAnApostrophe(Path language) {
    each(
        language,
        (key, text) -> {
          if (OF_THE_ACCOUNT_CONSOLE.matcher(key).matches()) {
            assertThat(text).as(key).doesNotContain("'");
          }
        });
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyTextHasThePlaceholdersOfTheEnglishOne(Path language) {
    Properties english = read(Resources.MESSAGES.resolve("messages_en.properties"));

    each(
        language,
        (key, text) ->
            assertThat(placeholders(text))
                .as(key)
                .isEqualTo(placeholders(english.getProperty(key))));
  }

  @Test
  void theThemeChangesTheSameTextsInEveryLanguage() {
    Map<Set<String>, String> languagesByKeys =
        Resources.under(Resources.MAIN.resolve("theme/sspr/login/messages"), ".properties").stream()
            .collect(
                Collectors.groupingBy(
                    file -> read(file).stringPropertyNames(),
                    Collectors.mapping(file -> file.getFileName().toString(), joining(" "))));

    assertThat(languagesByKeys).hasSize(1);
  }

  @Test
  void theThemeSpeaksTheLanguagesOfThePages() {
    assertThat(fileNames(Resources.MAIN.resolve("theme/sspr/login/messages")))
        .isEqualTo(fileNames(Resources.MESSAGES));
  }

  private static Set<String> keysOfTemplates() {
    return Resources.under(Resources.TEMPLATES, ".ftl").stream()
        .flatMap(file -> KEY.matcher(Resources.text(file)).results())
        .map(match -> match.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  private static Set<String> fileNames(Path folder) {
    return Resources.under(folder, ".properties").stream()
        .map(file -> file.getFileName().toString())
        .collect(Collectors.toSet());
  }

  private static void each(Path language, BiConsumer<String, String> assertions) {
    Properties texts = read(language);
    texts.stringPropertyNames().forEach(key -> assertions.accept(key, texts.getProperty(key)));
  }

  private static Properties read(Path file) {
    return Resources.properties(
        Resources.MAIN.relativize(file).toString().replace(File.separatorChar, '/'));
  }
}
