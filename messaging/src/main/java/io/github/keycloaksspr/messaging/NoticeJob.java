package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.notification.store.KeptNotices;
import io.github.keycloaksspr.core.server.OneAtATime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.timer.ScheduledTask;

/**
 * Sends the notices whose time has come: those that could not be sent before, and those of a node
 * that died. Every node looks for them. Each realm has a thread of its own, so that a mail server
 * that does not answer keeps back no other realm and no timer of Keycloak.
 */
public final class NoticeJob implements ScheduledTask {

  private static final String EXECUTOR = "sspr-notices";

  /** What one run does in a realm; the next one goes on. */
  private static final int MOST = 100;

  private final OneAtATime jobs = new OneAtATime(EXECUTOR);

  @Override
  public String getTaskName() {
    return "SsprNotices";
  }

  @Override
  public void run(KeycloakSession session) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    for (String realm : KeptNotices.realmsWithDue(session, now())) {
      jobs.begin(session, "realm " + realm, () -> sendAll(new Background(factory, realm)));
    }
  }

  private static void sendAll(Background background) {
    background
        .find((later, realm) -> new KeptNotices(later, realm).due(now(), MOST))
        .orElseGet(List::of)
        .forEach(each -> new NoticeAttempt(background).run(each, Optional.empty()));
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
