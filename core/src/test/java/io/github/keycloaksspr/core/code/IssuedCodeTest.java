package io.github.keycloaksspr.core.code;

import static io.github.keycloaksspr.core.code.Codes.BINDING;
import static io.github.keycloaksspr.core.code.Codes.KEY;
import static io.github.keycloaksspr.core.code.Codes.NOW;
import static io.github.keycloaksspr.core.code.Codes.RIGHT;
import static io.github.keycloaksspr.core.code.Codes.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.keycloaksspr.core.code.IssuedCode.Seal;
import io.github.keycloaksspr.core.method.Method;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class IssuedCodeTest {

  private final IssuedCode issued = Codes.issued();

  @Test
  void theCodeThatWasSentMatches() {
    assertThat(issued.matches(RIGHT, BINDING, KEY)).isTrue();
  }

  @Test
  void anotherCodeDoesNot() {
    assertThat(issued.matches(WRONG, BINDING, KEY)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("otherBindings")
  void theCodeIsBoundToEveryPart(CodeBinding other) {
    assertThat(issued.matches(RIGHT, other, KEY)).isFalse();
  }

  static Stream<Arguments> otherBindings() {
    return Stream.of(
        argumentSet("realm", binding("other", "alice-id", Method.EMAIL, "reset")),
        argumentSet("subject", binding("corp", "bob-id", Method.EMAIL, "reset")),
        argumentSet("method", binding("corp", "alice-id", Method.MOBILE_TEXT, "reset")),
        argumentSet("purpose", binding("corp", "alice-id", Method.EMAIL, "register")),
        argumentSet("destination", to("bob@example.org", "session.tab")),
        argumentSet("session", to("alice@example.org", "other.tab")),
        argumentSet("tab", to("alice@example.org", "session.other")),
        argumentSet("border between parts", binding("corpa", "lice-id", Method.EMAIL, "reset")));
  }

  private static CodeBinding binding(String realm, String subject, Method method, String purpose) {
    return new CodeBinding(
        realm, subject, method, BINDING.destination(), BINDING.session(), purpose);
  }

  private static CodeBinding to(String destination, String session) {
    return new CodeBinding("corp", "alice-id", Method.EMAIL, destination, session, "reset");
  }

  @Test
  void anotherKeyDoesNotMatch() {
    assertThat(issued.matches(RIGHT, BINDING, Codes.key("key-1", "the secret of another realm")))
        .isFalse();
  }

  @ParameterizedTest
  @MethodSource("otherSeals")
  void anotherSealDoesNotMatch(Seal seal) {
    assertThat(new IssuedCode(seal, issued.hash()).matches(RIGHT, BINDING, KEY)).isFalse();
  }

  static Stream<Arguments> otherSeals() {
    Seal seal = Codes.issued().seal();
    return Stream.of(
        argumentSet("id", new Seal("another", seal.keyId(), seal.issuedAt())),
        argumentSet("key", new Seal(seal.id(), "key-2", seal.issuedAt())),
        argumentSet("time", new Seal(seal.id(), seal.keyId(), seal.issuedAt().plusMillis(1))));
  }

  @Test
  void theSameDigitsNeverGiveTheSameHash() {
    assertThat(issued.hash()).isNotEqualTo(Codes.issued().hash());
  }

  @Test
  void itNamesTheKeyItWasIssuedUnder() {
    assertThat(issued.seal().keyId()).isEqualTo("key-1");
  }

  @Test
  void itKeepsMillisecondsSoThatAStoredOneMatches() {
    IssuedCode precise = IssuedCode.issue(Codes.CODE, BINDING, KEY, NOW.plusNanos(1_999_999));

    assertThat(precise.seal().issuedAt()).isEqualTo(NOW.plusMillis(1));
  }

  @Nested
  class Life {

    @ParameterizedTest
    @CsvSource({
      "0,false",
      "1,false",
      "299999,false",
      "300000,true",
      "300001,true",
      "86400000,true"
    })
    void isFiveMinutesToTheMillisecond(long millis, boolean expired) {
      assertThat(issued.expired(NOW.plusMillis(millis))).isEqualTo(expired);
    }

    @Test
    void isThatOfTheSpecification() {
      assertThat(IssuedCode.LIFETIME).isEqualTo(Duration.ofMinutes(5));
      assertThat(IssuedCode.TRIES).isEqualTo(5);
    }
  }

  @Nested
  class Texts {

    @Test
    void doNotShowDigitsOrHash() {
      assertThat(issued.toString()).doesNotContain("483920", issued.hash());
    }

    @Test
    void doNotShowWhomACodeIsFor() {
      assertThat(BINDING).hasToString("CodeBinding[email, reset]");
    }
  }
}
