package io.github.keycloaksspr.messaging.phone;

import io.github.keycloaksspr.core.code.OneTimeCode;
import io.github.keycloaksspr.core.phone.PhoneNumber;
import java.util.Locale;

/**
 * A text to one phone. Never printed whole.
 *
 * @param locale language of the text
 * @param text what the user reads, the code included
 * @param code the code alone, for gateways with templates of their own
 */
public record TextMessage(
    Attempt attempt, PhoneNumber to, Locale locale, String text, OneTimeCode code) {

  /** Returns the same message for another try. */
  public TextMessage again() {
    return new TextMessage(attempt.next(), to, locale, text, code);
  }

  @Override
  public String toString() {
    return "TextMessage[" + attempt.id() + " to " + to.masked() + "]";
  }
}
