package io.github.keycloaksspr.writeback.status;

import java.util.List;
import java.util.Map;

/**
 * What the service account may do to one user.
 *
 * @param dn the user's
 * @param inheritanceBlocked whether the user's entry takes no rights from its unit
 * @param remedies for what is missing; none where the domain would undo them
 */
public record Rights(
    String dn, Map<Right, Grant> grants, boolean inheritanceBlocked, List<Remedy> remedies) {

  public Rights {
    grants = Map.copyOf(grants);
    remedies = List.copyOf(remedies);
  }

  /** Returns whether a right was seen. */
  public Grant of(Right right) {
    return grants.getOrDefault(right, Grant.UNKNOWN);
  }

  /** Tells whether it was seen that a password can be set. */
  public boolean suffice() {
    return of(Right.RESET_PASSWORD) == Grant.GRANTED
        && of(Right.WRITE_LOCKOUT_TIME) == Grant.GRANTED;
  }
}
