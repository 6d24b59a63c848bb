package io.github.keycloaksspr.core.activity.feed;

import io.github.keycloaksspr.core.activity.report.Report;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes lines of the Common Event Format, version 0.
 *
 * @see <a
 *     href="https://www.microfocus.com/documentation/arcsight/arcsight-smartconnectors/">Implementing
 *     ArcSight Common Event Format</a>
 */
final class CefLine {

  private static final String VENDOR = "keycloak-sspr";
  private static final String PRODUCT = "Keycloak self-service";

  /** Of the format, which changes less often than the product. */
  private static final String VERSION = "1";

  private static final String IP_V4 = "\\d{1,3}(\\.\\d{1,3}){3}";

  private final Map<String, String> extension = new LinkedHashMap<>();
  private final FeedRow row;
  private final int limit;

  private CefLine(FeedRow row, int limit) {
    this.row = row;
    this.limit = limit;
  }

  /**
   * What a line begins with.
   *
   * @param severity 0 to 10
   */
  record Header(
      String vendor, String product, String version, String event, String name, int severity) {

    @Override
    public String toString() {
      return Stream.of(vendor, product, version, event, name)
          .map(CefLine::ofHeader)
          .collect(Collectors.joining("|", "CEF:0|", "|" + severity + "|"));
    }
  }

  /** Writes a row. */
  static String of(FeedRow row, String realm, int limit) {
    Header header =
        new Header(
            VENDOR,
            PRODUCT,
            VERSION,
            FeedLine.summary(row).replace(' ', ':'),
            FeedLine.summary(row),
            Severity.of(row).ofCef());
    return of(header, new CefLine(row, limit).extension(realm));
  }

  /** Puts a line together. */
  static String of(Header header, Map<String, String> extension) {
    return header
        + extension.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + ofExtension(entry.getValue()))
            .collect(Collectors.joining(" "));
  }

  private Map<String, String> extension(String realm) {
    extension.put("rt", millis(row.settled()));
    row.time("startedAt").ifPresent(time -> extension.put("start", millis(time)));
    row.time("finishedAt").ifPresent(time -> extension.put("end", millis(time)));
    put("externalId", "id");
    extension.put("cat", row.report().id());
    put("act", row.report() == Report.RESETS ? "intent" : "action");
    put("outcome", "result");
    put("reason", "detail");
    people();
    address();
    put("sourceServiceName", "client");
    labelled("cs1", "realm", CleanText.of(realm, limit));
    Stream.of("methods", "data").forEach(column -> labelled("cs2", column));
    labelled("cs3", "step");
    labelled("cs4", "writeback");
    labelled("cs5", "controller");
    labelled("cs6", "role");
    labelled("cn1", "gatesPassed");
    labelled("cn2", "gates");
    return extension;
  }

  /** The source is who does it, the destination whose account it is. */
  private void people() {
    if (row.text("actorId").isPresent()) {
      put("suid", "actorId");
    } else {
      put("suser", "user");
      put("suid", "userId");
    }
    put("duser", "user");
    put("duid", "userId");
  }

  private void address() {
    row.text("address")
        .ifPresent(
            address -> {
              if (address.matches(IP_V4)) {
                extension.put("src", address);
              } else {
                labelled("c6a2", "Source IPv6 Address", CleanText.of(address, limit));
              }
            });
  }

  private void put(String key, String column) {
    row.text(column).ifPresent(text -> extension.put(key, CleanText.of(text, limit)));
  }

  private void labelled(String key, String column) {
    row.text(column).ifPresent(text -> labelled(key, column, CleanText.of(text, limit)));
  }

  private void labelled(String key, String label, String value) {
    extension.put(key + "Label", label);
    extension.put(key, value);
  }

  private static String millis(Instant time) {
    return String.valueOf(time.toEpochMilli());
  }

  private static String ofHeader(String value) {
    return value.replaceAll("[\\\\|]", "\\\\$0").replaceAll("[\\r\\n]", " ");
  }

  private static String ofExtension(String value) {
    return value.replaceAll("[\\\\=]", "\\\\$0").replace("\r", "\\r").replace("\n", "\\n");
  }
}
