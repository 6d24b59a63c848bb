package io.github.keycloaksspr.core.activity.feed;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a batch. */
public sealed interface Outcome {

  /** The receiver has it, as far as it tells. */
  record Delivered() implements Outcome {}

  /**
   * It is sent again later.
   *
   * @param error why, one word that names nobody
   * @param asked how long the receiver wants to be left alone, null when it did not say
   */
  record Failed(String error, @Nullable Duration asked) implements Outcome {}

  /** The receiver wants nothing any more. */
  record Gone() implements Outcome {}
}
