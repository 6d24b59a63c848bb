package io.github.keycloaksspr.core.metrics;

import java.time.Duration;
import java.util.List;

/**
 * All that is measured. The names are Micrometer's; Prometheus has underscores for dots, and the
 * unit at the end.
 */
public enum Meter {
  /** How long it takes until a directory has what is written to it, and what becomes of it. */
  WRITEBACK(
      "sspr.writeback",
      Kind.HISTOGRAM,
      "Passwords, unlocks and marks written to directories",
      MeterTag.REALM,
      MeterTag.OPERATION,
      MeterTag.WRITTEN),
  /** Controllers that did not take what was to be written, so that the next one was asked. */
  FAILOVERS(
      "sspr.writeback.failovers",
      Kind.COUNTER,
      "Domain controllers that were passed over while something was written",
      MeterTag.REALM),
  /** How long it takes until the phone gateway has taken a message or has not. */
  GATEWAY(
      "sspr.gateway",
      Kind.TIMER,
      "Texts and calls handed to the phone gateway",
      MeterTag.REALM,
      MeterTag.GATEWAY,
      MeterTag.CHANNEL,
      MeterTag.DELIVERED),
  /** How long it takes until the mail server has taken a mail or has not. */
  MAIL(
      "sspr.mail",
      Kind.TIMER,
      "Mails handed to the mail server",
      MeterTag.REALM,
      MeterTag.MAIL,
      MeterTag.DELIVERED),
  /** Sessions of the reset report that came to a result. */
  ACTIVITY(
      "sspr.activity.sessions",
      Kind.COUNTER,
      "Resets, unlocks and changes that came to a result",
      MeterTag.REALM,
      MeterTag.PURPOSE,
      MeterTag.RESULT),
  /** What was not done because a limit was reached. */
  REFUSALS(
      "sspr.refusals",
      Kind.COUNTER,
      "Tries and messages that a limit did not let through",
      MeterTag.REALM,
      MeterTag.LIMIT);

  private static final List<Duration> BOUNDS =
      List.of(
          Duration.ofMillis(100),
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(3),
          Duration.ofSeconds(10));

  private enum Kind {
    COUNTER,
    TIMER,
    HISTOGRAM
  }

  private final String id;
  private final Kind kind;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<MeterTag> tags;

  Meter(String id, Kind kind, String description, MeterTag... tags) {
    this.id = id;
    this.kind = kind;
    this.description = description;
    this.tags = List.of(tags);
  }

  /** Returns the name. */
  public String id() {
    return id;
  }

  /** Returns what it measures, in words. */
  public String description() {
    return description;
  }

  /** Tells whether it takes the time and does not only count. */
  public boolean timer() {
    return kind != Kind.COUNTER;
  }

  /** Returns the upper bounds of its histogram; none where it has no histogram. */
  public List<Duration> buckets() {
    return kind == Kind.HISTOGRAM ? BOUNDS : List.of();
  }

  /** Returns what tells its series apart. */
  public List<MeterTag> tags() {
    return tags;
  }
}
