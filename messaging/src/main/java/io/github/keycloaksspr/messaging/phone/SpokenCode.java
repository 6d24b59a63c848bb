package io.github.keycloaksspr.messaging.phone;

import io.github.keycloaksspr.core.code.OneTimeCode;
import java.util.List;
import java.util.StringJoiner;

/**
 * What a call says: the greeting, the code digit by digit {@value #TIMES} times, and good-bye.
 * Never printed whole.
 *
 * @param intro said before the code for the first time
 * @param again said before each repetition
 */
public record SpokenCode(
    String greeting, String intro, String again, String goodbye, OneTimeCode code) {

  /** How often the code is said. */
  public static final int TIMES = 3;

  /** Returns what is said before the code, for the first time and each other time. */
  public List<String> leadIns() {
    return List.of(intro, again, again);
  }

  /** Returns the digits one by one. */
  public List<String> digits() {
    return code.digits().chars().mapToObj(Character::toString).toList();
  }

  /** Returns everything in one text, for gateways that read a text aloud. */
  public String words() {
    StringJoiner words = new StringJoiner(" ").add(greeting);
    for (String leadIn : leadIns()) {
      words.add(leadIn).add(String.join(", ", digits()) + ".");
    }
    return words.add(goodbye).toString();
  }

  @Override
  public String toString() {
    return "SpokenCode[******]";
  }
}
