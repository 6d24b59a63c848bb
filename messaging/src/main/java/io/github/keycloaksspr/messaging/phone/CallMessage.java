package io.github.keycloaksspr.messaging.phone;

import io.github.keycloaksspr.core.phone.PhoneNumber;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A call to one phone. Never printed whole.
 *
 * @param to whom to call; an extension is dialled once the call is answered
 * @param locale language of what is said
 * @param confirmation what must happen before the code is said, null when it is said at once
 */
public record CallMessage(
    Attempt attempt,
    PhoneNumber to,
    Locale locale,
    SpokenCode spoken,
    @Nullable CallConfirmation confirmation) {

  /** Returns the same call for another try. */
  public CallMessage again() {
    return new CallMessage(attempt.next(), to, locale, spoken, confirmation);
  }

  @Override
  public String toString() {
    return "CallMessage[" + attempt.id() + " to " + to.masked() + "]";
  }
}
