package io.github.keycloaksspr.writeback.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogonHoursTest {
  private static final Instant SUNDAY_NOON = Instant.parse("2026-11-22T12:30:00Z");
  private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T09:59:59Z");

  @Test
  void withoutHoursEveryHourIsGood() {
    assertThat(new LogonHours(null).include(SUNDAY_NOON)).isTrue();
    assertThat(new LogonHours(new byte[0]).include(SUNDAY_NOON)).isTrue();
  }

  @Test
  void aWeekBeginsOnSundayWithTheLowestBit() {
    byte[] noonOfSunday = new byte[21];
    noonOfSunday[1] = 0b0001_0000;
    byte[] nineOfMonday = new byte[21];
    nineOfMonday[4] = 0b0000_0010;

    assertThat(new LogonHours(noonOfSunday).include(SUNDAY_NOON)).isTrue();
    assertThat(new LogonHours(noonOfSunday).include(MONDAY_NINE)).isFalse();
    assertThat(new LogonHours(nineOfMonday).include(MONDAY_NINE)).isTrue();
    assertThat(new LogonHours(nineOfMonday).include(MONDAY_NINE.plusSeconds(1))).isFalse();
  }
}
