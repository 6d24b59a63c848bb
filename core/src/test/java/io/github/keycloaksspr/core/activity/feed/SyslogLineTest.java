package io.github.keycloaksspr.core.activity.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyslogLineTest {

  private static final Instant TIME = Instant.parse("2003-10-11T22:14:15.003Z");

  /** Example 1 of RFC 5424, 6.3.5, in the header of example 3 of 6.5. */
  @Test
  void isWhatTheRfcShows() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("iut", "3");
    parameters.put("eventSource", "Application");
    parameters.put("eventID", "1011");

    String line =
        SyslogLine.of(
            new SyslogLine.Header(165, TIME, "mymachine.example.com", "ID47"),
            SyslogLine.element("exampleSDID@32473", parameters),
            "An application event log entry...");

    assertThat(line)
        .isEqualTo(
            "<165>1 2003-10-11T22:14:15.003Z mymachine.example.com keycloak-sspr - ID47"
                + " [exampleSDID@32473 iut=\"3\" eventSource=\"Application\" eventID=\"1011\"]"
                + " An application event log entry...");
  }

  @Test
  void hasThreeDigitsBehindTheSecondsAlways() {
    assertThat(new SyslogLine.Header(86, Instant.parse("2026-11-20T09:30:00Z"), "kc", "resets"))
        .asString()
        .isEqualTo("<86>1 2026-11-20T09:30:00.000Z kc keycloak-sspr - resets");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '~',
      value = {
        "plain plain",
        "a\"b a\\\"b",
        "a\\b a\\\\b",
        "a]b a\\]b",
        "\"][x@1 \\\"\\][x@1",
        "\\\" \\\\\\\"",
        "a=b|c a=b|c",
        "$0 $0"
      })
  void escapesWhatEndsAValue(String value, String written) {
    assertThat(SyslogLine.element("x@1", Map.of("user", value)))
        .isEqualTo("[x@1 user=\"" + written + "\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n", "ä"})
  void aHostWithoutAPrintableNameIsNil(String host) {
    assertThat(new SyslogLine.Header(86, TIME, host, "resets")).asString().contains("Z - keycloak");
  }

  @Test
  void aHostHasNoBlanksAndIsNotTooLong() {
    String header = new SyslogLine.Header(86, TIME, "a b\n" + "c".repeat(300), "x").toString();

    assertThat(header.split(" ", -1)[2]).isEqualTo("ab" + "c".repeat(253));
  }
}
