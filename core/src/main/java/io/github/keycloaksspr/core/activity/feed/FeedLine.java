package io.github.keycloaksspr.core.activity.feed;

import io.github.keycloaksspr.core.policy.SyslogFormat;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes rows as lines for log collectors, none of them longer than a collector takes. */
public final class FeedLine {

  /** How long a single value may be; the last one is short enough for every datagram. */
  private static final List<Integer> LIMITS = List.of(1_000, 255, 128, 64, 40);

  private FeedLine() {}

  /**
   * Returns a line, without anything that ends it.
   *
   * @param bytes how long it may be; long values are cut where it would be longer. 2,048 are enough
   */
  public static byte[] of(FeedRow row, Origin origin, SyslogFormat format, int bytes) {
    byte[] line = new byte[0];
    for (int limit : LIMITS) {
      line = text(row, origin, format, limit).getBytes(StandardCharsets.UTF_8);
      if (line.length <= bytes) {
        return line;
      }
    }
    return line;
  }

  private static String text(FeedRow row, Origin origin, SyslogFormat format, int limit) {
    SyslogLine.Header header =
        new SyslogLine.Header(
            Severity.of(row).priority(), row.settled(), origin.host(), row.report().id());
    return switch (format) {
      case RFC5424 -> SyslogLine.of(header, row, origin.realm(), limit);
      case CEF -> SyslogLine.of(header, "-", CefLine.of(row, origin.realm(), limit));
    };
  }

  /** Says in words what happened, by ids of bounded sets. */
  static String summary(FeedRow row) {
    return switch (row.report()) {
      case RESETS -> row.text("intent").orElse("") + " " + row.text("result").orElse("");
      case REGISTRATIONS -> "registration " + row.text("action").orElse("");
    };
  }
}
