package io.github.keycloaksspr.core.notme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.limit.Counter;
import io.github.keycloaksspr.core.limit.Counters;
import io.github.keycloaksspr.core.limit.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What has been reported, and by whom it has been dealt with (spec A7). */
class ReportsTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final AccountDeed RESET = deed("id-of-anna", NOON);

  private final Map<String, Counter> kept = new HashMap<>();

  @Test
  void aDeedIsReportedOnce() {
    assertThat(after(1).claim(RESET)).isPresent();
    assertThat(after(1).claim(RESET)).isEmpty();
    assertThat(after(60).claim(RESET)).isEmpty();
  }

  @Test
  void aReportDealsWithAllThatWasDoneBeforeIt() {
    after(10).claim(deed("id-of-anna", NOON.plusSeconds(60)));

    assertThat(after(20).claim(RESET)).isEmpty();
  }

  @Test
  void whatIsDoneAfterAReportCanBeReportedToo() {
    after(10).claim(RESET);

    assertThat(after(20).claim(deed("id-of-anna", NOON.plus(Duration.ofMinutes(11))))).isPresent();
  }

  @Test
  void whatAnAdministratorHasLookedAtCannotBeReportedAnyMore() {
    after(10).settle("id-of-anna");

    assertThat(after(20).claim(RESET)).isEmpty();
    assertThat(after(20).claim(deed("id-of-bert", NOON))).isPresent();
  }

  @Test
  void aReportThatFailedCanBeMadeAgain() {
    Reports.Claim claim = after(1).claim(RESET).orElseThrow();

    after(1).release(claim);

    assertThat(after(2).claim(RESET)).isPresent();
  }

  @Test
  void toGiveAReportBackLeavesALaterOneAlone() {
    Reports.Claim claim = after(1).claim(RESET).orElseThrow();
    after(3).settle("id-of-anna");

    after(1).release(claim);

    assertThat(after(4).claim(RESET)).isEmpty();
  }

  /** The node that told of the deed may be ahead of the one that takes the report. */
  @Test
  void aClockThatIsBehindMakesNoReportPossibleTwice() {
    AccountDeed ahead = deed("id-of-anna", NOON.plus(Duration.ofMinutes(5)));

    assertThat(after(1).claim(ahead)).isPresent();
    assertThat(after(2).claim(ahead)).isEmpty();
  }

  private static AccountDeed deed(String userId, Instant at) {
    return new AccountDeed(userId, DeedKind.PASSWORD_RESET, null, at);
  }

  private Reports after(int minutes) {
    return new Reports(new Kept(), NOON.plus(Duration.ofMinutes(minutes)));
  }

  /** Keeps counters that name no account, as those must not be forgotten with its counts. */
  private final class Kept implements Counters {
    @Override
    public Counter change(Limit limit, String key, String userId, UnaryOperator<Counter> change) {
      assertThat(limit).isEqualTo(Limit.REPORTS);
      assertThat(userId).isNull();
      return kept.compute(
          key, (same, before) -> change.apply(before == null ? Counter.none() : before));
    }

    @Override
    public List<Counters.Kept> of(String userId) {
      throw new AssertionError("nobody asks");
    }

    @Override
    public void forget(String key) {
      throw new AssertionError("nobody forgets");
    }

    @Override
    public void forgetUser(String userId) {
      throw new AssertionError("nobody forgets");
    }
  }
}
