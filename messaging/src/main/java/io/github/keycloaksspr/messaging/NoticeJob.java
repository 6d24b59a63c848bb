package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.notification.KeptNotice;
import io.github.keycloaksspr.core.notification.store.KeptNotices;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.timer.ScheduledTask;

/**
 * Sends the notices whose time has come: those that could not be sent before, and those of a node
 * that died. Every node looks for them. Each realm has a thread of its own, so that a mail server
 * that does not answer keeps back no other realm and no timer of Keycloak.
 */
public final class NoticeJob implements ScheduledTask {

  private static final Logger LOG = Logger.getLogger(NoticeJob.class);
  private static final String EXECUTOR = "sspr-notices";

  /** What one run does in a realm; the next one goes on. */
  private static final int MOST = 100;

  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  @Override
  public String getTaskName() {
    return "SsprNotices";
  }

  @Override
  public void run(KeycloakSession session) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    for (String realm : KeptNotices.realmsWithDue(session, now())) {
      if (busy.add(realm)) {
        submit(session, new Background(factory, realm));
      }
    }
  }

  private void submit(KeycloakSession session, Background background) {
    try {
      session
          .getProvider(ExecutorsProvider.class)
          .getExecutor(EXECUTOR)
          .execute(() -> sendAll(background));
    } catch (RejectedExecutionException e) {
      busy.remove(background.realmId());
      LOG.debugf("Another node sends the notices of realm %s", background.realmId());
    }
  }

  private void sendAll(Background background) {
    try {
      List<KeptNotice> due =
          background
              .find((later, realm) -> new KeptNotices(later, realm).due(now(), MOST))
              .orElseGet(List::of);
      due.forEach(each -> new NoticeAttempt(background).run(each, Optional.empty()));
    } catch (RuntimeException e) {
      // last resort of a background thread: nobody else would see it
      LOG.errorf(
          e, "Not all notices of realm %s were sent; a later run goes on", background.realmId());
    } finally {
      busy.remove(background.realmId());
    }
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
