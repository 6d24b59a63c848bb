package io.github.keycloaksspr.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class InvitationsTest {

  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
  private static final String ANNA = "id-of-anna";

  private final Map<String, Counter> kept = new HashMap<>();

  @Test
  void nobodyIsInvitedTwiceADay() {
    assertThat(now().claim(ANNA, false)).isTrue();
    assertThat(now().claim(ANNA, false)).isFalse();
    assertThat(after(Duration.ofHours(24).minusMillis(1)).claim(ANNA, false)).isFalse();
    assertThat(after(Duration.ofHours(24)).claim(ANNA, false)).isTrue();
    assertThat(now().claim("id-of-bert", false)).isTrue();
  }

  @Test
  void unlessThatIsWanted() {
    now().claim(ANNA, false);

    assertThat(after(Duration.ofHours(1)).claim(ANNA, true)).isTrue();
    assertThat(now().last(ANNA)).contains(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void theLastInvitationIsRemembered() {
    assertThat(now().last(ANNA)).isEmpty();
    assertThat(now().due(now().last(ANNA))).isTrue();

    now().claim(ANNA, false);

    assertThat(now().last(ANNA)).contains(NOW);
    assertThat(now().due(now().last(ANNA))).isFalse();
  }

  @Test
  void oneThatWasNotSentIsForgotten() {
    now().claim(ANNA, false);

    now().release(ANNA);

    assertThat(now().last(ANNA)).isEmpty();
    assertThat(now().claim(ANNA, false)).isTrue();
  }

  @Test
  void someMailsGoAtOnceAndTheNextAfterAMinute() {
    for (int i = 0; i < Invitations.PER_MINUTE; i++) {
      assertThat(after(Duration.ofMillis(i)).pause()).as("mail %d", i + 1).isZero();
    }
    assertThat(after(Duration.ofSeconds(20)).pause()).isEqualTo(Duration.ofSeconds(40));
    assertThat(after(Duration.ofSeconds(50)).pause()).isEqualTo(Duration.ofSeconds(10));
    assertThat(after(Duration.ofSeconds(60)).pause()).isZero();
    assertThat(after(Duration.ofSeconds(61)).pause()).isZero();
  }

  private Invitations now() {
    return after(Duration.ZERO);
  }

  private Invitations after(Duration later) {
    return new Invitations(new MemoryCounters(), NOW.plus(later));
  }

  private final class MemoryCounters implements Counters {

    @Override
    public Counter change(Limit limit, String key, String userId, UnaryOperator<Counter> change) {
      return kept.compute(key, (same, old) -> change.apply(old == null ? Counter.none() : old));
    }

    @Override
    public List<Kept> of(String userId) {
      return kept.entrySet().stream()
          .filter(each -> each.getKey().equals(Subject.account(userId)))
          .map(each -> new Kept(Limit.INVITATIONS, each.getValue()))
          .toList();
    }

    @Override
    public void forget(String key) {
      kept.remove(key);
    }

    @Override
    public void forgetUser(String userId) {
      kept.remove(Subject.account(userId));
    }
  }
}
