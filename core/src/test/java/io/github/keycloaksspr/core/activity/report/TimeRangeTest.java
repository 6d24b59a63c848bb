package io.github.keycloaksspr.core.activity.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spans of time, also where clocks are changed. */
class TimeRangeTest {

  /** The days on which clocks were changed, and what a zone without that makes of one. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-29, Europe/Berlin, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z",
    "2026-10-25, Europe/Berlin, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
    "2026-03-08, America/New_York, 2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z",
    "2026-11-01, America/New_York, 2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z",
    "2026-03-29, Asia/Kolkata, 2026-03-28T18:30:00Z, 2026-03-29T18:30:00Z",
    "2026-04-05, Australia/Lord_Howe, 2026-04-04T13:00:00Z, 2026-04-05T13:30:00Z",
    "2026-10-04, Australia/Lord_Howe, 2026-10-03T13:30:00Z, 2026-10-04T13:00:00Z",
    "2026-03-29, +05:45, 2026-03-28T18:15:00Z, 2026-03-29T18:15:00Z"
  })
  void aDateIsWithinAsAWhole(String date, String zone, String begins, String ends) {
    assertThat(TimeRange.beginning(date, ZoneId.of(zone))).contains(Instant.parse(begins));
    assertThat(TimeRange.end(date, ZoneId.of(zone))).contains(Instant.parse(ends));
  }

  /** What is on the clock twice begins with the first time and ends with the second. */
  @ParameterizedTest
  @CsvSource({
    "2026-10-25T02:30, Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z",
    "2026-11-01T01:30, America/New_York, 2026-11-01T05:30:00Z, 2026-11-01T06:30:00Z",
    "2026-04-05T01:45, Australia/Lord_Howe, 2026-04-04T14:45:00Z, 2026-04-04T15:15:00Z",
    "2026-03-29T02:30, Europe/Berlin, 2026-03-29T01:30:00Z, 2026-03-29T01:30:00Z"
  })
  void aLocalTimeMayBeThereTwiceOrNotAtAll(String time, String zone, String begins, String ends) {
    assertThat(TimeRange.beginning(time, ZoneId.of(zone))).contains(Instant.parse(begins));
    assertThat(TimeRange.end(time, ZoneId.of(zone))).contains(Instant.parse(ends));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-29T08:30:00Z",
        "2026-03-29T10:30:00+02:00",
        "2026-03-29T10:30:00 02:00",
        "2026-03-29T14:00+05:30"
      })
  void aTimeWithItsOffsetIsTheSameInEveryZone(String time) {
    assertThat(TimeRange.beginning(time, ZoneId.of("America/New_York")))
        .contains(Instant.parse("2026-03-29T08:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-02-30",
        "2026-13-01",
        "29.03.2026",
        "2026-03-29T25:00",
        "1969-12-31",
        "+999999999-12-31",
        "9999-12-31",
        "2026-03-29T08:30:00+99:00",
        "1790000000000"
      })
  void anythingElseIsRefused(String text) {
    assertThat(TimeRange.beginning(text, ZoneId.of("Europe/Berlin"))).isEmpty();
    assertThat(TimeRange.end(text, ZoneId.of("Europe/Berlin"))).isEmpty();
  }

  @Test
  void aZoneHasTheNameOfTheDatabase() {
    assertThat(TimeRange.zone("Asia/Kolkata")).contains(ZoneId.of("Asia/Kolkata"));
    assertThat(TimeRange.zone("Middle-earth/Bree")).isEmpty();
    assertThat(TimeRange.zone("")).isEmpty();
  }

  @Test
  void aSpanEndsAfterItBegins() {
    Instant noon = Instant.parse("2026-03-29T12:00:00Z");

    assertThat(new TimeRange(noon, noon).sensible()).isFalse();
    assertThat(new TimeRange(noon, noon.plusMillis(1)).sensible()).isTrue();
    assertThat(TimeRange.ALWAYS.sensible()).isTrue();
  }
}
