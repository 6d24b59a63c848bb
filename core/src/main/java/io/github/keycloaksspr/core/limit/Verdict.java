package io.github.keycloaksspr.core.limit;

import java.time.Instant;

/** Whether something may happen once more. */
public sealed interface Verdict {

  /** It may, and has been counted. */
  record Allowed() implements Verdict {}

  /** It may not. */
  record Blocked(Limit limit, Instant until) implements Verdict {}
}
