package io.github.keycloaksspr.writeback.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of RFC 2782. */
class ServiceRecordTest {

  @Test
  void readsWhatDnsTells() {
    assertThat(ServiceRecord.of("10 100 389 DC1.corp.example."))
        .isEqualTo(new ServiceRecord(10, 100, 389, "dc1.corp.example"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0 100 389", "a 100 389 dc1.corp.example.", "0 100 389 two names"})
  void refusesWhatIsNoRecord(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ServiceRecord.of(text));
  }

  @Test
  void aLowerPriorityComesFirstWhateverTheWeights() {
    List<ServiceRecord> records =
        List.of(record(20, 100, "c"), record(0, 0, "a"), record(10, 5, "b"));

    assertThat(ServiceRecord.ordered(records, bound -> bound - 1))
        .extracting(ServiceRecord::target)
        .containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @CsvSource({"0, zero", "1, ten", "10, ten", "11, thirty", "40, thirty"})
  void aLotFallsOnTheFirstWhoseRunningSumReachesIt(int lot, String first) {
    List<ServiceRecord> records =
        List.of(record(0, 10, "ten"), record(0, 0, "zero"), record(0, 30, "thirty"));

    assertThat(ServiceRecord.ordered(records, bound -> bound == 41 ? lot : 0).get(0).target())
        .isEqualTo(first);
  }

  @Test
  void everyRecordComesOnceAndByItsWeight() {
    Random random = new Random(7);
    List<ServiceRecord> records = List.of(record(0, 100, "rare"), record(0, 300, "often"));

    long often =
        IntStream.range(0, 4_000)
            .mapToObj(i -> ServiceRecord.ordered(records, random::nextInt))
            .peek(ordered -> assertThat(ordered).containsExactlyInAnyOrderElementsOf(records))
            .filter(ordered -> ordered.get(0).target().equals("often"))
            .count();

    assertThat(often).isBetween(2_900L, 3_100L);
  }

  private static ServiceRecord record(int priority, int weight, String target) {
    return new ServiceRecord(priority, weight, 389, target);
  }
}
