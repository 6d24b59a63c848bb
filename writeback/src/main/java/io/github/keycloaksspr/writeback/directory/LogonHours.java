package io.github.keycloaksspr.writeback.directory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/**
 * The hours of a week in which somebody may sign in: a bit each from Sunday midnight UTC on, the
 * lowest of a byte first ([MS-ADA1], logonHours).
 *
 * @param bits 21 bytes; null when every hour is good
 */
@SuppressWarnings("ArrayRecordComponent") // read where it was made, and never compared
record LogonHours(byte @Nullable [] bits) {
  private static final int DAYS = 7;
  private static final int HOURS = 24;

  /** Tells whether somebody may sign in at a time. */
  boolean include(Instant time) {
    if (bits == null || bits.length < DAYS * HOURS / Byte.SIZE) {
      return true;
    }
    ZonedDateTime utc = time.atZone(ZoneOffset.UTC);
    int hour = utc.getDayOfWeek().getValue() % DAYS * HOURS + utc.getHour();
    return (bits[hour / Byte.SIZE] >> hour % Byte.SIZE & 1) == 1;
  }
}
