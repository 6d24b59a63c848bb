package io.github.keycloaksspr.core.botdefence;

import io.github.keycloaksspr.core.botdefence.ProofVerdict.Early;
import io.github.keycloaksspr.core.botdefence.ProofVerdict.Passed;
import io.github.keycloaksspr.core.botdefence.ProofVerdict.Reason;
import io.github.keycloaksspr.core.botdefence.ProofVerdict.Refused;
import io.github.keycloaksspr.core.code.Claims;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Judges what a post pays with; of several posts that pay with the same, one passes. */
public final class ProofJudge {

  private static final Duration SLACK = Duration.ofMinutes(1);

  private final Claims claims;
  private final Instant now;

  public ProofJudge(Claims claims, Instant now) {
    this.claims = claims;
    this.now = now;
  }

  /**
   * Judges a proof of work.
   *
   * @param challenge what the session was asked, if anything
   */
  public ProofVerdict judge(AllegedProof.Nonce nonce, Optional<Challenge> challenge) {
    if (challenge.isEmpty() || challenge.get().expired(now)) {
      return new Refused(Reason.EXPIRED);
    }
    if (!challenge.get().solvedBy(nonce)) {
      return new Refused(Reason.WRONG);
    }
    return once("sspr-challenge." + challenge.get().text(), Challenge.LIFETIME);
  }

  /** Judges a wait. */
  public ProofVerdict judge(Wait wait) {
    if (wait.over(now)) {
      return new Refused(Reason.EXPIRED);
    }
    long seconds = wait.secondsLeft(now);
    return seconds > 0 ? new Early(seconds) : once("sspr-wait." + wait.id(), Wait.LIFETIME);
  }

  private ProofVerdict once(String name, Duration lifetime) {
    return claims.take(name, lifetime.plus(SLACK)) ? new Passed() : new Refused(Reason.USED);
  }
}
