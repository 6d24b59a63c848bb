package io.github.keycloaksspr.core.adminreset;

/** The names by which a reset by an administrator is known (spec X5). */
public final class AdminReset {

  /** Value of {@code sspr_intent} in the events of such a reset. */
  public static final String INTENT = "admin-reset";

  /** Value of {@code sspr_result} in the event of a reset that was made. */
  public static final String SUCCEEDED = "succeeded";

  private AdminReset() {}
}
