package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.code.OneTimeCode;
import io.github.keycloaksspr.core.phone.PhoneNumber;
import java.util.Locale;

/**
 * A code to one phone, by text or by call. Never printed whole.
 *
 * @param userId the account it is about
 * @param locale the language the user sees
 * @param organisation in whose name it is sent
 * @param minutes how long the code works
 */
public record PhoneCode(
    String userId,
    Way way,
    PhoneNumber to,
    Locale locale,
    OneTimeCode code,
    String organisation,
    int minutes)
    implements Message {

  /** How a code reaches a phone. */
  public enum Way {
    TEXT,
    CALL
  }

  @Override
  public String toString() {
    return "PhoneCode[" + way + " to " + to.masked() + "]";
  }
}
