package io.github.keycloaksspr.core.activity.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.activity.feed.FeedProgress.Plan;
import io.github.keycloaksspr.core.activity.report.Position;
import io.github.keycloaksspr.core.activity.report.Report;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FeedProgressTest {

  private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
  private static final Position START = new Position(NOW.toEpochMilli(), "");
  private static final Position END = new Position(NOW.toEpochMilli() + 5, "row");

  private final FeedProgress fresh = FeedProgress.beginning(NOW);
  private final FeedProgress begun = fresh.begun(new Plan(Report.RESETS, END), "node", NOW);

  @Test
  void beginsWithWhatComesFromNowOn() {
    assertThat(fresh.sent(Report.RESETS)).isEqualTo(START);
    assertThat(fresh.sent(Report.REGISTRATIONS)).isEqualTo(START);
    assertThat(fresh.startable(NOW)).isTrue();
  }

  @Test
  void nobodyElseBeginsUntilTheLeaseIsOver() {
    assertThat(begun.startable(NOW.plusSeconds(119))).isFalse();
    assertThat(begun.startable(NOW.plusSeconds(120))).isTrue();
  }

  @Test
  void aBatchThatArrivedIsBehindIt() {
    FeedProgress next = begun.after(new Outcome.Delivered(), 0, NOW.plusSeconds(1));

    assertThat(next.sent(Report.RESETS)).isEqualTo(END);
    assertThat(next.sent(Report.REGISTRATIONS)).isEqualTo(START);
    assertThat(next.plan()).isNull();
    assertThat(next.lastSuccess()).isEqualTo(NOW.plusSeconds(1));
    assertThat(next.startable(NOW.plusSeconds(1))).isTrue();
  }

  @Test
  void aBatchOfTheOtherReportMovesThatOne() {
    FeedProgress next =
        fresh
            .begun(new Plan(Report.REGISTRATIONS, END), "node", NOW)
            .after(new Outcome.Delivered(), 0, NOW);

    assertThat(next.sent(Report.REGISTRATIONS)).isEqualTo(END);
    assertThat(next.sent(Report.RESETS)).isEqualTo(START);
  }

  @Nested
  class ABatchThatDidNotArrive {

    private final FeedProgress failed = begun.after(new Outcome.Failed("status_500", null), 0, NOW);

    @Test
    void isPlannedAsItWas() {
      assertThat(failed.sent(Report.RESETS)).isEqualTo(START);
      assertThat(failed.plan()).isEqualTo(begun.plan());
      assertThat(failed.error()).isEqualTo("status_500");
    }

    @Test
    void waitsLongerEachTime() {
      assertThat(failed.startable(NOW.plusSeconds(29))).isFalse();
      assertThat(failed.startable(NOW.plusSeconds(30))).isTrue();
      FeedProgress twice =
          failed
              .begun(new Plan(Report.RESETS, END), "node", NOW)
              .after(new Outcome.Failed("status_500", null), 0, NOW);
      assertThat(twice.startable(NOW.plusSeconds(59))).isFalse();
      assertThat(twice.failures()).isEqualTo(2);
    }

    @Test
    void waitsAsLongAsTheReceiverAsks() {
      FeedProgress asked =
          begun.after(new Outcome.Failed("status_503", Duration.ofMinutes(10)), 0, NOW);

      assertThat(asked.next()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void isForgivenOnceOneArrives() {
      FeedProgress next =
          failed
              .begun(new Plan(Report.RESETS, END), "node", NOW)
              .after(new Outcome.Delivered(), 0, NOW);

      assertThat(next.failures()).isZero();
      assertThat(next.error()).isNull();
    }

    @Test
    void goesElsewhereAtOnce() {
      FeedProgress elsewhere = failed.elsewhere(NOW);

      assertThat(elsewhere.startable(NOW)).isTrue();
      assertThat(elsewhere.failures()).isZero();
      assertThat(elsewhere.plan()).isEqualTo(begun.plan());
    }

    @Test
    void isTriedAtOnceWhenSomebodyAsksForIt() {
      assertThat(failed.again(NOW)).map(again -> again.startable(NOW)).contains(true);
      assertThat(begun.again(NOW)).isEmpty();
    }

    @Test
    void isLeftOutWhenNothingIsLeftOfIt() {
      assertThat(failed.skipped().sent(Report.RESETS)).isEqualTo(END);
      assertThat(failed.skipped().failures()).isEqualTo(1);
    }
  }

  @Test
  void aReceiverThatIsGoneIsLeftAloneUntilSomebodyAsksForIt() {
    FeedProgress gone = begun.after(new Outcome.Gone(), 0, NOW);

    assertThat(gone.startable(NOW.plus(Duration.ofDays(365)))).isFalse();
    assertThat(gone.error()).isEqualTo("gone");
    assertThat(gone.again(NOW)).map(again -> again.startable(NOW)).contains(true);
    assertThat(gone.elsewhere(NOW).startable(NOW)).isTrue();
  }
}
