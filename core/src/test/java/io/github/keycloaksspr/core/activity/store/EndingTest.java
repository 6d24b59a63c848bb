package io.github.keycloaksspr.core.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.activity.Course;
import io.github.keycloaksspr.core.activity.Detail;
import io.github.keycloaksspr.core.activity.Fact;
import io.github.keycloaksspr.core.activity.Purpose;
import io.github.keycloaksspr.core.activity.Result;
import io.github.keycloaksspr.core.method.Method;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which results of sessions are counted for the server's metrics. */
class EndingTest {
  private static final Instant NOON = Instant.parse("2026-03-29T12:00:00Z");

  private final Course begun = Course.begin(Purpose.RESET, 1);
  private final Course failed = begun.after(new Fact.Ended(Detail.MAIL_FAILED), NOON);

  @Test
  void aSessionThatGoesOnHasNoResult() {
    assertThat(new Ending(null, begun).reached()).isEmpty();
  }

  @Test
  void aSessionThatBeginsWithItsResultHasThat() {
    assertThat(new Ending(null, failed).reached()).contains(Result.FAILED);
  }

  @Test
  void aResultThatStaysIsNotReachedAgain() {
    Course again = failed.after(new Fact.Ended(Detail.MAIL_FAILED), NOON);

    assertThat(new Ending(failed.result(), again).reached()).isEmpty();
  }

  @Test
  void aSuccessAfterAFailureIsReached() {
    Course succeeded = failed.after(new Fact.Ended(Detail.PASSWORD_RESET), NOON);

    assertThat(new Ending(failed.result(), succeeded).reached()).contains(Result.SUCCEEDED);
  }

  @Test
  void whatOneTransactionTakesBackIsNotReached() {
    Course passed = failed.after(new Fact.Passed(Purpose.RESET, List.of(Method.EMAIL), 1), NOON);

    assertThat(new Ending(null, failed).then(new Ending(failed.result(), passed)).reached())
        .isEmpty();
  }

  @Test
  void whatOneTransactionReachesTwiceIsReachedOnce() {
    Course other = failed.after(new Fact.Ended(Detail.TOO_MANY_MAILS), NOON);

    assertThat(new Ending(null, failed).then(new Ending(failed.result(), other)).reached())
        .contains(Result.BLOCKED);
  }
}
