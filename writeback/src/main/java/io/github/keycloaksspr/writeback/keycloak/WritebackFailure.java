package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.writeback.outcome.Failure;
import org.keycloak.models.ModelException;

/** A password that is not in the directory for a reason that is not in the password. */
public final class WritebackFailure extends ModelException {
  private static final long serialVersionUID = 1L;

  private final Failure failure;

  /**
   * Says why.
   *
   * @param key of the message, with its parameters
   */
  WritebackFailure(Failure failure, String key, Object... parameters) {
    super(key, parameters);
    this.failure = failure;
  }

  /** Returns why the password could not be written. */
  public Failure failure() {
    return failure;
  }
}
