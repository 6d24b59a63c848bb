package io.github.keycloaksspr.core.activity.store;

import io.github.keycloaksspr.core.activity.Course;
import io.github.keycloaksspr.core.activity.Result;
import io.github.keycloaksspr.core.metrics.Meter;
import io.github.keycloaksspr.core.metrics.Meters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.AbstractKeycloakTransaction;

/**
 * What a transaction made of a row of the reset report.
 *
 * @param before the result until then, null while the session was under way or not begun
 */
record Ending(@Nullable Result before, Course after) {

  /** Returns what two changes make together. */
  Ending then(Ending later) {
    return new Ending(before, later.after);
  }

  /** Returns the result that the session has come to, if it has. */
  Optional<Result> reached() {
    return Optional.ofNullable(after.result()).filter(result -> result != before);
  }

  /** Counts the result, if it has come to one; only once it is committed. */
  void count(Meters meters, String realm) {
    reached()
        .ifPresent(
            result -> meters.count(Meter.ACTIVITY, realm, after.purpose().id(), result.id()));
  }

  /** Returns what does something once the transaction is committed, and not if it is not. */
  static AbstractKeycloakTransaction committed(Runnable counting) {
    return new AbstractKeycloakTransaction() {
      @Override
      protected void commitImpl() {
        counting.run();
      }

      @Override
      protected void rollbackImpl() {
        // nothing has come to a result
      }
    };
  }
}
