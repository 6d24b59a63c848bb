package io.github.keycloaksspr.writeback.directory;

import io.github.keycloaksspr.writeback.status.Examination;
import io.github.keycloaksspr.writeback.status.Incident;
import io.github.keycloaksspr.writeback.status.Problem;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;

/**
 * What real requests have met at a controller since this server began to use it. Examinations are
 * not among them.
 */
final class Traffic {
  private volatile @Nullable Instant lastSuccess;
  private volatile @Nullable Incident lastError;
  private volatile @Nullable Instant lastFailedConnection;

  /** The controller did what was wanted, or refused a password by its policy. */
  void succeeded() {
    lastSuccess = now();
  }

  /** It did not, but it answered. */
  void refused(Problem problem) {
    lastError = new Incident(now(), problem);
  }

  /** It could not be asked. */
  void failed(Problem problem) {
    refused(problem);
    lastFailedConnection = now();
  }

  Optional<Instant> lastSuccess() {
    return Optional.ofNullable(lastSuccess);
  }

  Optional<Incident> lastError() {
    return Optional.ofNullable(lastError);
  }

  /** Tells whether something has happened since that an examination does not explain. */
  boolean contradicts(Examination examination) {
    Optional<Instant> other =
        examination.state().works() ? Optional.ofNullable(lastFailedConnection) : lastSuccess();
    return other.filter(examination.at()::isBefore).isPresent();
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
