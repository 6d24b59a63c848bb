package io.github.keycloaksspr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkOptionsTest {
  @Test
  void measuresHalfAMinuteWithOneFourAndEightClientsUnlessTold() {
    BenchmarkOptions options = BenchmarkOptions.of();

    assertThat(options.time()).isEqualTo(Duration.ofSeconds(30));
    assertThat(options.clients()).containsExactly(1, 4, 8);
  }

  @Test
  void timeAndClientsCanBeChosen() {
    BenchmarkOptions options = BenchmarkOptions.of("--seconds", "15", "--clients", "4,2");

    assertThat(options.time()).isEqualTo(Duration.ofSeconds(15));
    assertThat(options.clients()).containsExactly(4, 2);
    assertThat(options.mostClients()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"--seconds 0", "--seconds 601", "--clients 1,,4", "--clients 33", "--other 1"})
  void refusesWhatItDoesNotUnderstand(String name, String value) {
    assertThatThrownBy(() -> BenchmarkOptions.of(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(name);
  }

  @Test
  void refusesAnOptionWithoutAValue() {
    assertThatThrownBy(() -> BenchmarkOptions.of("--seconds"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--seconds");
  }
}
