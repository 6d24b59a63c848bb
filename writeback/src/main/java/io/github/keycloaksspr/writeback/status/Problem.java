package io.github.keycloaksspr.writeback.status;

/**
 * Something wrong with a controller.
 *
 * @param diagnostic what the controller or the connection said, for administrators only; empty when
 *     nothing was
 */
public record Problem(Reason reason, String diagnostic) {

  /** Makes a problem about which nobody said anything. */
  public static Problem of(Reason reason) {
    return new Problem(reason, "");
  }
}
