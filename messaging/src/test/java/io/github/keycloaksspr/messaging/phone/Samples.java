package io.github.keycloaksspr.messaging.phone;

import io.github.keycloaksspr.core.code.OneTimeCode;
import io.github.keycloaksspr.core.phone.PhoneNumber;
import java.net.URI;
import java.util.Locale;

/** Messages to one made-up user. */
public final class Samples {

  public static final String HOSTILE = "\"Fish\" & Chips = Köln\\\n100%+{code}<b>'";

  public static final SpokenCode SPOKEN =
      new SpokenCode(
          "Hello.", "Your code is:", "Once more:", "Goodbye.", new OneTimeCode("012945"));

  public static final CallConfirmation CONFIRMATION =
      new CallConfirmation(
          URI.create("https://id.example.org/realms/a%20%26b/sspr/call/0123456789abcdef"),
          "Press the key.",
          "No key.");

  private Samples() {}

  public static PhoneNumber number(String value) {
    return PhoneNumber.ofValue(value).orElseThrow();
  }

  public static TextMessage text(String text) {
    return new TextMessage(
        new Attempt("m", 1),
        number("+14255551234"),
        Locale.GERMAN,
        text,
        new OneTimeCode("012945"));
  }

  public static CallMessage call(String number, Locale locale) {
    return new CallMessage(new Attempt("m", 1), number(number), locale, SPOKEN, null);
  }

  /** Returns a call that waits for a key. */
  public static CallMessage waiting(Locale locale) {
    return new CallMessage(
        new Attempt("m", 1), number("+14255551234"), locale, SPOKEN, CONFIRMATION);
  }
}
