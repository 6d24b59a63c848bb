package io.github.keycloaksspr.writeback.outcome;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A controller's answer to a user's bind, read for one question: is this the user's password?
 *
 * @param code the LDAP result code
 * @param diagnostic holds Windows' own error, such as {@code data 52e}
 */
public record BindAnswer(int code, String diagnostic) {
  private static final int SUCCESS = 0;
  private static final int INVALID_CREDENTIALS = 49;

  private static final Pattern DATA = Pattern.compile("\\bdata ([0-9a-f]+)\\b");

  /**
   * The password is right, but the account has restricted hours (530), other workstations (531), an
   * expired password (532), is disabled (533) or expired (701), or must change the password (773).
   */
  private static final Set<String> RIGHT_BUT = Set.of("530", "531", "532", "533", "701", "773");

  /**
   * Wrong password, or an unknown user (52e, 525). A locked account (775) is told nothing about the
   * password; a modify that was applied would have unlocked it.
   */
  private static final Set<String> WRONG = Set.of("52e", "525", "775");

  /** Tells whether the password is the user's; empty when the answer does not say. */
  public Optional<Boolean> right() {
    if (code == SUCCESS) {
      return Optional.of(true);
    }
    Matcher data = DATA.matcher(diagnostic);
    if (code != INVALID_CREDENTIALS || !data.find()) {
      return Optional.empty();
    }
    if (RIGHT_BUT.contains(data.group(1))) {
      return Optional.of(true);
    }
    return WRONG.contains(data.group(1)) ? Optional.of(false) : Optional.empty();
  }
}
