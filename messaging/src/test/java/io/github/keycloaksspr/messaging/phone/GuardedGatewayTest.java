package io.github.keycloaksspr.messaging.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.messaging.phone.GatewayResult.Accepted;
import io.github.keycloaksspr.messaging.phone.GatewayResult.Failed;
import io.github.keycloaksspr.messaging.phone.GatewayResult.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class GuardedGatewayTest {

  private static final Failed DOWN = new Failed("status_503", true);
  private static final Failed SLOW = new Failed("timed_out", false);
  private static final Accepted TAKEN = new Accepted("SM1");

  private Instant now = Instant.parse("2026-11-20T09:00:00Z");
  private final Scripted scripted = new Scripted();
  private final GuardedGateway gateway =
      new GuardedGateway(
          "scripted",
          scripted,
          new Circuit(new Circuit.Limits(3, Duration.ofSeconds(30)), () -> now),
          Duration.ZERO);

  @Test
  void aFailureThatMayPassIsTriedOnceMoreUnderAnotherId() {
    scripted.results.addAll(List.of(DOWN, TAKEN));

    assertThat(text()).isEqualTo(TAKEN);
    assertThat(scripted.attempts).containsExactly("m-1", "m-2");
  }

  @Test
  void thereIsNoThirdTry() {
    scripted.results.addAll(List.of(DOWN, DOWN, TAKEN));

    assertThat(text()).isEqualTo(DOWN);
    assertThat(scripted.attempts).hasSize(2);
  }

  @Test
  void aMessageThatMayHaveBeenSentIsNotSentAgain() {
    scripted.results.addAll(List.of(SLOW, TAKEN));

    assertThat(text()).isEqualTo(SLOW);
    assertThat(scripted.attempts).containsExactly("m-1");
  }

  @Test
  void aRefusedMessageIsNotSentAgain() {
    scripted.results.addAll(List.of(new Refused("twilio_21211"), TAKEN));

    assertThat(text()).isInstanceOf(Refused.class);
    assertThat(scripted.attempts).containsExactly("m-1");
  }

  @Test
  void callsAreTriedOnceMoreToo() {
    scripted.results.addAll(List.of(DOWN, TAKEN));

    assertThat(gateway.call(Samples.call("+14255551234", Locale.ENGLISH))).isEqualTo(TAKEN);
    assertThat(scripted.attempts).containsExactly("m-1", "m-2");
  }

  @Test
  void afterSomeFailuresInARowTheGatewayIsLeftAlone() {
    fail(3);

    assertThat(gateway.ready()).isFalse();
    assertThat(text()).isEqualTo(new Failed("circuit_open", false));
    assertThat(scripted.attempts).hasSize(3);
  }

  @Test
  void fewerFailuresInARowDoNotMatter() {
    fail(2);
    succeed();
    fail(2);

    assertThat(gateway.ready()).isTrue();
  }

  @Test
  void refusedMessagesShowThatTheGatewayWorks() {
    fail(2);
    scripted.results.add(new Refused("twilio_21211"));
    text();
    fail(2);

    assertThat(gateway.ready()).isTrue();
  }

  @Test
  void afterThePauseItIsTriedAgainAndOneSuccessIsEnough() {
    fail(3);
    now = now.plusSeconds(30);

    assertThat(gateway.ready()).isTrue();
    succeed();
    fail(2);
    assertThat(gateway.ready()).isTrue();
  }

  @Test
  void afterThePauseOneFailureIsEnoughToLeaveItAloneAgain() {
    fail(3);
    now = now.plusSeconds(30);
    fail(1);

    assertThat(gateway.ready()).isFalse();
    now = now.plusSeconds(29);
    assertThat(gateway.ready()).isFalse();
    now = now.plusSeconds(1);
    assertThat(gateway.ready()).isTrue();
  }

  @Test
  void messagesPrintNeitherNumberNorCodeNorText() {
    String printed =
        Samples.text("012945 is your code")
            + " "
            + Samples.call("+14255551234;ext=777", Locale.ENGLISH)
            + " "
            + Samples.waiting(Locale.ENGLISH)
            + " "
            + Samples.CONFIRMATION
            + " "
            + Samples.SPOKEN;

    assertThat(printed)
        .contains("+1 *******34")
        .doesNotContain("425555", "012945", "777", "0123456789abcdef");
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      scripted.results.add(SLOW);
      text();
    }
  }

  private void succeed() {
    scripted.results.add(TAKEN);
    text();
  }

  private GatewayResult text() {
    return gateway.text(Samples.text("hello"));
  }

  /** A gateway that does as it is told. */
  private static final class Scripted implements PhoneGateway {

    private final Deque<GatewayResult> results = new ArrayDeque<>();
    private final List<String> attempts = new ArrayList<>();

    @Override
    public GatewayResult text(TextMessage message) {
      attempts.add(message.attempt().id());
      return results.remove();
    }

    @Override
    public GatewayResult call(CallMessage message) {
      attempts.add(message.attempt().id());
      return results.remove();
    }
  }
}
