package io.github.keycloaksspr.authenticators.resetlink;

import io.github.keycloaksspr.core.eligibility.PermanentLock;
import io.github.keycloaksspr.core.reset.Reset;
import io.github.keycloaksspr.core.resetlink.ResetLink;
import io.github.keycloaksspr.writeback.account.Account.Access;
import io.github.keycloaksspr.writeback.keycloak.DirectoryAccess;
import io.github.keycloaksspr.writeback.keycloak.PasswordMark;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What a link is good for at this moment. */
public enum LinkVerdict {
  /** It leads to a new password. */
  HOLDS("link"),
  /** It is the user's, but the account may not be signed in to, or the realm is not set up. */
  BARRED("account_barred"),
  /** It was used, has expired, was replaced, or never was one. */
  VOID("link_void");

  private final String reason;

  LinkVerdict(String reason) {
    this.reason = reason;
  }

  /** Returns the event's {@code sspr_reason} for a link that does not hold. */
  public String reason() {
    return reason;
  }

  /** Judges a link of a user's, as the directory and the realm stand now; changes nothing. */
  public static LinkVerdict of(
      KeycloakSession session, RealmModel realm, UserModel user, String fingerprint) {
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    if (!new ResetLink(user).holds(fingerprint, now, () -> PasswordMark.of(session, realm, user))) {
      return VOID;
    }
    return Reset.ready(realm) && open(session, realm, user) ? HOLDS : BARRED;
  }

  private static boolean open(KeycloakSession session, RealmModel realm, UserModel user) {
    return (user.isEnabled() || PermanentLock.holds(user))
        && access(session, realm, user).orElse(Access.OPEN) == Access.OPEN;
  }

  private static Optional<Access> access(
      KeycloakSession session, RealmModel realm, UserModel user) {
    return DirectoryAccess.of(session, realm, user)
        .or(() -> DirectoryAccess.ofMatched(session, realm, user));
  }
}
