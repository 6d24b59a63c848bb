package io.github.keycloaksspr.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Renders every mail in a stock theme and in ours; the results stay in target/mails to look at. */
class MailsTest {

  private static final String NOT_ME =
      "https://id.example.org/realms/corp/sspr/not-me?token=eyJ0.eyJz.c2ln";

  private static final Map<String, Object> NOTICE =
      Map.of(
          "username", "<anna>",
          "time", "20 November 2026 at 09:30 UTC",
          "organisation", "Fish & Chips",
          "helpdesk", "mailto:help@example.org",
          "notMe", NOT_ME);

  private static final Map<String, Map<String, Object>> MAILS =
      Map.ofEntries(
          Map.entry(
              "sspr-code.ftl",
              Map.of("code", "012345", "minutes", 5, "organisation", "Fish & Chips")),
          Map.entry(
              "sspr-not-me-helpdesk.ftl",
              Map.of(
                  "deed", "removed",
                  "type", "sspr-mobile-phone",
                  "username", "<anna>",
                  "userId", "0c2f4a3e",
                  "time", "20 November 2026 at 09:30 UTC",
                  "reported", "20 November 2026 at 10:15 UTC",
                  "organisation", "Fish & Chips")),
          Map.entry(
              "sspr-helpdesk-request.ftl",
              Map.of(
                  "username", "<anna>",
                  "account", "<anna>",
                  "userId", "0c2f4a3e",
                  "realm", "corp",
                  "source", "192.0.2.7",
                  "wants", "reset",
                  "method", "email",
                  "standing", "not_registered",
                  "time", "20 November 2026 at 09:30 UTC",
                  "organisation", "Fish & Chips")),
          Map.entry(
              "sspr-administrator-reset.ftl",
              Map.of(
                  "deed", "reset",
                  "administrator", "<boss>",
                  "username", "<anna>",
                  "time", "20 November 2026 at 09:30 UTC",
                  "organisation", "Fish & Chips")),
          Map.entry(
              "sspr-registration-changed.ftl",
              Map.of(
                  "change", "changed",
                  "type", "sspr-mobile-phone",
                  "username", "<anna>",
                  "time", "20 November 2026 at 09:30 UTC",
                  "organisation", "Fish & Chips",
                  "helpdesk", "mailto:help@example.org",
                  "notMe", NOT_ME)),
          Map.entry(
              "sspr-invitation.ftl",
              Map.of(
                  "username", "<anna>",
                  "link", "https://id.example.org/realms/corp/sspr/register",
                  "organisation", "Fish & Chips",
                  "helpdesk", "mailto:help@example.org")),
          Map.entry(
              "sspr-password-expiry.ftl",
              Map.of(
                  "username", "<anna>",
                  "time", "20 November 2026 at 09:30 UTC",
                  "link", "https://id.example.org/realms/corp/sspr/change",
                  "organisation", "Fish & Chips",
                  "helpdesk", "mailto:help@example.org")),
          Map.entry("sspr-password-changed.ftl", NOTICE),
          Map.entry("sspr-account-unlocked.ftl", NOTICE),
          Map.entry("sspr-admin-reset.ftl", NOTICE),
          Map.entry("sspr-admin-unlock.ftl", NOTICE),
          Map.entry("sspr-password-reset.ftl", NOTICE),
          Map.entry(
              "sspr-reset-link.ftl",
              Map.of(
                  "username", "<anna>",
                  "time", "20 November 2026 at 09:30 UTC",
                  "link", "https://id.example.org/realms/corp/sspr/reset-link?token=a.b.c",
                  "organisation", "Fish & Chips",
                  "helpdesk", "mailto:help@example.org")));

  static Stream<Arguments> mailsInThemes() {
    return MAILS.keySet().stream()
        .flatMap(
            mail ->
                Stream.of("keycloak", "sspr")
                    .map(theme -> Arguments.of(mail, KeycloakTheme.email(theme))));
  }

