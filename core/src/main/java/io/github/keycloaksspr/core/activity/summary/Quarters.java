package io.github.keycloaksspr.core.activity.summary;

import java.time.Duration;

/**
 * A count for each quarter of an hour of a day of UTC. The offsets of all time zones in use are
 * multiples of a quarter of an hour, so the days of each zone can be made of them.
 */
final class Quarters {

  static final long LENGTH = Duration.ofMinutes(15).toMillis();
  static final int IN_A_DAY = 96;

  private final long[] counts = new long[IN_A_DAY];

  /** Reads what {@link #toString()} wrote. */
  static Quarters parse(String text) {
    Quarters quarters = new Quarters();
    int place = 0;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == ',') {
        place++;
      } else {
        quarters.counts[place] = quarters.counts[place] * 10 + (character - '0');
      }
    }
    return quarters;
  }

  void add(int quarter, long count) {
    counts[quarter] += count;
  }

  long count(int quarter) {
    return counts[quarter];
  }

  /** Returns the counts joined by commas; a zero is left out, for there are many. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < IN_A_DAY; i++) {
      text.append(i == 0 ? "" : ",").append(counts[i] == 0 ? "" : String.valueOf(counts[i]));
    }
    return text.toString();
  }
}
