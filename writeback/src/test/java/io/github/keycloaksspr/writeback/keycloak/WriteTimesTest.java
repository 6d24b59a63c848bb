package io.github.keycloaksspr.writeback.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloaksspr.core.metrics.Meter;
import io.github.keycloaksspr.core.metrics.MeterTag;
import io.github.keycloaksspr.core.metrics.Meters;
import io.github.keycloaksspr.writeback.keycloak.WriteTimes.Operation;
import io.github.keycloaksspr.writeback.outcome.Failure;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import io.github.keycloaksspr.writeback.outcome.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WriteTimesTest {
  private final Written meters = new Written();
  private final WriteTimes times = new WriteTimes(meters, "corp");

  @ParameterizedTest
  @MethodSource("outcomes")
  void whatBecomesOfAWriteIsAValueOfItsTag(Outcome outcome) {
    assertThat(times.of(Operation.RESET, () -> outcome)).isSameAs(outcome);

    assertThat(meters.values.get(0)).startsWith("corp", "reset");
    assertThat(meters.values.get(0).get(2)).isIn(MeterTag.WRITTEN.range());
  }

  static Stream<Outcome> outcomes() {
    return Stream.concat(
        Stream.of(new Outcome.Written(), new Outcome.Refused(Rule.HISTORY, OptionalInt.empty())),
        Arrays.stream(Failure.values()).map(Outcome.Failed::new));
  }

  @Test
  void everyValueOfTheTagCanCome() {
    outcomes().forEach(outcome -> times.of(Operation.UNLOCK, () -> outcome));

    assertThat(meters.values)
        .extracting(values -> values.get(2))
        .containsExactlyInAnyOrderElementsOf(MeterTag.WRITTEN.range());
  }

  @ParameterizedTest
  @EnumSource
  void everyOperationIsAValueOfItsTag(Operation operation) {
    times.of(operation, Outcome.Written::new);

    assertThat(meters.values).hasSize(1);
    assertThat(meters.values.get(0).get(1)).isIn(MeterTag.OPERATION.range());
  }

  @Test
  void anErrorIsAFailureAndGoesOn() {
    IllegalStateException error = new IllegalStateException("broken");

    assertThatThrownBy(
            () ->
                times.of(
                    Operation.CHANGE,
                    () -> {
                      throw error;
                    }))
        .isSameAs(error);
    assertThat(meters.values).containsExactly(List.of("corp", "change", "unexpected"));
  }

  /** Writes down what is measured. */
  private static final class Written implements Meters {
    private final List<List<String>> values = new ArrayList<>();

    @Override
    public boolean on() {
      return true;
    }

    @Override
    public void count(Meter meter, String... counted) {
      throw new AssertionError("nothing is counted here");
    }

    @Override
    public void time(Meter meter, Duration elapsed, String... timed) {
      assertThat(meter).isEqualTo(Meter.WRITEBACK);
      assertThat(elapsed).isGreaterThanOrEqualTo(Duration.ZERO);
      values.add(List.of(timed));
    }
  }
}
