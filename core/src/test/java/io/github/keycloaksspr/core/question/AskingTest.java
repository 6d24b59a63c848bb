package io.github.keycloaksspr.core.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.state.SessionNote;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.sessions.AuthenticationSessionModel;

class AskingTest {

  private static final Instant NOW = Instant.ofEpochMilli(1_790_000_000_123L);

  private final QuestionDraw draw =
      new QuestionDraw(
          List.of(
              new QuestionId("first-pet"),
              new QuestionId("first-job"),
              new QuestionId("custom:badge"),
              new QuestionId("custom:tree")),
          3,
          new SecureRandom());

  @Test
  void aNoteGivesItBackAsItWas() {
    SessionNote<Asking> note = new SessionNote<>("asking", Asking.class);
    AuthenticationSessionModel session = session();
    Asking asking = Asking.begin(draw, NOW);

    note.write(session, asking);
    assertThat(note.read(session)).contains(asking);

    note.write(session, asking.ended());
    assertThat(note.read(session)).contains(asking.ended());
  }

  @Test
  void aNewDrawGivesNoNewTries() {
    Asking asking = Asking.begin(draw, NOW);
    Asking redrawn = asking.redrawn(draw);

    assertThat(redrawn.questions()).isNotEqualTo(asking.questions());
    assertThat(redrawn.id()).isEqualTo(asking.id());
    assertThat(redrawn.startedAt()).isEqualTo(asking.startedAt());
  }

  @Test
  void itEndsAfterAnHourOrWhenItIsEnded() {
    Asking asking = Asking.begin(draw, NOW);

    assertThat(asking.ended(NOW.plus(Asking.LIFETIME).minusMillis(1))).isFalse();
    assertThat(asking.ended(NOW.plus(Asking.LIFETIME))).isTrue();
    assertThat(asking.ended().ended(NOW)).isTrue();
    assertThat(asking.ended().redrawn(draw).ended(NOW)).isTrue();
  }

  @Test
  void everySessionHasTriesOfItsOwn() {
    assertThat(Asking.begin(draw, NOW).id()).isNotEqualTo(Asking.begin(draw, NOW).id());
  }

  private static AuthenticationSessionModel session() {
    Map<Object, Object> notes = new HashMap<>();
    return (AuthenticationSessionModel)
        Proxy.newProxyInstance(
            AskingTest.class.getClassLoader(),
            new Class<?>[] {AuthenticationSessionModel.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getAuthNote" -> notes.get(arguments[0]);
                  case "setAuthNote" -> notes.put(arguments[0], arguments[1]);
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
