package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.messaging.phone.SpokenCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** Words for a text or a call, out of the message bundles of the realm's e-mail theme. */
final class PhoneTexts {

  private final Properties messages;
  private final Locale locale;

  private PhoneTexts(Properties messages, Locale locale) {
    this.messages = messages;
    this.locale = locale;
  }

  static PhoneTexts of(KeycloakSession session, RealmModel realm, Locale locale) {
    try {
      Theme theme = session.theme().getTheme(Theme.Type.EMAIL);
      return new PhoneTexts(theme.getEnhancedMessages(realm, locale), locale);
    } catch (IOException e) {
      throw new UncheckedIOException("The e-mail theme of the realm cannot be read", e);
    }
  }

  String text(PhoneCode message) {
    return say(
        "ssprTextMessage", message.code().digits(), message.organisation(), message.minutes());
  }

  SpokenCode spoken(PhoneCode message) {
    return new SpokenCode(
        say("ssprCallMessageGreeting", message.organisation()),
        say("ssprCallMessageCode"),
        say("ssprCallMessageAgain"),
        say("ssprCallMessageGoodbye"),
        message.code());
  }

  private String say(String key, Object... parameters) {
    return new MessageFormat(messages.getProperty(key, key), locale).format(parameters);
  }
}
