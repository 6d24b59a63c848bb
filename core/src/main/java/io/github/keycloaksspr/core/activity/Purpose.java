package io.github.keycloaksspr.core.activity;

import io.github.keycloaksspr.core.adminreset.AdminReset;
import io.github.keycloaksspr.core.change.Change;
import io.github.keycloaksspr.core.reset.Intent;
import java.util.Arrays;
import java.util.Optional;

/** What a session of the reset report was for. */
public enum Purpose {
  RESET(Intent.RESET.id()),
  UNLOCK(Intent.UNLOCK.id()),
  CHANGE(Change.INTENT),
  ADMIN_RESET(AdminReset.INTENT);

  private final String id;

  Purpose(String id) {
    this.id = id;
  }

  /** Returns the value of the column and of the event detail {@code sspr_intent}. */
  public String id() {
    return id;
  }

  /** Finds a purpose by its id. */
  public static Optional<Purpose> ofId(String id) {
    return Arrays.stream(values()).filter(purpose -> purpose.id.equals(id)).findFirst();
  }
}
