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

  private static final String LOCKED = "775";

  /** The password is right, but has expired (532) or was given by an administrator (773). */
  private static final Set<String> CHANGE_DUE = Set.of("532", "773");

  /** Tells whether the password is the user's; empty when the answer does not say. */
  public Optional<Boolean> right() {
    if (code == SUCCESS) {
      return Optional.of(true);
    }
    Optional<String> data = data();
    if (data.filter(RIGHT_BUT::contains).isPresent()) {
      return Optional.of(true);
    }
    return data.filter(WRONG::contains).map(wrong -> false);
  }

  /** Tells whether the password is the user's, but holds only until another one is chosen. */
  public boolean changeDue() {
    return data().filter(CHANGE_DUE::contains).isPresent();
  }

  /** Tells whether the account is locked, so that the answer says nothing of the password. */
  public boolean locked() {
    return data().filter(LOCKED::equals).isPresent();
  }

  /** Tells whether the user may sign in with the password; any other code is an answer to none. */
  public SignIn signIn() {
    if (code == SUCCESS) {
      return SignIn.ACCEPTED;
    }
    return code == INVALID_CREDENTIALS
        ? data().map(BindAnswer::barred).orElse(SignIn.REFUSED)
        : SignIn.UNKNOWN;
  }

  private static SignIn barred(String data) {
    return switch (data) {
      case "530" -> SignIn.OUTSIDE_HOURS;
      case "531" -> SignIn.OTHER_WORKSTATION;
      case "532", "773" -> SignIn.CHANGE_DUE;
      case "533" -> SignIn.DISABLED;
      case "701" -> SignIn.EXPIRED;
      case LOCKED -> SignIn.LOCKED;
      default -> SignIn.REFUSED;
    };
  }

  private Optional<String> data() {
    Matcher data = DATA.matcher(diagnostic);
    return code == INVALID_CREDENTIALS && data.find()
        ? Optional.of(data.group(1))
        : Optional.empty();
  }
}
