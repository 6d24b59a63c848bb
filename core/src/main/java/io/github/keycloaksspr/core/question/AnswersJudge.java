package io.github.keycloaksspr.core.question;

import io.github.keycloaksspr.core.code.Claims;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Judges answers: every try is counted before it is looked at, so that parallel requests get no
 * more tries than one after another.
 */
public final class AnswersJudge {

  private static final Duration REMEMBERED = Asking.LIFETIME.plusMinutes(1);

  private final Claims claims;

  public AnswersJudge(Claims claims) {
    this.claims = claims;
  }

  /**
   * Judges one try and spends it.
   *
   * @param allRight compares the answers; not called for a try too many
   */
  public AnswersVerdict judge(Asking asking, BooleanSupplier allRight, Instant now) {
    if (asking.ended(now)) {
      return new AnswersVerdict.UsedUp();
    }
    int tried = countTry(asking);
    if (tried > Asking.TRIES) {
      return new AnswersVerdict.UsedUp();
    }
    if (allRight.getAsBoolean()) {
      return take(asking, "used") ? new AnswersVerdict.Right() : new AnswersVerdict.UsedUp();
    }
    return tried == Asking.TRIES ? new AnswersVerdict.UsedUp() : new AnswersVerdict.Wrong();
  }

  private int countTry(Asking asking) {
    int tried = 1;
    while (tried <= Asking.TRIES && !take(asking, "try" + tried)) {
      tried++;
    }
    return tried;
  }

  private boolean take(Asking asking, String what) {
    return claims.take("sspr-questions." + asking.id() + "." + what, REMEMBERED);
  }
}
