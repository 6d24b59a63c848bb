package io.github.keycloaksspr.core.activity.feed;

import io.github.keycloaksspr.core.activity.report.Position;
import io.github.keycloaksspr.core.activity.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a feed is, and what comes next.
 *
 * @param resets the last row of that report that was sent
 * @param registrations the same of the other report
 * @param plan the batch that is being sent, or that could not be; it is not made anew, so that what
 *     is sent once more is the same
 * @param lease who is sending; null when nobody is
 * @param leaseUntil when whoever is sending counts as dead
 * @param paused whether nothing is sent until somebody wants it
 * @param failures in a row
 * @param next before which nothing is sent
 * @param error why the last attempt failed, one word that names nobody; null when it did not
 * @param lastSuccess null as long as nothing was sent
 */
public record FeedProgress(
    Position resets,
    Position registrations,
    @Nullable Plan plan,
    @Nullable String lease,
    Instant leaseUntil,
    boolean paused,
    int failures,
    Instant next,
    @Nullable String error,
    @Nullable Instant lastSuccess) {

  /** The error of a receiver that wants nothing any more. */
  public static final String GONE = "gone";

  /** After which a node that has not said what became of a batch counts as dead. */
  static final Duration LEASE = Duration.ofMinutes(2);

  private static final int LONGEST_ERROR = 64;

  /**
   * A batch, by its end.
   *
   * @param end its last row
   */
  public record Plan(Report report, Position end) {}

  /** Begins with what becomes final from now on. */
  public static FeedProgress beginning(Instant now) {
    Position start = new Position(now.toEpochMilli(), "");
    return new FeedProgress(start, start, null, null, now, false, 0, now, null, null);
  }

  /** Returns the last row of a report that was sent. */
  public Position sent(Report report) {
    return report == Report.RESETS ? resets : registrations;
  }

  /** Tells whether a batch may be sent now. */
  public boolean startable(Instant now) {
    return !paused && !leased(now) && !now.isBefore(next);
  }

  private boolean leased(Instant now) {
    return lease != null && now.isBefore(leaseUntil);
  }

  /** Begins to send a batch. */
  public FeedProgress begun(Plan planned, String by, Instant now) {
    return new FeedProgress(
        resets,
        registrations,
        planned,
        by,
        now.plus(LEASE),
        paused,
        failures,
        next,
        error,
        lastSuccess);
  }

  /** Leaves out a planned batch of which no row is left. */
  public FeedProgress skipped() {
    return sentAsPlanned(failures, error, lastSuccess);
  }

  /**
   * Ends an attempt.
   *
   * @param random from 0 to 1, see {@link Backoff}
   */
  public FeedProgress after(Outcome outcome, double random, Instant now) {
    if (outcome instanceof Outcome.Failed failed) {
      Duration pause = Backoff.after(failures + 1, failed.asked(), random);
      return failed(failed.error(), false, now.plus(pause));
    }
    return outcome instanceof Outcome.Gone ? failed(GONE, true, now) : sentAsPlanned(0, null, now);
  }

  private FeedProgress sentAsPlanned(
      int failed, @Nullable String reason, @Nullable Instant success) {
    return new FeedProgress(
        behindPlan(Report.RESETS),
        behindPlan(Report.REGISTRATIONS),
        null,
        null,
        leaseUntil,
        paused,
        failed,
        next,
        reason,
        success);
  }

  private Position behindPlan(Report report) {
    return plan != null && plan.report() == report ? plan.end() : sent(report);
  }

  private FeedProgress failed(String reason, boolean pause, Instant until) {
    String word = reason.length() > LONGEST_ERROR ? reason.substring(0, LONGEST_ERROR) : reason;
    return new FeedProgress(
        resets,
        registrations,
        plan,
        null,
        leaseUntil,
        pause,
        failures + 1,
        until,
        word,
        lastSuccess);
  }

  /** Goes on to another receiver, as if nothing had failed. */
  public FeedProgress elsewhere(Instant now) {
    return new FeedProgress(
        resets, registrations, plan, lease, leaseUntil, false, 0, now, null, lastSuccess);
  }

  /** Tries at once because somebody asks for it; empty while a batch is being sent. */
  public Optional<FeedProgress> again(Instant now) {
    return leased(now)
        ? Optional.empty()
        : Optional.of(
            new FeedProgress(
                resets,
                registrations,
                plan,
                null,
                leaseUntil,
                false,
                failures,
                now,
                error,
                lastSuccess));
  }
}
