package io.github.keycloaksspr.writeback.lock;

import io.github.keycloaksspr.writeback.outcome.Failure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of an account that was to be unlocked. */
public sealed interface Unlocking {

  /**
   * Nothing locks the account now.
   *
   * @param keycloak whether Keycloak's brute-force detection had locked it
   * @param directory whether the directory had locked it
   */
  record Done(boolean keycloak, boolean directory) implements Unlocking {

    /** Returns which locks were lifted; empty when there was none. */
    public List<String> lifted() {
      return Stream.of(keycloak ? "keycloak" : "", directory ? "directory" : "")
          .filter(lock -> !lock.isEmpty())
          .toList();
    }

    /** Returns the value of the event detail {@code sspr_unlocked}. */
    public String detail() {
      return lifted().isEmpty() ? "nothing" : lifted().stream().collect(Collectors.joining(","));
    }
  }

  /** The directory did not lift its lock, and Keycloak's was left as it is. */
  record Failed(Failure failure) implements Unlocking {}
}
