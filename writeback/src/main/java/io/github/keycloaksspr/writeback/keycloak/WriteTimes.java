package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.core.metrics.Meter;
import io.github.keycloaksspr.core.metrics.Meters;
import io.github.keycloaksspr.writeback.outcome.Failure;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.keycloak.models.RealmModel;

/** Takes the time of what is written to the directories of a realm, for the server's metrics. */
public record WriteTimes(Meters meters, String realm) {

  /** Takes it where the server has metrics. */
  public static WriteTimes of(RealmModel realm) {
    return new WriteTimes(Meters.ofServer(), realm.getName());
  }

  /** What is written. */
  public enum Operation {
    /** A password, by the right of the service account. */
    RESET,
    /** A password, by the right of its user. */
    CHANGE,
    UNLOCK,
    /** That the user has to choose another password. */
    REQUIRE_CHANGE;

    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Writes something and takes the time until it is known what has become of it. */
  public Outcome of(Operation operation, Supplier<Outcome> writing) {
    long begun = System.nanoTime();
    Outcome outcome = new Outcome.Failed(Failure.UNEXPECTED);
    try {
      outcome = writing.get();
      return outcome;
    } finally {
      note(operation, outcome, Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  /** Counts a controller after which the next one was asked. */
  void passedOver() {
    meters.count(Meter.FAILOVERS, realm);
  }

  private void note(Operation operation, Outcome outcome, Duration elapsed) {
    meters.time(Meter.WRITEBACK, elapsed, realm, operation.id(), id(outcome));
  }

  private static String id(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return failed.failure().name().toLowerCase(Locale.ROOT);
    }
    return outcome instanceof Outcome.Written ? "written" : "refused";
  }
}
