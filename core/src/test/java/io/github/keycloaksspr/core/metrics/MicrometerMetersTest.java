package io.github.keycloaksspr.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrometerMetersTest {
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Meters meters = new MicrometerMeters(registry);

  @Test
  void somethingIsCountedByItsTags() {
    meters.count(Meter.ACTIVITY, "corp", "reset", "succeeded");
    meters.count(Meter.ACTIVITY, "corp", "reset", "succeeded");
    meters.count(Meter.ACTIVITY, "corp", "unlock", "failed");

    Counter succeeded =
        registry
            .get("sspr.activity.sessions")
            .tags("realm", "corp", "purpose", "reset", "result", "succeeded")
            .counter();
    assertThat(succeeded.count()).isEqualTo(2);
    assertThat(registry.getMeters()).hasSize(2);
  }

  @Test
  void aTimeIsTakenWithWhatBecameOfIt() {
    meters.time(Meter.WRITEBACK, Duration.ofMillis(300), "corp", "reset", "written");

    Timer timer = registry.get("sspr.writeback").tags("outcome", "written").timer();
    assertThat(timer.count()).isEqualTo(1);
    assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(300);
    assertThat(Arrays.stream(timer.takeSnapshot().histogramCounts()))
        .extracting(bucket -> bucket.bucket(TimeUnit.SECONDS))
        .containsExactly(0.1, 0.5, 1.0, 3.0, 10.0);
    assertThat(Arrays.stream(timer.takeSnapshot().histogramCounts()))
        .extracting(CountAtBucket::count)
        .containsExactly(0.0, 1.0, 1.0, 1.0, 1.0);
  }

  @Test
  void onlyWritebackHasAHistogram() {
    meters.time(Meter.MAIL, Duration.ofMillis(300), "corp", "code", "accepted");

    Timer timer = registry.get("sspr.mail").timer();
    assertThat(timer.takeSnapshot().histogramCounts()).isEmpty();
  }

  /** What somebody typed must never become a series, whatever a caller does. */
  @ParameterizedTest
  @ValueSource(strings = {"anna@corp.example", "+14255550100", "Reset", "", "reset "})
  void aValueThatATagDoesNotHaveIsOther(String value) {
    meters.time(Meter.WRITEBACK, Duration.ZERO, "corp", value, "written");

    assertThat(registry.get("sspr.writeback").timer().getId().getTags())
        .containsExactlyInAnyOrder(
            Tag.of("realm", "corp"), Tag.of("operation", "other"), Tag.of("outcome", "written"));
  }

  @Test
  void aRegistryThatFailsFailsNothingElse() {
    registry
        .config()
        .meterFilter(
            new MeterFilter() {
              @Override
              public MeterFilterReply accept(io.micrometer.core.instrument.Meter.Id id) {
                throw new IllegalStateException("full");
              }
            });

    assertThatNoException()
        .isThrownBy(() -> meters.time(Meter.MAIL, Duration.ZERO, "corp", "code", "accepted"));
    assertThatNoException().isThrownBy(() -> meters.count(Meter.FAILOVERS, "corp"));
  }

  @Test
  void aForgottenTagFailsNothingEither() {
    assertThatNoException().isThrownBy(() -> meters.count(Meter.REFUSALS, "corp"));
    assertThat(registry.getMeters()).isEmpty();
  }
}
