package io.github.keycloaksspr.writeback.outcome;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A controller's answer to the modify that sets a password.
 *
 * @param code the LDAP result code (RFC 4511, appendix A), or one of those that a client makes up
 *     when no answer comes
 * @param diagnostic what the controller says about it, in English and for administrators only
 */
public record ModifyAnswer(int code, String diagnostic) {

  /** Windows' own error, with which Windows and Samba begin their diagnostics. */
  private static final Pattern WINDOWS_ERROR = Pattern.compile("^\\s*([0-9A-Fa-f]{8}):");

  private static final int NO_WINDOWS_ERROR = 0;
  private static final int NOT_BOUND = 0x4DC;
  private static final int PASSWORD_RESTRICTION = 0x52D;
  private static final int INVALID_PASSWORD = 0x56;
  private static final int ACCOUNT_LOCKED_OUT = 0x775;
  private static final int DEVICE_NOT_FUNCTIONING = 0x1F;

  private static final Pattern WRONG_PASSWORD = Pattern.compile("\\bdata 52e\\b");

  private static final Pattern MINIMUM = Pattern.compile("equal or longer than (\\d{1,3}) char");

  /** Says what has become of the password. */
  public Outcome outcome() {
    return switch (code) {
      case 0 -> new Outcome.Written();
      case 19 -> ofConstraintViolation();
      case 53 -> ofUnwillingness();
      case 1 -> failed(windowsError() == NOT_BOUND ? Failure.UNREACHABLE : Failure.UNEXPECTED);
      case 32 -> failed(Failure.NO_ENTRY);
      case 50 -> failed(Failure.NOT_PERMITTED);
      case 49 -> ofInvalidCredentials();
      // strongAuthRequired, confidentialityRequired
      case 8, 13 -> failed(Failure.MISCONFIGURED);
      // referral of a read-only controller, busy, unavailable
      case 10, 51, 52 -> failed(Failure.UNREACHABLE);
      // made by the client: connection lost, no answer in time, never connected
      case 81, 85, 91 -> failed(Failure.UNSETTLED);
      default -> failed(Failure.UNEXPECTED);
    };
  }

  private Outcome ofConstraintViolation() {
    return switch (windowsError()) {
      case PASSWORD_RESTRICTION -> refused();
      case INVALID_PASSWORD -> new Outcome.Refused(Rule.OLD_PASSWORD, OptionalInt.empty());
      case ACCOUNT_LOCKED_OUT -> failed(Failure.LOCKED);
      default -> failed(Failure.UNEXPECTED);
    };
  }

  /** The account that is bound has proved itself before; only the user's may be wrong now. */
  private Outcome ofInvalidCredentials() {
    return windowsError() == INVALID_PASSWORD || WRONG_PASSWORD.matcher(diagnostic).find()
        ? new Outcome.Refused(Rule.OLD_PASSWORD, OptionalInt.empty())
        : failed(Failure.MISCONFIGURED);
  }

  private Outcome ofUnwillingness() {
    return switch (windowsError()) {
      case PASSWORD_RESTRICTION -> refused();
      // what Windows says to a password on a connection without TLS
      case DEVICE_NOT_FUNCTIONING -> failed(Failure.MISCONFIGURED);
      default -> failed(Failure.UNEXPECTED);
    };
  }

  private Outcome refused() {
    return new Outcome.Refused(rule(), minimum());
  }

  private Rule rule() {
    String text = diagnostic.toLowerCase(Locale.ROOT);
    if (text.contains("too short")) {
      return Rule.LENGTH;
    }
    if (text.contains("complexity")) {
      return Rule.COMPLEXITY;
    }
    if (text.contains("history")) {
      return Rule.HISTORY;
    }
    return text.contains("too young") ? Rule.AGE : Rule.UNNAMED;
  }

  private OptionalInt minimum() {
    Matcher found = MINIMUM.matcher(diagnostic);
    return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
  }

  private int windowsError() {
    Matcher found = WINDOWS_ERROR.matcher(diagnostic);
    return found.find() ? Integer.parseUnsignedInt(found.group(1), 16) : NO_WINDOWS_ERROR;
  }

  private static Outcome failed(Failure failure) {
    return new Outcome.Failed(failure);
  }
}
