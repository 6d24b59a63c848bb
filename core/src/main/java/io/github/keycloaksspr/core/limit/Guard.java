package io.github.keycloaksspr.core.limit;

import io.github.keycloaksspr.core.policy.Policy.Limits;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of every look-up, every sending and every judgement: counts first, so that
 * parallel requests get no more tries than one after another (CVE-2024-4629).
 */
public final class Guard {

  private final Counters counters;
  private final Rules rules;
  private final Instant now;

  public Guard(Counters counters, Limits limits, Instant now) {
    this.counters = counters;
    this.rules = new Rules(limits);
    this.now = now;
  }

  /**
   * Counts once for a subject. Who is refused under one key is not counted under the next, or those
   * who are refused would use up the tries of those who are not.
   */
  public Verdict count(Limit limit, Subject subject) {
    for (String key : subject.keys()) {
      Verdict verdict = hit(limit, key, subject.userId());
      if (verdict instanceof Verdict.Blocked) {
        return verdict;
      }
    }
    return new Verdict.Allowed();
  }

  /** Counts once for something else, such as a source address or a destination. */
  public Verdict count(Limit limit, String key) {
    return hit(limit, keyOf(limit, key), null);
  }

  /** Tells whether something may happen, without counting it. */
  public Verdict look(Limit limit, String key) {
    Counter counter = counters.change(limit, keyOf(limit, key), null, before -> before);
    return verdict(limit, counter);
  }

  /** Takes a count back, because the proof was right. */
  public void forgive(Limit limit, Subject subject) {
    subject.keys().forEach(key -> counters.change(limit, key, subject.userId(), Counter::forgive));
  }

  /**
   * Forgets everything about a subject, because it has proved itself (spec section 5), under all
   * names that its account was given.
   */
  public void clear(Subject subject) {
    subject.keys().forEach(counters::forget);
    if (subject.userId() != null) {
      counters.forgetUser(subject.userId());
    }
  }

  /**
   * Returns the limits an account is blocked by at the moment, each once, with its end. A limit is
   * counted for the account and for each spelling of its name; the block that lasts longest counts.
   */
  public List<Verdict.Blocked> blocks(String userId) {
    Map<Limit, Instant> ends = new EnumMap<>(Limit.class);
    counters.of(userId).stream()
        .filter(kept -> kept.counter().blocked(now))
        .forEach(kept -> ends.merge(kept.limit(), kept.counter().blockedUntil(), Guard::later));
    return ends.entrySet().stream()
        .map(end -> new Verdict.Blocked(end.getKey(), end.getValue()))
        .toList();
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private Verdict hit(Limit limit, String key, @Nullable String userId) {
    Counter counter =
        counters.change(limit, key, userId, before -> before.hit(rules.of(limit), now));
    return verdict(limit, counter);
  }

  private Verdict verdict(Limit limit, Counter counter) {
    return counter.blocked(now)
        ? new Verdict.Blocked(limit, counter.blockedUntil())
        : new Verdict.Allowed();
  }

  private static String keyOf(Limit limit, String key) {
    return limit.id() + ":" + key.toLowerCase(Locale.ROOT);
  }
}
