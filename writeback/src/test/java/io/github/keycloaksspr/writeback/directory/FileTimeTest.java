package io.github.keycloaksspr.writeback.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTimeTest {

  @Test
  void timesCountFrom1601() {
    assertThat(FileTime.instant(116_444_736_000_000_000L)).contains(Instant.EPOCH);
    assertThat(FileTime.instant(133_444_736_005_000_000L))
        .contains(Instant.ofEpochSecond(1_700_000_000, 500_000_000));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MAX_VALUE})
  void someTimesAreNone(long steps) {
    assertThat(FileTime.instant(steps)).isEmpty();
  }

  @Test
  void spansAreKeptBelowZero() {
    assertThat(FileTime.interval(-864_000_000_000L)).isEqualTo(Duration.ofDays(1));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, Long.MIN_VALUE})
  void someSpansAreNone(long steps) {
    assertThat(FileTime.interval(steps)).isZero();
  }
}
