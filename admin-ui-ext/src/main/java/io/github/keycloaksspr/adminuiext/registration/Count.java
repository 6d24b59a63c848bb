package io.github.keycloaksspr.adminuiext.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many users there are.
 *
 * @param at when counting began
 * @param took how long it took
 * @param inScope whom the policy covers
 * @param registered those of them who hold enough methods
 * @param capable those of them who could reset now
 * @param methods who of those in scope holds which method
 */
public record Count(
    Instant at,
    Duration took,
    int inScope,
    int registered,
    int capable,
    Map<String, Integer> methods) {

  /** Of the time between two counts, this part goes into counting. */
  private static final int SHARE = 20;

  private static final Duration LONGEST_USE = Duration.ofHours(1);

  public Count {
    methods = Collections.unmodifiableMap(new LinkedHashMap<>(methods));
  }

  /** Tells whether it is so old that it is time to count again: the sooner, the less it takes. */
  public boolean outdated(Instant now) {
    Duration use = took.multipliedBy(SHARE);
    return !now.isBefore(at.plus(use.compareTo(LONGEST_USE) < 0 ? use : LONGEST_USE));
  }
}
