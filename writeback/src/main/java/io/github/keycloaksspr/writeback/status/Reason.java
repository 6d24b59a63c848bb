package io.github.keycloaksspr.writeback.status;

import java.util.Locale;

/** What can be wrong with a controller, or was wrong with one request to it. */
public enum Reason {
  UNREACHABLE(
      State.DOWN,
      "No connection could be made. See whether the host name is right, the controller runs, and"
          + " the firewall lets it pass."),
  NO_ANSWER(State.DOWN, "The controller did not answer in time, or broke off."),
  TLS_FAILED(State.DOWN, "TLS could not be negotiated."),
  CERTIFICATE_NOT_TRUSTED(
      State.MISCONFIGURED,
      "Keycloak does not trust the controller's certificate. Put the certificate of its authority"
          + " into Keycloak's truststore."),
  HOST_NAME_MISMATCH(
      State.MISCONFIGURED,
      "The controller's certificate is for another host. Use a name from the certificate in the"
          + " Connection URL."),
  BIND_REFUSED(
      State.MISCONFIGURED,
      "The controller refuses the service account. See to its bind DN and password, and that it is"
          + " neither locked nor expired."),
  READ_ONLY(
      State.MISCONFIGURED,
      "The controller is read-only and takes no passwords. Take it out of the Connection URL."),
  RIGHTS_MISSING(
      State.MISCONFIGURED,
      "The service account lacks rights without which no password can be written."),
  RIGHTS_INCOMPLETE(
      State.DEGRADED,
      "The service account cannot have a password changed at the next sign-in, so an"
          + " administrator's temporary password is not temporary in the domain."),
  RIGHTS_UNKNOWN(
      State.DEGRADED,
      "It could not be seen whether the service account has the rights it needs; check with the"
          + " name of a user."),
  CLOCK_SKEW(
      State.DEGRADED,
      "The controller's clock and Keycloak's are more than five minutes apart, which Kerberos does"
          + " not accept."),
  CLOCK_UNKNOWN(State.DEGRADED, "The controller does not tell the time."),
  HELD_BACK(
      State.DEGRADED, "The controller failed a short while ago and is left alone for a moment."),
  NOT_PERMITTED(State.DEGRADED, "The service account had no right to this user's password."),
  NO_ENTRY(State.DEGRADED, "The user's entry was not there."),
  UNEXPECTED(State.DEGRADED, "The controller's answer is not known.");

  private final State state;
  private final String sentence;

  Reason(State state, String sentence) {
    this.state = state;
    this.sentence = sentence;
  }

  /** Returns the name in answers; it stays the same from version to version. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns how a controller stands of which this is the worst. */
  public State state() {
    return state;
  }

  /** Returns what it means, for administrators. */
  public String sentence() {
    return sentence;
  }
}