  @ParameterizedTest
  @MethodSource("mailsInThemes")
  void rendersInEveryLanguage(String mail, KeycloakTheme theme) throws IOException {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.GERMAN)) {
      String html = html(mail, theme, locale);

      assertThat(html)
          .contains("<html lang=\"" + locale.getLanguage() + "\" dir=\"ltr\"")
          .contains("Fish &amp; Chips")
          .doesNotContain("Fish & Chips", "<anna>", "<img", "url(");
      assertThat(text(mail, theme, locale)).contains("Fish & Chips").doesNotContain("&amp;");
      keep(theme, mail.replace(".ftl", "_" + locale + ".html"), html);
      keep(theme, mail.replace(".ftl", "_" + locale + ".txt"), text(mail, theme, locale));
    }
  }

  @Test
  void theCodeIsOneWordToSelect() {
    KeycloakTheme theme = KeycloakTheme.email("sspr");

    assertThat(html("sspr-code.ftl", theme, Locale.ENGLISH)).containsOnlyOnce(">012345<");
    assertThat(text("sspr-code.ftl", theme, Locale.ENGLISH)).containsOnlyOnce(" 012345\n");
  }

  @Test
  void theNoticeNamesUserTimeAndHelpdesk() {
    String text = text("sspr-password-reset.ftl", KeycloakTheme.email("sspr"), Locale.ENGLISH);

    assertThat(text)
        .contains("<anna>", "20 November 2026 at 09:30 UTC", "help@example.org")
        .doesNotContain("mailto:");
  }

  @Test
  void theRequestToTheHelpdeskDoesWithoutANameAndAnAccount() {
    Map<String, Object> attributes = new HashMap<>(MAILS.get("sspr-helpdesk-request.ftl"));
    KeycloakTheme theme = KeycloakTheme.email("sspr");
    assertThat(text("sspr-helpdesk-request.ftl", theme, Locale.ENGLISH))
        .contains(
            "Name as typed: <anna>\n",
            "has too little registered",
            "Method chosen last: Send a code to my alternate email")
        .contains("192.0.2.7", "Realm: corp", "User id: 0c2f4a3e");
    List.of("username", "account", "userId", "method").forEach(attributes::remove);
    attributes.put("standing", "user_not_found");
    Map<String, Object> model = Model.mail(theme, Locale.ENGLISH, attributes);

    assertThat(theme.render("text/sspr-helpdesk-request.ftl", model))
        .contains("names no account and may be a password", "There is no account of this name.")
        .contains("Method chosen last: none")
        .doesNotContain("User id", "Account:");
    assertThat(theme.render("html/sspr-helpdesk-request.ftl", model))
        .contains("names no account and may be a password")
        .doesNotContain("User id", "Account:");
  }

  @Test
  void theInvitationShowsWhereItsLinkLeads() {
    KeycloakTheme theme = KeycloakTheme.email("sspr");
    String link = "https://id.example.org/realms/corp/sspr/register";

    assertThat(html("sspr-invitation.ftl", theme, Locale.ENGLISH))
        .contains("<a href=\"" + link + "\">" + link + "</a>");
    assertThat(text("sspr-invitation.ftl", theme, Locale.ENGLISH))
        .contains("\n" + link + "\n", "<anna>");
  }

  @Test
  void theReminderOfAnExpiryDoesWithoutALink() {
    Map<String, Object> attributes = new HashMap<>(MAILS.get("sspr-password-expiry.ftl"));
    KeycloakTheme theme = KeycloakTheme.email("sspr");
    assertThat(text("sspr-password-expiry.ftl", theme, Locale.ENGLISH))
        .contains("\n" + attributes.remove("link") + "\n", "20 November 2026 at 09:30 UTC");
    Map<String, Object> model = Model.mail(theme, Locale.ENGLISH, attributes);

    assertThat(theme.render("text/sspr-password-expiry.ftl", model))
        .contains("in the way you always do")
        .doesNotContain("on this page");
    assertThat(theme.render("html/sspr-password-expiry.ftl", model))
        .contains("in the way you always do")
        .doesNotContain("/sspr/change");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sspr-password-reset.ftl",
        "sspr-password-changed.ftl",
        "sspr-admin-reset.ftl",
        "sspr-admin-unlock.ftl",
        "sspr-account-unlocked.ftl",
        "sspr-registration-changed.ftl"
      })
  void everyNoticeHasTheLinkThatItWasNotMeOnALineOfItsOwn(String mail) {
    for (String name : List.of("keycloak", "sspr")) {
      KeycloakTheme theme = KeycloakTheme.email(name);

      assertThat(text(mail, theme, Locale.ENGLISH)).contains("\n\n" + NOT_ME + "\n");
      assertThat(html(mail, theme, Locale.GERMAN))
          .contains("<a href=\"" + NOT_ME + "\">Das war ich nicht</a>");
      Map<String, Object> without = new HashMap<>(MAILS.get(mail));
      without.remove("notMe");
      assertThat(theme.render("text/" + mail, Model.mail(theme, Locale.ENGLISH, without)))
          .doesNotContain("wasn't you?", "not-me");
    }
  }

  @Test
  void theNoticeDoesWithoutAHelpdesk() {
    Map<String, Object> attributes = new HashMap<>(MAILS.get("sspr-password-reset.ftl"));
    attributes.remove("helpdesk");
    attributes.remove("notMe");
    KeycloakTheme theme = KeycloakTheme.email("sspr");
    Map<String, Object> model = Model.mail(theme, Locale.ENGLISH, attributes);

    assertThat(theme.render("html/sspr-password-reset.ftl", model)).doesNotContain("<a ");
    assertThat(theme.render("text/sspr-password-reset.ftl", model)).endsWith("at once.\n");
  }

  private static String html(String mail, KeycloakTheme theme, Locale locale) {
    return theme.render("html/" + mail, Model.mail(theme, locale, MAILS.get(mail)));
  }

  private static String text(String mail, KeycloakTheme theme, Locale locale) {
    return theme.render("text/" + mail, Model.mail(theme, locale, MAILS.get(mail)));
  }

  private static void keep(KeycloakTheme theme, String name, String content) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/mails", theme.name()));
    Files.writeString(folder.resolve(name), content);
  }
}
