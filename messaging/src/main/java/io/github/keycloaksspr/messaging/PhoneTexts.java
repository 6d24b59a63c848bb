package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.code.OneTimeCode;
import io.github.keycloaksspr.messaging.phone.CallConfirmation;
import io.github.keycloaksspr.messaging.phone.SpokenCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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

  SpokenCode spoken(String organisation, OneTimeCode code) {
    return new SpokenCode(
        say("ssprCallMessageGreeting", organisation),
        say("ssprCallMessageCode"),
        say("ssprCallMessageAgain"),
        say("ssprCallMessageGoodbye"),
        code);
  }

  CallConfirmation confirmation(URI callBack) {
    return new CallConfirmation(callBack, say("ssprCallMessagePressKey"), unconfirmed());
  }

  /** Returns what is said instead of the code. */
  String unconfirmed() {
    return say("ssprCallMessageNoKey");
  }

  private String say(String key, Object... parameters) {
    return new MessageFormat(messages.getProperty(key, key), locale).format(parameters);
  }
}
