package io.github.keycloaksspr.core.botdefence;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.botdefence.ProofVerdict.Early;
import io.github.keycloaksspr.core.botdefence.ProofVerdict.Passed;
import io.github.keycloaksspr.core.botdefence.ProofVerdict.Reason;
import io.github.keycloaksspr.core.botdefence.ProofVerdict.Refused;
import io.github.keycloaksspr.core.code.Claims;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofJudgeTest {

  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final Claims claims = (name, lifetime) -> taken.add(name);

  private ProofJudge at(Instant now) {
    return new ProofJudge(claims, now);
  }

  @Nested
  class AProof {

    private final Challenge challenge =
        Challenge.issue("Vq0xS3fWvDdMbkXPH3vIAw", new Difficulty(8), NOON);

    @Test
    void thatSolvesTheChallengePasses() {
      assertThat(judge(solution(challenge), challenge, NOON)).isEqualTo(new Passed());
    }

    @Test
    void thatDoesNotSolveItIsWrong() {
      assertThat(judge(miss(challenge), challenge, NOON)).isEqualTo(new Refused(Reason.WRONG));
    }

    @Test
    void passesOnce() {
      judge(solution(challenge), challenge, NOON);

      assertThat(judge(solution(challenge), challenge, NOON)).isEqualTo(new Refused(Reason.USED));
    }

    @Test
    void passesOnceAlsoWithAnotherSolution() {
      List<AllegedProof.Nonce> two = solutions(challenge).limit(2).toList();
      judge(two.get(0), challenge, NOON);

      assertThat(judge(two.get(1), challenge, NOON)).isEqualTo(new Refused(Reason.USED));
    }

    @Test
    void passesOnceAlsoWhenManyComeInParallel() {
      AllegedProof.Nonce solution = solution(challenge);

      List<ProofVerdict> verdicts =
          IntStream.range(0, 50)
              .parallel()
              .mapToObj(i -> judge(solution, challenge, NOON))
              .toList();

      assertThat(verdicts).filteredOn(new Passed()::equals).hasSize(1);
    }

    @Test
    void ofAnotherSessionIsWrong() {
      Challenge other = Challenge.issue("dwz1dJdH8gM3pOCQ5Ckgpw", new Difficulty(16), NOON);

      assertThat(judge(solution(challenge), other, NOON)).isEqualTo(new Refused(Reason.WRONG));
    }

    @Test
    void withoutAChallengeIsRefused() {
      assertThat(at(NOON).judge(solution(challenge), Optional.empty()))
          .isEqualTo(new Refused(Reason.EXPIRED));
    }

    @ParameterizedTest
    @CsvSource({"599999, true", "600000, false", "600001, false"})
    void passesForTenMinutes(long millis, boolean passes) {
      ProofVerdict verdict = judge(solution(challenge), challenge, NOON.plusMillis(millis));

      assertThat(verdict).isEqualTo(passes ? new Passed() : new Refused(Reason.EXPIRED));
    }

    @Test
    void thatIsRefusedSpendsNothing() {
      judge(miss(challenge), challenge, NOON);
      judge(solution(challenge), challenge, NOON.plus(Duration.ofHours(1)));

      assertThat(taken).isEmpty();
    }

    /** {@code printf %s abc.48 | sha256sum} begins with 0006: 13 zero bits. */
    @Test
    void isHashedAsTheBrowserDoesIt() {
      AllegedProof.Nonce nonce = new AllegedProof.Nonce("48");

      assertThat(Challenge.issue("abc", new Difficulty(13), NOON).solvedBy(nonce)).isTrue();
      assertThat(Challenge.issue("abc", new Difficulty(14), NOON).solvedBy(nonce)).isFalse();
    }

    private ProofVerdict judge(AllegedProof.Nonce nonce, Challenge asked, Instant now) {
      return at(now).judge(nonce, Optional.of(asked));
    }

    private static AllegedProof.Nonce solution(Challenge challenge) {
      return solutions(challenge).findFirst().orElseThrow();
    }

    private static AllegedProof.Nonce miss(Challenge challenge) {
      return nonces().filter(nonce -> !challenge.solvedBy(nonce)).findFirst().orElseThrow();
    }

    private static Stream<AllegedProof.Nonce> solutions(Challenge challenge) {
      return nonces().filter(challenge::solvedBy);
    }

    private static Stream<AllegedProof.Nonce> nonces() {
      return LongStream.range(0, 1_000_000)
          .mapToObj(number -> new AllegedProof.Nonce(String.valueOf(number)));
    }
  }

  @Nested
  class AWait {

    private final Wait wait = Wait.begin("0Zr1sC2rPz5XgV9kZb2m9w", NOON);

    @ParameterizedTest
    @CsvSource({
      "-2000, 10",
      "-1, 10",
      "0, 10",
      "1, 10",
      "1000, 9",
      "8999, 2",
      "9000, 1",
      "9999, 1"
    })
    void isTooShortBeforeTenSeconds(long millis, long left) {
      assertThat(at(NOON.plusMillis(millis)).judge(wait)).isEqualTo(new Early(left));
    }

    @ParameterizedTest
    @CsvSource({"10000, true", "599999, true", "600000, false"})
    void passesFromTenSecondsToTenMinutes(long millis, boolean passes) {
      assertThat(at(NOON.plusMillis(millis)).judge(wait))
          .isEqualTo(passes ? new Passed() : new Refused(Reason.EXPIRED));
    }

    @Test
    void passesOnce() {
      ProofJudge later = at(NOON.plusSeconds(10));
      later.judge(wait);

      assertThat(later.judge(wait)).isEqualTo(new Refused(Reason.USED));
    }

    @Test
    void isNotSpentByPostsThatComeTooEarly() {
      IntStream.range(0, 10).forEach(second -> at(NOON.plusSeconds(second)).judge(wait));

      assertThat(at(NOON.plusSeconds(10)).judge(wait)).isEqualTo(new Passed());
    }
  }
}
