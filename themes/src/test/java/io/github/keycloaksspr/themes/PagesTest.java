package io.github.keycloaksspr.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Renders every page in every kind of login theme; the results stay in target/pages to look at. */
class PagesTest {

  private static final List<KeycloakTheme> THEMES =
      Stream.of("keycloak.v2", "keycloak", "base", "sspr").map(KeycloakTheme::login).toList();
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);
  private static final String HOSTILE = "\"><script>alert('x')</script>";

  /** A page, the input it asks for if any, and all that Java may tell it. */
  record Page(String name, String field, Map<String, Object> sspr) {

    String html(KeycloakTheme theme, Locale locale, Map<String, String> errors) {
      return theme.render(name + ".ftl", Model.page(theme, locale, sspr, errors));
    }

    String html(KeycloakTheme theme) {
      return html(theme, Locale.ENGLISH, Map.of());
    }

    boolean hasForm() {
      return !field.isEmpty();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** What Java tells a page by ids that nobody can type. */
  private static final Set<String> IDS = Set.of("state", "deed", "type");

  private static final Map<String, Object> ANYWHERE =
      Map.of(
          "username", "anna.berg",
          "organisation", "Contoso",
          "helpdesk", "https://help.example.org/",
          "step", 1,
          "gates", 2);

  private static final Map<String, Object> PROOF_OF_WORK =
      Map.of("template", "sspr-proof-of-work.ftl", "challenge", "dwz1dJdH8g", "bits", 16);

  private static final Map<String, Object> PASSKEY =
      Map.of(
          "challenge",
          "3q2-7w",
          "relyingParty",
          "sso.example.org",
          "timeout",
          1200,
          "switchable",
          true);

  private static final Map<String, Object> REGISTER =
      Map.of(
          "reason",
          "deleted",
          "have",
          1,
          "need",
          2,
          "finishable",
          false,
          "deferrable",
          true,
          "entries",
          List.of(
              entry("sspr-email", true, "an***@example.org", "email"),
              entry("sspr-mobile-phone", false, "", "mobile-text", "mobile-call"),
              entry("sspr-security-questions", false, "3", "questions"),
              entry("sspr-office-phone", false, ""),
              entry("otp", true, "", "totp")));

  private static final Map<String, Object> RECONFIRM =
      Map.of(
          "reason",
          "expired",
          "have",
          2,
          "need",
          2,
          "reconfirm",
          true,
          "finishable",
          true,
          "entries",
          List.of(
              entry("sspr-email", true, "an***@example.org", "email"),
              entry("sspr-security-questions", true, "5", "questions")));

  private static final Map<String, Object> CHANGE =
      Map.of(
          "email",
          "anna@example.org",
          "notBefore",
          "20 November 2026 at 09:30:00 UTC",
          "signOutOthers",
          true,
          "rules",
          List.of(
              Map.of("id", "length", "value", 8),
              Map.of("id", "upperCase", "value", 1),
              Map.of("id", "digits", "value", 2),
              Map.of("id", "passwordHistory", "value", 24),
              Map.of("id", "different", "value", 0)));

  private static Map<String, Object> entry(
      String type, boolean held, String value, String... ways) {
    Map<String, Object> entry = new HashMap<>();
    entry.put("type", type);
    entry.put("held", held);
    entry.put("ways", List.of(ways));
    entry.put("removable", held && !value.isEmpty());
    entry.put("source", held ? "admin" : "directory");
    if (!value.isEmpty()) {
      entry.put("value", value);
    }
    return entry;
  }

  /** Templates that are a part of another. */
  private static final List<String> PARTS = List.of("sspr-form", "sspr-proof-of-work");

  private static final List<Page> PAGES =
      List.of(
          new Page("sspr-identify", "username", Map.of("username", "anna", "organisation", "Ä&B")),
          new Page("sspr-identify", "username", Map.of("botDefence", PROOF_OF_WORK)),
          new Page("sspr-identify", "username", Map.of("unlockable", true)),
          page("sspr-intent", "intent", Map.of("intent", "unlock")),
          page("sspr-unlock", "", Map.of()),
          page("sspr-unlocked", "", Map.of("lifted", List.of("keycloak", "directory"))),
          page("sspr-unlocked", "", Map.of("lifted", List.of())),
          page("sspr-reset-link", "", Map.of("link", "/realms/corp/sspr/reset-link/a.b.c")),
          page("sspr-reset-link-void", "", Map.of("barred", true)),
          page("sspr-reset-link-void", "", Map.of("barred", false)),
          page(
              "sspr-method",
              "method",
              Map.of("methods", List.of("email", "mobile-text", "mobile-call", "questions"))),
          page(
              "sspr-destination",
              "destination",
              Map.of("method", "email", "destinationTyped", "anna@example", "switchable", true)),
          page(
              "sspr-code",
              "code",
              Map.of("destination", "an***@example.org", "codeMinutes", 5, "resendIn", 30)),
          page(
              "sspr-questions",
              "answer2",
              Map.of(
                  "questions",
                  List.of(
                      Map.of("field", "answer1", "text", "What was the name of your first pet?"),
                      Map.of("field", "answer2", "text", "Which <badge> & colour?"),
                      Map.of(
                          "field",
                          "answer3",
                          "text",
                          "\u05de\u05d4 \u05e9\u05dd \u05d4\u05db\u05dc\u05d1?")),
                  "switchable",
                  true)),
          new Page("sspr-register", "", REGISTER),
          new Page("sspr-register", "", RECONFIRM),
          page(
              "sspr-register-questions",
              "answer2",
              Map.of(
                  "numbers",
                  List.of(1, 2, 3),
                  "offered",
                  List.of(
                      Map.of("id", "first-pet", "text", "What was the name of your first pet?"),
                      Map.of("id", "custom:badge", "text", "Which <badge> & colour?")),
                  "filledIn",
                  Map.of("question1", "custom:badge", "answer1", "\"><b>4711</b>"))),
          page(
              "sspr-destination",
              "destination",
              Map.of("method", "mobile-text", "purpose", "register", "switchable", true)),
          page(
              "sspr-code",
              "code",
              Map.of(
                  "method", "mobile-call",
                  "purpose", "register",
                  "destination", "+1 *******34",
                  "codeMinutes", 5)),
          page("sspr-change", "password", CHANGE),
          page("sspr-change", "password-new", CHANGE),
          page("sspr-no-password", "", Map.of("setUpUrl", "/account")),
          page("sspr-no-password", "", Map.of("others", "Google, GitHub")),
          new Page("sspr-unavailable", "", Map.of("leave", true)),
          notMe("question"),
          notMe("done"),
          notMe("repeated"),
          new Page("sspr-not-me", "", Map.of("state", "dead", "days", 7)),
          new Page("sspr-locked", "", Map.of("leave", true, "helpdesk", "mailto:help@example.org")),
          page("sspr-totp", "code", Map.of("method", "totp", "switchable", true)),
          page("sspr-recovery-code", "code", Map.of("number", "3", "switchable", true)),
          page("sspr-passkey", "", PASSKEY),
          new Page("sspr-unavailable", "", Map.of("helpdesk", "mailto:help@example.org")),
          new Page("sspr-done", "", Map.of("notSignedIn", "disabled", "signInUrl", "/account")),
          new Page("sspr-done", "", Map.of("continueUrl", "https://app.example.org/")));

  private static Page page(String name, String field, Map<String, Object> own) {
    Map<String, Object> sspr = new HashMap<>(ANYWHERE);
    sspr.putAll(own);
    return new Page(name, field, sspr);
  }

  private static Page notMe(String state) {
    return new Page(
        "sspr-not-me",
        "",
        Map.of(
            "state", state,
            "username", "anna.berg",
            "deed", "changed",
            "type", "sspr-mobile-phone",
            "time", "20 November 2026 at 09:30:00 UTC",
            "told", true,
            "helpdesk", "mailto:help@example.org"));
  }

  private static Page page(String name) {
    return PAGES.stream().filter(page -> page.name().equals(name)).findFirst().orElseThrow();
  }

  static List<KeycloakTheme> themes() {
    return THEMES;
  }

  static Stream<Arguments> pagesInThemes() {
    return PAGES.stream().flatMap(page -> THEMES.stream().map(theme -> Arguments.of(page, theme)));
  }

  /** The page of a link in a mail belongs to no session in which somebody could ask. */
  static Stream<Arguments> pagesOfAWalkInThemes() {
    return pagesInThemes()
        .filter(arguments -> !((Page) arguments.get()[0]).name().equals("sspr-not-me"));
  }

  static Stream<Arguments> formsInThemes() {
    return pagesInThemes().filter(arguments -> ((Page) arguments.get()[0]).hasForm());
  }

  @Test
  void everyPageIsRenderedHere() {
    List<String> pages =
        Resources.under(Resources.TEMPLATES, ".ftl").stream()
            .filter(file -> file.getParent().equals(Resources.TEMPLATES))
            .map(file -> file.getFileName().toString().replace(".ftl", ""))
            .toList();

    assertThat(pages)
        .filteredOn(name -> !PARTS.contains(name))
        .containsExactlyInAnyOrderElementsOf(PAGES.stream().map(Page::name).distinct().toList());
  }

  @ParameterizedTest
  @MethodSource("pagesInThemes")
  void rendersInEveryLanguage(Page page, KeycloakTheme theme) throws IOException {
    for (Locale locale : LANGUAGES) {
      String html = page.html(theme, locale, Map.of());

      assertThat(html).containsOnlyOnce("<h1").containsOnlyOnce("id=\"" + idOf(page) + "\"");
      keep(theme, page.name() + "_" + locale, html);
    }
    if (page.hasForm()) {
      Map<String, String> error = Map.of(page.field(), "Something is wrong with this.");
      keep(theme, page.name() + "_error", page.html(theme, Locale.ENGLISH, error));
    }
  }

  @ParameterizedTest
  @MethodSource("pagesInThemes")
  void rendersWithNothingThatMayBeAbsent(Page page, KeycloakTheme theme) {
    Map<String, Object> least =
        page.name().equals("sspr-method") ? Map.of("methods", List.of("email")) : Map.of();

    String html = new Page(page.name(), page.field(), least).html(theme);

    assertThat(html).doesNotContain("sspr-helpdesk", "sspr-account", "sspr-step");
  }

  @ParameterizedTest
  @MethodSource("pagesInThemes")
  void idsAreUniqueAndLabelsBelongToInputs(Page page, KeycloakTheme theme) {
    String html = page.html(theme);

    assertThat(all(html, " id=\"([^\"]+)\"")).doesNotHaveDuplicates();
    assertThat(all(html, " id=\"([^\"]+)\"")).containsAll(all(html, "<label for=\"([^\"]+)\""));
  }

  @ParameterizedTest
  @MethodSource("pagesInThemes")
  void hasATitleOfItsOwn(Page page, KeycloakTheme theme) {
    String heading = all(page.html(theme), "<h1[^>]*>\\s*(.*?)\\s*</h1>").get(0);

    assertThat(page.html(theme)).contains("<title>" + heading + " – Contoso</title>");
  }

  @ParameterizedTest
  @MethodSource("pagesInThemes")
  void whatUsersTypeStaysText(Page page, KeycloakTheme theme) {
    Map<String, Object> sspr = new HashMap<>(page.sspr());
    sspr.replaceAll(
        (key, value) -> value instanceof String && !IDS.contains(key) ? HOSTILE : value);
    List.of("method", "reason", "notSignedIn").forEach(sspr::remove);
    Map<String, String> errors = page.hasForm() ? Map.of(page.field(), HOSTILE) : Map.of();

    String html = new Page(page.name(), page.field(), sspr).html(theme, Locale.ENGLISH, errors);

    assertThat(html).doesNotContain(HOSTILE);
  }

  @ParameterizedTest
  @MethodSource("formsInThemes")
  void theEnterKeyPressesTheMainButton(Page page, KeycloakTheme theme) {
    assertThat(all(form(page.html(theme)), "<button id=\"([^\"]+)\" type=\"submit\""))
        .startsWith("sspr-submit");
  }

  @ParameterizedTest
  @MethodSource("formsInThemes")
  void theFirstInputHasTheFocus(Page page, KeycloakTheme theme) {
    assertThat(all(form(page.html(theme)), "<(input|select)[^>]* autofocus[ >]")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("formsInThemes")
  void anErrorIsTiedToItsInput(Page page, KeycloakTheme theme) {
    String fine = form(page.html(theme));
    String wrong = form(page.html(theme, Locale.ENGLISH, Map.of(page.field(), "Not like this.")));

    assertThat(fine).doesNotContain("aria-invalid", "input-error-");
    assertThat(wrong)
        .contains("aria-invalid=\"true\"", "aria-live=\"polite\"", "Not like this.")
        .containsPattern("aria-describedby=\"input-error-" + page.field() + "[\" ]")
        .containsOnlyOnce("id=\"input-error-" + page.field() + "\"");
  }

  @ParameterizedTest
  @MethodSource("formsInThemes")
  void anErrorOfAFieldIsSaidOnce(Page page, KeycloakTheme theme) {
    String html = page.html(theme, Locale.ENGLISH, Map.of(page.field(), "Not like this."));

    assertThat(html).containsOnlyOnce("Not like this.");
  }

  @Test
  void theChosenMethodIsChecked() {
    Map<String, Object> sspr =
        Map.of("methods", List.of("email", "questions"), "method", "questions");

    String html = new Page("sspr-method", "method", sspr).html(KeycloakTheme.login("keycloak.v2"));

    assertThat(all(html, "<input id=\"([^\"]+)\"[^>]* checked"))
        .containsExactly("method-questions");
  }

  @Test
  void theDestinationPageOffersAnotherMethodOnlyIfThereIsOne() {
    KeycloakTheme theme = KeycloakTheme.login("keycloak.v2");
    Page only = new Page("sspr-destination", "destination", Map.of("switchable", false));

    assertThat(page("sspr-destination").html(theme)).contains("<button id=\"sspr-back\"");
    assertThat(only.html(theme)).doesNotContain("sspr-back");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mobile-text", "mobile-call", "office-call"})
  void aPhoneNumberIsTypedOnATelephonePad(String method) {
    for (KeycloakTheme theme : THEMES) {
      String html =
          new Page("sspr-destination", "destination", Map.of("method", method)).html(theme);

      assertThat(html).contains("type=\"tel\"", "autocomplete=\"tel\"", "inputmode=\"tel\"");
      assertThat(html.toLowerCase(Locale.ROOT)).doesNotContain("email");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mobile-text", "mobile-call", "office-call"})
  void thePagesOfAPhoneSpeakOfNumbers(String method) throws IOException {
    for (Locale locale : LANGUAGES) {
      for (String name : List.of("sspr-destination", "sspr-code")) {
        Map<String, Object> sspr = new HashMap<>(page(name).sspr());
        sspr.putAll(Map.of("method", method, "destination", "+1 *******34"));
        sspr.remove("destinationTyped");
        KeycloakTheme theme = KeycloakTheme.login("sspr");
        String html = new Page(name, page(name).field(), sspr).html(theme, locale, Map.of());

        assertThat(html.toLowerCase(Locale.ROOT))
            .doesNotContain("address", "adresse", "e-mail", "spam");
        keep(theme, name + "_" + method + "_" + locale, html);
      }
    }
  }

  @Test
  void theCodePageOffersANewCodeAtAnyTime() {
    String html = page("sspr-code").html(KeycloakTheme.login("keycloak.v2"));

    assertThat(html)
        .contains("<button id=\"sspr-resend\" type=\"submit\" name=\"resend\" value=\"1\"")
        .contains("You can get a new code in 30 seconds.")
        .doesNotContain("disabled=");
  }

  @ParameterizedTest
  @MethodSource("themes")
  void everyQuestionLabelsAnAnswerThatNobodyCompletes(KeycloakTheme theme) {
    String html = form(page("sspr-questions").html(theme));

    assertThat(all(html, "<label for=\"(answer\\d)\""))
        .containsExactly("answer1", "answer2", "answer3");
    assertThat(html).contains("Which &lt;badge&gt; &amp; colour?").doesNotContain("<badge>");
    assertThat(all(html, "<input id=\"(answer\\d)\"[^>]* autofocus")).containsExactly("answer1");
    assertThat(all(html, "<input ([^>]*)>"))
        .hasSize(3)
        .allSatisfy(
            input ->
                assertThat(input)
                    .contains("type=\"text\"", "autocomplete=\"off\"", "spellcheck=\"false\"")
                    .contains("value=\"\"", "dir=\"auto\""));
  }

  @Test
  void answersThatAreNotAllRightGiveOneMessageThatBlamesNoField() {
    String html =
        page("sspr-questions")
            .html(KeycloakTheme.login("keycloak.v2"), Locale.ENGLISH, Map.of("", "Not all right."));

    assertThat(html).containsOnlyOnce("Not all right.");
    assertThat(form(html)).doesNotContain("Not all right.", "aria-invalid");
  }

  @ParameterizedTest
  @MethodSource("themes")
  void whoHasNoTriesLeftIsAskedNothing(KeycloakTheme theme) {
    Map<String, Object> sspr = Map.of("questions", List.of(), "usedUp", true, "switchable", true);

    String html = new Page("sspr-questions", "answer1", sspr).html(theme);

    assertThat(html).contains("id=\"sspr-used-up\"", "id=\"sspr-back\"");
    assertThat(form(html)).doesNotContain("<input", "sspr-submit");
  }

  @Test
  void whichRecoveryCodeIsNextIsSaidOnlyIfThePageIsTold() {
    KeycloakTheme theme = KeycloakTheme.login("keycloak.v2");

    assertThat(page("sspr-recovery-code").html(theme)).contains("Type code number 3 ");
    assertThat(new Page("sspr-recovery-code", "code", Map.of()).html(theme))
        .contains("Type the first code on your list")
        .doesNotContain("number");
  }

  @ParameterizedTest
  @MethodSource("themes")
  void aPasskeyIsAskedForByTheScriptAndWhoHasNoneIsToldSo(KeycloakTheme theme) {
    String html = page("sspr-passkey").html(theme);

    assertThat(form(html))
        .contains("data-challenge=\"3q2-7w\"", "data-relying-party=\"sso.example.org\"")
        .contains("data-timeout=\"1200\"")
        .contains("id=\"sspr-submit\"", "id=\"sspr-back\"")
        .doesNotContain(" value=\"3q2");
    assertThat(html).containsOnlyOnce("/js/sspr-passkey.");
    assertThat(html).containsPattern("(?s)<noscript>.*Turn it on.*</noscript>");
  }

  @Test
  void theNameAlreadyTypedIsInTheFieldOfTheFirstPageAndAboveTheOthers() {
    KeycloakTheme theme = KeycloakTheme.login("keycloak.v2");

    assertThat(page("sspr-identify").html(theme))
        .contains("value=\"anna\"")
        .doesNotContain("sspr-account");
    assertThat(page("sspr-code").html(theme)).contains("<bdi>anna.berg</bdi>");
  }

  @ParameterizedTest
  @MethodSource("themes")
  void theFirstPageHasABotDefenceOnlyIfThereIsOne(KeycloakTheme theme) {
    String without = page("sspr-identify").html(theme);
    String with =
        new Page("sspr-identify", "username", Map.of("botDefence", PROOF_OF_WORK)).html(theme);

    assertThat(without).doesNotContain("proof");
    assertThat(form(with))
        .containsOnlyOnce("<input id=\"proof\" name=\"proof\" type=\"hidden\"")
        .contains("data-challenge=\"dwz1dJdH8g\"", "data-bits=\"16\"")
        .contains("data-moment=\"One moment…\"")
        .doesNotContain("value=\"dwz1dJdH8g\"");
  }

  @ParameterizedTest
  @MethodSource("pagesInThemes")
  void theHelpdeskIsOneLinkOnEveryPage(Page page, KeycloakTheme theme) {
    Map<String, Object> sspr = new HashMap<>(page.sspr());
    sspr.put("helpdesk", "https://help.example.org/");

    assertThat(new Page(page.name(), page.field(), sspr).html(theme))
        .containsOnlyOnce("<a id=\"sspr-helpdesk\" href=\"https://help.example.org/\"");
  }

  @ParameterizedTest
  @MethodSource("pagesOfAWalkInThemes")
  void theHelpdeskIsAskedByAButtonOfItsOwnFormWhereThatIsPossible(Page page, KeycloakTheme theme) {
    Map<String, Object> sspr = new HashMap<>(page.sspr());
    sspr.put("helpdesk", "mailto:help@example.org");
    sspr.put("askHelpdesk", true);

    String html = new Page(page.name(), page.field(), sspr).html(theme);

    assertThat(html)
        .containsOnlyOnce("<form id=\"sspr-helpdesk-form\"")
        .containsOnlyOnce("<button id=\"sspr-helpdesk\" type=\"submit\" name=\"helpdesk\"")
        .doesNotContain("mailto:");
    assertThat(all(html, "(</?form\\b)")).doesNotContainSequence("<form", "<form");
  }

  @ParameterizedTest
  @MethodSource("themes")
  void theRulesDescribeTheNewPasswordAndNoPasswordIsShownAgain(KeycloakTheme theme) {
    String html = form(page("sspr-change").html(theme));

    assertThat(html)
        .contains("aria-describedby=\"sspr-rules\"", "At least 8 characters", "At least 1 capital")
        .contains("data-rule=\"digits\" data-value=\"2\"")
        .contains("autocomplete=\"current-password\"", "autocomplete=\"new-password\"")
        .contains("name=\"logout-sessions\" type=\"checkbox\"");
    assertThat(all(html, "<input ([^>]*type=\"password\"[^>]*)>"))
        .hasSize(3)
        .allSatisfy(input -> assertThat(input).contains("value=\"\""));
  }

  @ParameterizedTest
  @MethodSource("themes")
  void theStrengthOfAPasswordIsShownByAScriptOnly(KeycloakTheme theme) {
    String html = form(page("sspr-change").html(theme));

    assertThat(html)
        .contains("id=\"sspr-strength\" class=\"sspr-strength\" hidden")
        .contains("role=\"meter\"", "aria-valuemax=\"4\"", "aria-live=\"polite\"")
        .contains("data-word0=\"very weak\"", "data-word4=\"very strong\"");
  }

  @ParameterizedTest
  @MethodSource("themes")
  void whoHasNoChoiceIsToldThatOtherDevicesAreSignedOut(KeycloakTheme theme) {
    Map<String, Object> model = new HashMap<>(CHANGE);
    model.put("signOutChoice", false);

    assertThat(form(page("sspr-change", "password", model).html(theme)))
        .contains("On all other devices you will be signed out.")
        .doesNotContain("logout-sessions");
  }

  @Test
  void withoutAnApplicationTheDonePageLeadsToTheSignIn() {
    Page done = new Page("sspr-done", "", Map.of("signInUrl", "/account"));

    assertThat(done.html(KeycloakTheme.login("keycloak.v2")))
        .contains("<a id=\"sspr-continue\" href=\"/account\"");
  }

  @Test
  void noTemplateHasAScriptAStyleOrATextOfItsOwn() {
    for (Path file : Resources.under(Resources.TEMPLATES, ".ftl")) {
      String left =
          Resources.text(file)
              .replaceAll("(?s)<#--.*?-->", "")
              .replaceAll("\\$\\{[^}]*}", "")
              .replaceAll("</?[#@](\"[^\"]*\"|\\([^()]*\\)|[^>\"])*>", "");

      assertThat(left.replace("<script type=\"module\" src=\"/js/", ""))
          .doesNotContainPattern("<script|<style| on[a-z]+=");
      assertThat(left.replaceAll("<(\"[^\"]*\"|[^>\"])*>", "")).doesNotContainPattern("\\p{L}");
    }
  }

  private static String idOf(Page page) {
    return page.hasForm() ? page.name() + "-form" : page.name();
  }

  private static String form(String html) {
    int start = html.indexOf("<form id=\"sspr-");
    return html.substring(start, html.indexOf("</form>", start));
  }

  private static List<String> all(String html, String pattern) {
    return Pattern.compile(pattern, Pattern.DOTALL)
        .matcher(html)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static void keep(KeycloakTheme theme, String name, String html) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/pages", theme.name()));
    Files.writeString(folder.resolve(name + ".html"), html);
  }
}
