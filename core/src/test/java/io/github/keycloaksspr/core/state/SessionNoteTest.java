package io.github.keycloaksspr.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.keycloaksspr.core.code.CodeBinding;
import io.github.keycloaksspr.core.code.CodeKey;
import io.github.keycloaksspr.core.code.IssuedCode;
import io.github.keycloaksspr.core.code.OneTimeCode;
import io.github.keycloaksspr.core.code.Sending;
import io.github.keycloaksspr.core.fake.FakeSession;
import io.github.keycloaksspr.core.gate.Gates;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.AfterReset;
import io.github.keycloaksspr.core.reset.Reset;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionNoteTest {

  private static final Instant NOW = Instant.parse("2026-11-20T08:00:00.123Z");

  /** Everything that a note can hold. */
  record Trip(String name, Instant at, Method by, boolean open, long length, List<Stop> stops) {

    boolean isLong() {
      return length > 100;
    }

    String getTitle() {
      return "a computed value, not a part";
    }
  }

  record Stop(String place, Instant from, Instant until, List<Method> onward) {}

  private static final SessionNote<Trip> NOTE = new SessionNote<>("sspr.trip", Trip.class);

  private final FakeSession session = new FakeSession();

  @ParameterizedTest
  @ValueSource(strings = {"null", "{} and more"})
  void aNoteThatIsNotOneWholeRecordIsDamaged(String note) {
    session.model().setAuthNote("sspr.trip", note);

    assertThat(catchThrowable(() -> NOTE.read(session.model())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("sspr.trip");
  }

  @ParameterizedTest
  @MethodSource("trips")
  void aNoteReadsBackEqual(Trip trip) {
    NOTE.write(session.model(), trip);

    assertThat(NOTE.read(session.model())).contains(trip);
  }

  static Stream<Trip> trips() {
    return Stream.of(
        new Trip("Ärger & \"Spaß\"\n<株>", NOW, Method.EMAIL, true, Long.MAX_VALUE, List.of()),
        new Trip("", null, null, false, -1, List.of()),
        new Trip(
            "nested",
            Instant.EPOCH.minusMillis(1),
            Method.QUESTIONS,
            true,
            0,
            List.of(
                new Stop("first", NOW, null, List.of(Method.EMAIL, Method.MOBILE_TEXT)),
                new Stop(null, null, NOW, List.of()))));
  }

  @ParameterizedTest
  @MethodSource("records")
  <T extends Record> void ourRecordsReadBackEqual(T value) {
    @SuppressWarnings("unchecked")
    SessionNote<T> note = new SessionNote<>("sspr.any", (Class<T>) value.getClass());

    note.write(session.model(), value);

    assertThat(note.read(session.model())).contains(value);
  }

  static Stream<Record> records() {
    Sending begun = Sending.begin();
    CodeKey key = new CodeKey("key", new SecretKeySpec(new byte[] {1, 2, 3}, "HmacSHA512"));
    IssuedCode code =
        IssuedCode.issue(
            new OneTimeCode("483920"),
            new CodeBinding("corp", "id", Method.EMAIL, "a@b.org", "session", "reset"),
            key,
            NOW);
    return Stream.of(
        begun,
        begun.sent(new Sending.Pending("a@b.org", true, code), NOW),
        begun.sent(new Sending.Pending("a@b.org", false, code), NOW).forgotten(),
        Gates.begin(2, List.of(Method.EMAIL, Method.OFFICE_CALL)).pass(Method.EMAIL),
        new Reset(List.of(Method.EMAIL), AfterReset.CONTINUE, NOW));
  }

  @Test
  void aCodeInANoteIsHashed() {
    records()
        .forEach(
            value -> {
              @SuppressWarnings("unchecked")
              SessionNote<Record> note =
                  new SessionNote<>("sspr.any", (Class<Record>) value.getClass());
              note.write(session.model(), value);
              assertThat(session.notes().get("sspr.any")).doesNotContain("483920");
            });
  }

  @Test
  void onlyThePartsOfARecordAreWritten() {
    NOTE.write(session.model(), new Trip("far", NOW, Method.EMAIL, true, 500, List.of()));

    assertThat(session.notes().get("sspr.trip")).doesNotContain("computed", "\"long\"");
  }

  @Test
  void aSessionWithoutTheNoteHasNone() {
    assertThat(NOTE.read(session.model())).isEmpty();
  }

  @Test
  void aRemovedNoteIsGone() {
    NOTE.write(session.model(), new Trip("far", NOW, Method.EMAIL, true, 500, List.of()));

    NOTE.remove(session.model());

    assertThat(NOTE.read(session.model())).isEmpty();
    assertThat(session.notes()).isEmpty();
  }

  @Test
  void notesOfOtherNamesAreLeftAlone() {
    session.notes().put("other", "kept");

    NOTE.write(session.model(), new Trip("far", NOW, Method.EMAIL, true, 500, List.of()));
    NOTE.remove(session.model());

    assertThat(session.notes()).containsOnlyKeys("other");
  }

  @Nested
  class ADamagedNote {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "alice@example.org",
          "{\"name\":\"alice@example.org\"",
          "{\"name\":{\"alice@example.org\":1}}",
          "{\"by\":\"alice@example.org\"}",
          "{\"at\":\"alice@example.org\"}",
          "{\"alice@example.org\":1}",
          "[\"alice@example.org\"]"
        })
    void isNotQuoted(String damaged) {
      session.notes().put("sspr.trip", damaged);

      Throwable thrown = catchThrowable(() -> NOTE.read(session.model()));

      assertThat(thrown)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The session note sspr.trip is damaged")
          .hasNoCause();
      assertThat(thrown.getSuppressed()).isEmpty();
    }

    @Test
    void cannotHoldARecordThatIsRefused() {
      SessionNote<Gates> note = new SessionNote<>("sspr.gates", Gates.class);
      session.notes().put("sspr.gates", "{\"needed\":0,\"offered\":[],\"passed\":[]}");

      assertThat(catchThrowable(() -> note.read(session.model())))
          .isInstanceOf(IllegalStateException.class)
          .hasNoCause();
    }
  }
}
