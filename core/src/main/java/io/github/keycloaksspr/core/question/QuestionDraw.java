package io.github.keycloaksspr.core.question;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

/** Draws which of a user's questions are asked (spec M5). */
public final class QuestionDraw {

  private final List<QuestionId> pool;
  private final int count;
  private final SecureRandom random;

  /**
   * Makes a draw.
   *
   * @param pool the questions the user has registered
   * @param count how many of them are asked
   */
  public QuestionDraw(List<QuestionId> pool, int count, SecureRandom random) {
    if (pool.size() < count || count < 1) {
      throw new IllegalArgumentException(
          count + " of " + pool.size() + " questions cannot be asked");
    }
    this.pool = List.copyOf(pool);
    this.count = count;
    this.random = random;
  }

  /** Draws questions in any order; each set is as likely as any other. */
  public List<QuestionId> first() {
    List<QuestionId> shuffled = new ArrayList<>(pool);
    Collections.shuffle(shuffled, random);
    return List.copyOf(shuffled.subList(0, count));
  }

  /** Draws another set than the last one, as long as there is another. */
  public List<QuestionId> next(List<QuestionId> last) {
    List<QuestionId> drawn = first();
    while (pool.size() > count && new HashSet<>(drawn).equals(new HashSet<>(last))) {
      drawn = first();
    }
    return drawn;
  }

  /** Tells whether questions drawn earlier could still be drawn. */
  public boolean allows(List<QuestionId> drawn) {
    return drawn.size() == count && pool.containsAll(drawn);
  }

  /**
   * Chooses the questions that somebody without any appears to have registered: always the same for
   * the same name.
   *
   * @param offered the questions that the policy offers
   * @param size how many a user registers
   * @param fingerprint keyed hash of the name, so that strangers cannot foretell the questions
   */
  public static List<QuestionId> decoyPool(List<QuestionId> offered, int size, long fingerprint) {
    List<QuestionId> left = new ArrayList<>(offered);
    List<QuestionId> chosen = new ArrayList<>();
    long rest = fingerprint;
    while (chosen.size() < size && !left.isEmpty()) {
      int choices = left.size();
      chosen.add(left.remove((int) Long.remainderUnsigned(rest, choices)));
      rest = Long.divideUnsigned(rest, choices);
    }
    return List.copyOf(chosen);
  }
}
