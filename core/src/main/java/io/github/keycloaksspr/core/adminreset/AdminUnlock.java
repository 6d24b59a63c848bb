package io.github.keycloaksspr.core.adminreset;

/** The names in the admin event by which an unlock by an administrator is known (spec X3). */
public final class AdminUnlock {

  /** The type of the resource. */
  public static final String RESOURCE = "SSPR_UNLOCK";

  /** Detail: the id of the user. */
  public static final String USER = "user_id";

  /** Detail: the locks that there were, with commas between; empty for none. */
  public static final String LIFTED = "sspr_unlocked";

  private AdminUnlock() {}
}
