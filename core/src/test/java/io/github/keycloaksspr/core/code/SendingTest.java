package io.github.keycloaksspr.core.code;

import static io.github.keycloaksspr.core.code.Codes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendingTest {

  private static final Sending.Pending FIRST =
      new Sending.Pending("alice@example.org", true, Codes.issued());
  private static final Sending.Pending SECOND =
      new Sending.Pending("bob@example.org", false, Codes.issued());

  private final Sending begun = Sending.begin();
  private final Sending sent = begun.sent(FIRST, NOW);

  @Nested
  class Before {

    @Test
    void thereIsNoCode() {
      assertThat(begun.current()).isEmpty();
      assertThat(begun.count()).isZero();
    }

    @Test
    void nothingHasToWait() {
      assertThat(begun.pause(NOW)).isZero();
    }

    @Test
    void everySessionHasAnIdOfItsOwn() {
      assertThat(begun.id()).isNotEqualTo(Sending.begin().id());
    }
  }

  @ParameterizedTest
  @CsvSource({"0,30000", "1,29999", "29999,1", "30000,0", "30001,0", "86400000,0"})
  void theNextCodeWaitsThirtySeconds(long passed, long left) {
    assertThat(sent.pause(NOW.plusMillis(passed))).isEqualTo(Duration.ofMillis(left));
  }

  @Test
  void aLaterCodeVoidsTheEarlierOne() {
    Sending again = sent.sent(SECOND, NOW.plusSeconds(30));

    assertThat(again.current()).contains(SECOND);
    assertThat(again.count()).isEqualTo(2);
    assertThat(again.id()).isEqualTo(begun.id());
  }

  @Test
  void aLaterCodeStartsThePauseAnew() {
    assertThat(sent.sent(SECOND, NOW.plusSeconds(30)).pause(NOW.plusSeconds(31)))
        .isEqualTo(Duration.ofSeconds(29));
  }

  @Nested
  class AForgottenCode {

    private final Sending forgotten = sent.forgotten();

    @Test
    void countsNoMore() {
      assertThat(forgotten.current()).isEmpty();
    }

    @Test
    void stillPausesTheNext() {
      assertThat(forgotten.pause(NOW)).isEqualTo(Sending.PAUSE);
    }

    @Test
    void isStillCounted() {
      assertThat(forgotten.count()).isEqualTo(1);
      assertThat(forgotten.id()).isEqualTo(begun.id());
    }
  }

  @Test
  void textsShowNeitherDestinationNorHash() {
    assertThat(sent.toString())
        .doesNotContain("alice", "example.org", FIRST.code().hash(), "deliverable");
  }
}
