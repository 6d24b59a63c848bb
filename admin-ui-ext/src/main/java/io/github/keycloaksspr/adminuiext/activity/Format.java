package io.github.keycloaksspr.adminuiext.activity;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;

/** How a report is written. */
enum Format {
  JSON(MediaType.APPLICATION_JSON),
  CSV(Format.TEXT_CSV),
  NDJSON(Format.X_NDJSON);

  static final String TEXT_CSV = "text/csv";

  /** One object in each line, as log collectors read it. */
  static final String X_NDJSON = "application/x-ndjson";

  private final String type;

  Format(String type) {
    this.type = type;
  }

  /**
   * Returns the format that a caller likes best.
   *
   * @param accepted what the caller takes, the best first
   */
  static Format of(List<MediaType> accepted) {
    return accepted.stream()
        .flatMap(
            each ->
                Stream.of(values()).filter(format -> each.isCompatible(format.media())).limit(1))
        .findFirst()
        .orElse(JSON);
  }

  private MediaType media() {
    int slash = type.indexOf('/');
    return new MediaType(type.substring(0, slash), type.substring(slash + 1));
  }

  /** Returns the type of an answer. */
  String header() {
    return this == CSV ? type + "; charset=utf-8; header=present" : type;
  }
}
