package io.github.keycloaksspr.core.activity;

import io.github.keycloaksspr.core.method.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far a session came. The ids are those of the column STEP, and the details of sessions that
 * were abandoned.
 *
 * @param id a few lower-case words
 */
public record Step(String id) {

  /** The name was typed, and no method was begun. */
  public static final Step IDENTIFIED = new Step("user_id_entered");

  /** All gates are passed, and no new password was typed. */
  public static final Step BEFORE_PASSWORD = new Step("before_password");

  /** A new password was typed and not accepted. */
  public static final Step CHOOSING_PASSWORD = new Step("choosing_password");

  /** The last page was reached. */
  public static final Step DONE = new Step("done");

  /** A code was asked for, or a first proof was given. */
  public static Step started(Method method) {
    return new Step(word(method) + "_started");
  }

  /** The method was passed, and another gate waits. */
  public static Step completed(Method method) {
    return new Step(word(method) + "_completed");
  }

  private static String word(Method method) {
    return method.id().replace('-', '_');
  }

  /** Returns all steps, in the order of a walk. */
  public static List<Step> all() {
    Stream<Step> gates =
        Arrays.stream(Method.values())
            .flatMap(method -> Stream.of(started(method), completed(method)));
    return Stream.of(
            Stream.of(IDENTIFIED), gates, Stream.of(BEFORE_PASSWORD, CHOOSING_PASSWORD, DONE))
        .flatMap(steps -> steps)
        .toList();
  }
}
