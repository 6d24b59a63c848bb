package io.github.keycloaksspr.adminuiext.writeback;

import io.github.keycloaksspr.writeback.status.Remedy;
import io.github.keycloaksspr.writeback.status.Right;
import io.github.keycloaksspr.writeback.status.Rights;
import java.util.List;

/**
 * What the service account may do to a user.
 *
 * @param on DN of the user
 * @param remedies what gives the rights that are missing
 */
public record RightsView(
    String on,
    String resetPassword,
    String writeLockoutTime,
    String writePwdLastSet,
    String changePassword,
    boolean inheritanceBlocked,
    List<RemedyView> remedies) {

  public RightsView {
    remedies = List.copyOf(remedies);
  }

  static RightsView of(Rights rights) {
    return new RightsView(
        rights.dn(),
        rights.of(Right.RESET_PASSWORD).id(),
        rights.of(Right.WRITE_LOCKOUT_TIME).id(),
        rights.of(Right.WRITE_PWD_LAST_SET).id(),
        rights.of(Right.CHANGE_PASSWORD).id(),
        rights.inheritanceBlocked(),
        rights.remedies().stream().map(RemedyView::of).toList());
  }

  /** What gives a right on all users of a unit. */
  public record RemedyView(String right, String unit, String dsacls, String sambaTool) {
    static RemedyView of(Remedy remedy) {
      return new RemedyView(
          remedy.right().id(), remedy.unit(), remedy.dsacls(), remedy.sambaTool());
    }
  }
}
