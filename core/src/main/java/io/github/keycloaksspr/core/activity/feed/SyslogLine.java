package io.github.keycloaksspr.core.activity.feed;

import io.github.keycloaksspr.core.activity.report.Column;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes lines of syslog with structured data.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5424">RFC 5424</a>
 */
final class SyslogLine {

  private static final String APPLICATION = "keycloak-sspr";

  /** Behind the sign is the number that is reserved for examples; we have none of our own. */
  private static final String ELEMENT = "sspr@32473";

  private static final String NOTHING = "-";
  private static final int LONGEST_HOST = 255;

  /** Three digits behind the seconds also where they are noughts, as in the RFC's examples. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private SyslogLine() {}

  /**
   * What a line begins with.
   *
   * @param priority facility and severity in one number
   * @param message the kind of message
   */
  record Header(int priority, Instant time, String host, String message) {

    @Override
    public String toString() {
      return "<%d>1 %s %s %s - %s"
          .formatted(priority, TIME.format(time), name(host), APPLICATION, message);
    }

    /** Only ASCII without blanks and control characters is allowed here. */
    private static String name(String host) {
      String printable = host.replaceAll("[^!-~]", "");
      String cut = printable.substring(0, Math.min(printable.length(), LONGEST_HOST));
      return cut.isEmpty() ? NOTHING : cut;
    }
  }

  /** Writes a row, with its columns as parameters. */
  static String of(Header header, FeedRow row, String realm, int limit) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("realm", CleanText.of(realm, limit));
    for (Column column : row.report().columns()) {
      row.text(column.name())
          .ifPresent(
              text ->
                  parameters.put(
                      column.name(),
                      column.kind() == Column.Kind.TIME
                          ? row.time(column.name()).map(TIME::format).orElse("")
                          : CleanText.of(text, limit)));
    }
    return of(header, element(ELEMENT, parameters), message(row));
  }

  /**
   * Puts a line together.
   *
   * @param data elements of structured data
   */
  static String of(Header header, String data, String message) {
    return header + " " + data + (message.isEmpty() ? "" : " " + message);
  }

  /** Writes an element of structured data. */
  static String element(String id, Map<String, String> parameters) {
    StringBuilder element = new StringBuilder("[").append(id);
    parameters.forEach(
        (name, value) ->
            element.append(' ').append(name).append("=\"").append(escaped(value)).append('"'));
    return element.append(']').toString();
  }

  private static String escaped(String value) {
    return value.replaceAll("[\"\\\\\\]]", "\\\\$0");
  }

  /** Nothing but ASCII, which needs no byte order mark in front of it. */
  private static String message(FeedRow row) {
    return (FeedLine.summary(row)
            + row.text("detail").or(() -> row.text("data")).map(why -> " (" + why + ")").orElse(""))
        .replaceAll("[^ -~]", "?");
  }
}
