package io.github.keycloaksspr.writeback.status;

import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.account.Account.Access;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the password of a user could be set, and be signed in with.
 *
 * @param controller which was asked
 */
public record UserReport(String controller, Account account, Rights rights) {

  /** Something that an administrator should know about the account. */
  public enum Finding {
    /** The domain protects it, and takes away all rights that are given on it. */
    PROTECTED,
    /** It takes no rights from its unit; somebody has turned that off. */
    INHERITANCE_BLOCKED,
    RIGHTS_MISSING,
    RIGHTS_UNKNOWN,
    DISABLED,
    EXPIRED,
    OUTSIDE_HOURS,
    /** A new password unlocks it. */
    LOCKED,
    /** Its user cannot change it with the old password yet. */
    TOO_YOUNG
  }

  private static final Map<Access, Finding> BY_ACCESS =
      Map.of(
          Access.DISABLED, Finding.DISABLED,
          Access.EXPIRED, Finding.EXPIRED,
          Access.OUTSIDE_HOURS, Finding.OUTSIDE_HOURS);

  /** Tells whether it was seen that a password can be set, whoever may sign in with it. */
  public boolean resettable() {
    return rights.suffice();
  }

  /** Returns what to know, the most important first. */
  public List<Finding> findings(Instant now) {
    List<Finding> findings = new ArrayList<>();
    if (account.guarded()) {
      findings.add(Finding.PROTECTED);
    } else if (rights.inheritanceBlocked()) {
      findings.add(Finding.INHERITANCE_BLOCKED);
    }
    ofRights().ifPresent(findings::add);
    Optional.ofNullable(BY_ACCESS.get(account.access())).ifPresent(findings::add);
    if (account.locked()) {
      findings.add(Finding.LOCKED);
    }
    if (account.nextChange(now).isPresent()) {
      findings.add(Finding.TOO_YOUNG);
    }
    return findings;
  }

  private Optional<Finding> ofRights() {
    List<Grant> grants =
        List.of(Right.values()).stream().filter(Right::needed).map(rights::of).toList();
    if (grants.contains(Grant.MISSING)) {
      return Optional.of(Finding.RIGHTS_MISSING);
    }
    return grants.contains(Grant.UNKNOWN) ? Optional.of(Finding.RIGHTS_UNKNOWN) : Optional.empty();
  }
}
