package io.github.keycloaksspr.requiredactions.change;

import io.github.keycloaksspr.requiredactions.change.ChangeForm.Filled;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the password of one user is kept. */
interface Passwords {

  /** Changes the password if the old one is right. */
  Attempt change(Filled typed);

  /** Returns what the next password must be like, as far as it is known. */
  List<Requirement> requirements();

  /** Returns the time before which no change is taken, if that is still to come. */
  Optional<Instant> notBefore();
}
