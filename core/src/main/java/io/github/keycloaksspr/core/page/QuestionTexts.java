package io.github.keycloaksspr.core.page;

import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.question.Catalogue;
import io.github.keycloaksspr.core.question.QuestionId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/**
 * The texts of questions in one language: those of the catalogue out of the realm's sign-in theme
 * and its own texts, those of the administrator out of the policy.
 */
public final class QuestionTexts {

  private final Policy.Questions policy;
  private final Locale shown;
  private final Locale realmDefault;
  private final Properties messages;

  private QuestionTexts(
      Policy.Questions policy, Locale shown, Locale realmDefault, Properties messages) {
    this.policy = policy;
    this.shown = shown;
    this.realmDefault = realmDefault;
    this.messages = messages;
  }

  /** Reads the texts as a page of the realm in this language shows them. */
  public static QuestionTexts of(
      KeycloakSession session, RealmModel realm, Policy.Questions policy, Locale shown) {
    try {
      Theme theme = session.theme().getTheme(Theme.Type.LOGIN);
      return new QuestionTexts(
          policy, shown, defaultLocale(realm), theme.getEnhancedMessages(realm, shown));
    } catch (IOException e) {
      throw new UncheckedIOException("The sign-in theme of " + realm.getName() + " is broken", e);
    }
  }

  /** Returns the language of a realm where nobody chose one. */
  public static Locale defaultLocale(RealmModel realm) {
    String tag = realm.getDefaultLocale();
    return tag == null || tag.isBlank() ? Locale.ENGLISH : Locale.forLanguageTag(tag);
  }

  /** Returns the text of a question that is {@linkplain Policy.Questions#askable askable}. */
  public String text(QuestionId question) {
    return policy
        .custom(question)
        .map(own -> own.text(shown, realmDefault))
        .orElseGet(() -> predefined(Catalogue.MESSAGE_PREFIX + question.local()));
  }

  private String predefined(String key) {
    return new MessageFormat(messages.getProperty(key, key), shown).format(new Object[0]);
  }
}
