package io.github.keycloaksspr.core.code;

import java.time.Duration;
import java.time.Instant;

/**
 * Judges typed codes: every try is counted before it is looked at, so that parallel requests get no
 * more tries than one after another.
 */
public final class CodeJudge {

  private static final Duration REMEMBERED = IssuedCode.LIFETIME.plusMinutes(1);

  private final Claims claims;

  public CodeJudge(Claims claims) {
    this.claims = claims;
  }

  /**
   * Judges one try and spends it.
   *
   * @param deliverable whether the code was sent to somebody who may use it; if not, no code is
   *     right, and nothing else differs
   */
  public CodeVerdict judge(
      IssuedCode issued,
      TypedCode typed,
      CodeBinding binding,
      CodeKey key,
      boolean deliverable,
      Instant now) {
    if (issued.expired(now)) {
      return new CodeVerdict.Expired();
    }
    int tried = countTry(issued);
    if (tried > IssuedCode.TRIES) {
      return new CodeVerdict.UsedUp();
    }
    boolean matches = issued.matches(typed, binding, key);
    if (matches && deliverable) {
      return take(issued, "used") ? new CodeVerdict.Right() : new CodeVerdict.UsedUp();
    }
    return tried == IssuedCode.TRIES
        ? new CodeVerdict.UsedUp()
        : new CodeVerdict.Wrong(IssuedCode.TRIES - tried);
  }

  private int countTry(IssuedCode issued) {
    int tried = 1;
    while (tried <= IssuedCode.TRIES && !take(issued, "try" + tried)) {
      tried++;
    }
    return tried;
  }

  private boolean take(IssuedCode issued, String what) {
    return claims.take("sspr-code." + issued.seal().id() + "." + what, REMEMBERED);
  }
}
