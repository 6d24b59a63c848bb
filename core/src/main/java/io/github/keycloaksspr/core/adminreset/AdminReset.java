package io.github.keycloaksspr.core.adminreset;

/** The names by which a reset by an administrator is known (spec X5). */
public final class AdminReset {

  /** Value of {@code sspr_intent} in the events of such a reset. */
  public static final String INTENT = "admin-reset";

  /** Value of {@code sspr_result} in the event of a reset that was made. */
  public static final String SUCCEEDED = "succeeded";

  /** The kind of reset by which the user sets the password, and value of {@code sspr_kind}. */
  public static final String LINK = "link";

  private AdminReset() {}
}
