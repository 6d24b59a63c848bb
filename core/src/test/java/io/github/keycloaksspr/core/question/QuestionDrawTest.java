package io.github.keycloaksspr.core.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionDrawTest {

  private static final SecureRandom RANDOM = new SecureRandom();

  @ParameterizedTest
  @CsvSource({"3,3", "4,3", "5,3", "5,4", "5,5"})
  void asksDifferentQuestionsOutOfTheRegisteredOnes(int registered, int asked) {
    QuestionDraw draw = draw(registered, asked);
    for (int i = 0; i < 200; i++) {
      assertThat(draw.first()).hasSize(asked).doesNotHaveDuplicates();
      assertThat(pool(registered)).containsAll(draw.first());
    }
  }

  @Test
  void everySetIsAsLikelyAsAnyOther() {
    QuestionDraw draw = draw(5, 3);
    Map<Set<QuestionId>, Integer> drawn = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      drawn.merge(new HashSet<>(draw.first()), 1, Integer::sum);
    }

    assertThat(drawn).hasSize(10);
    assertThat(drawn.values()).allMatch(times -> times > 800 && times < 1_200);
  }

  @ParameterizedTest
  @CsvSource({"4,3", "5,3", "5,4"})
  void theNextSetIsAnotherOne(int registered, int asked) {
    QuestionDraw draw = draw(registered, asked);
    List<QuestionId> last = draw.first();
    for (int i = 0; i < 200; i++) {
      List<QuestionId> next = draw.next(last);
      assertThat(new HashSet<>(next)).isNotEqualTo(new HashSet<>(last));
      last = next;
    }
  }

  @Test
  void whoHasNoOtherQuestionsIsAskedTheSameOnes() {
    QuestionDraw draw = draw(3, 3);

    assertThat(draw.next(draw.first())).containsExactlyInAnyOrderElementsOf(pool(3));
  }

  @Test
  void questionsThatAreGoneAreNotAskedAgain() {
    List<QuestionId> drawn = List.copyOf(pool(3));

    assertThat(draw(5, 3).allows(drawn)).isTrue();
    assertThat(draw(5, 4).allows(drawn)).isFalse();
    assertThat(new QuestionDraw(pool(5).subList(1, 5), 3, RANDOM).allows(drawn)).isFalse();
  }

  @Test
  void tooFewQuestionsCannotBeAsked() {
    assertThatIllegalArgumentException().isThrownBy(() -> draw(2, 3));
  }

  @Nested
  class WithoutRegisteredQuestions {

    private final List<QuestionId> offered = pool(35);

    @Test
    void theSameNameHasTheSameQuestions() {
      List<QuestionId> pool = QuestionDraw.decoyPool(offered, 5, -4_711);

      assertThat(QuestionDraw.decoyPool(offered, 5, -4_711)).isEqualTo(pool);
      assertThat(pool).hasSize(5).doesNotHaveDuplicates();
      assertThat(offered).containsAll(pool);
    }

    @Test
    void namesHaveDifferentQuestionsAndEveryQuestionOccurs() {
      Map<QuestionId, Integer> chosen = new HashMap<>();
      Set<Set<QuestionId>> pools = new HashSet<>();
      RANDOM
          .longs(7_000)
          .forEach(
              fingerprint -> {
                List<QuestionId> pool = QuestionDraw.decoyPool(offered, 5, fingerprint);
                pools.add(new HashSet<>(pool));
                pool.forEach(each -> chosen.merge(each, 1, Integer::sum));
              });

      assertThat(pools.size()).isGreaterThan(6_800);
      assertThat(chosen).hasSize(35);
      assertThat(chosen.values()).allMatch(times -> times > 800 && times < 1_200);
    }

    @Test
    void aWrongAnswerDrawsOtherQuestionsJustTheSame() {
      QuestionDraw draw = new QuestionDraw(QuestionDraw.decoyPool(offered, 5, 42), 3, RANDOM);
      List<QuestionId> first = draw.first();

      assertThat(new HashSet<>(draw.next(first))).isNotEqualTo(new HashSet<>(first));
    }

    @Test
    void aPolicyWithFewQuestionsGivesThemAll() {
      LongStream.of(0, 1, -1, Long.MIN_VALUE)
          .forEach(
              fingerprint ->
                  assertThat(QuestionDraw.decoyPool(pool(4), 5, fingerprint))
                      .containsExactlyInAnyOrderElementsOf(pool(4)));
    }
  }

  private static QuestionDraw draw(int registered, int asked) {
    return new QuestionDraw(pool(registered), asked, RANDOM);
  }

  private static List<QuestionId> pool(int size) {
    return IntStream.range(0, size).mapToObj(i -> new QuestionId(Catalogue.ids().get(i))).toList();
  }
}
