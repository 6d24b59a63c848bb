package io.github.keycloaksspr.messaging.feed;

import io.github.keycloaksspr.core.activity.feed.FeedKind;
import io.github.keycloaksspr.core.activity.feed.store.Feeds;
import io.github.keycloaksspr.core.server.OneAtATime;
import io.github.keycloaksspr.messaging.Background;
import io.github.keycloaksspr.messaging.wire.Wire;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.timer.ScheduledTask;

/**
 * Sends what became final in the activity to those whom the policies name. Every node looks for it,
 * and one at a time sends. Each receiver has a thread of its own, so that one that does not answer
 * keeps back no other and no timer of Keycloak.
 */
public final class FeedJob implements ScheduledTask {

  private static final String EXECUTOR = "sspr-feeds";

  private final OneAtATime jobs = new OneAtATime(EXECUTOR);
  private final Wire wire =
      new Wire(new Wire.Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(15)));

  @Override
  public String getTaskName() {
    return "SsprActivityFeeds";
  }

  @Override
  public void run(KeycloakSession session) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    for (String realm : Feeds.realms(session)) {
      for (FeedKind kind : FeedKind.values()) {
        FeedRun run = new FeedRun(new Background(factory, realm), kind, wire);
        jobs.begin(session, kind.id() + " of realm " + realm, run::run);
      }
    }
  }
}
