package io.github.keycloaksspr.writeback.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How several controllers, or directories, stand together (spec W5). */
class StateTest {

  @ParameterizedTest
  @CsvSource({
    "UP,UP",
    "UP UP,UP",
    "UP DOWN,DEGRADED",
    "UP MISCONFIGURED,DEGRADED",
    "UP DEGRADED,DEGRADED",
    "UP OFF,UP",
    "DEGRADED,DEGRADED",
    "DEGRADED DOWN,DEGRADED",
    "DOWN,DOWN",
    "DOWN DOWN,DOWN",
    "DOWN MISCONFIGURED,DOWN",
    "DOWN OFF,DOWN",
    "MISCONFIGURED,MISCONFIGURED",
    "MISCONFIGURED MISCONFIGURED,MISCONFIGURED",
    "MISCONFIGURED OFF,MISCONFIGURED",
    "OFF,OFF",
    "OFF OFF,OFF",
    "'',OFF"
  })
  void oneThatWorksIsEnoughToBeNoWorseThanDegraded(String states, State together) {
    List<State> each =
        Arrays.stream(states.split(" ")).filter(one -> !one.isEmpty()).map(State::valueOf).toList();

    assertThat(State.ofAll(each)).isEqualTo(together);
  }
}
