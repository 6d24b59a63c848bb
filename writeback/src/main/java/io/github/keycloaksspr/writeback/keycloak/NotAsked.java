package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.core.activity.DirectoryAnswer;
import io.github.keycloaksspr.core.activity.store.ActivityJournal;
import io.github.keycloaksspr.writeback.outcome.Failure;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What no controller was asked to write, since it is known beforehand that it cannot be. */
public final class NotAsked {

  private NotAsked() {}

  /** Returns the outcome, and has the activity report tell of it (spec A1). */
  public static Outcome because(KeycloakSession session, RealmModel realm, Failure why) {
    ActivityJournal.of(session, realm).note(new DirectoryAnswer(why.id(), null));
    return new Outcome.Failed(why);
  }
}
