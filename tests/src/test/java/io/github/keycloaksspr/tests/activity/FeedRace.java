package io.github.keycloaksspr.tests.activity;

import io.github.keycloaksspr.core.activity.feed.Batch;
import io.github.keycloaksspr.core.activity.feed.FeedKind;
import io.github.keycloaksspr.core.activity.feed.FeedRow;
import io.github.keycloaksspr.core.activity.feed.Outcome;
import io.github.keycloaksspr.core.activity.feed.store.Feeds;
import io.github.keycloaksspr.core.policy.OnUserDeletion;
import io.github.keycloaksspr.core.policy.Policy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.testframework.remote.providers.runonserver.FetchOnServer;

/**
 * Two nodes that want to send the same feed at the same time, over one database. Returns the rows
 * that either has sent, in the order in which it began to.
 *
 * @param since when the feed begins; all rows are final an hour later
 */
public record FeedRace(String realmId, Instant since) implements FetchOnServer {
  private static final long serialVersionUID = 1;
  private static final int NODES = 2;
  private static final int MOST_ROUNDS = 50;
  private static final Policy.Activity ACTIVITY =
      new Policy.Activity(
          0,
          OnUserDeletion.ANONYMISE,
          new Policy.Webhook(URI.create("https://siem.example/"), "${vault.none}"),
          null,
          new Policy.HelpdeskCall(0, null, null));

  @Override
  public Object run(KeycloakSession session) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    inRealm(factory, feeds -> begun(feeds));
    List<String> sent = new CopyOnWriteArrayList<>();
    CyclicBarrier together = new CyclicBarrier(NODES);
    List<CompletableFuture<Void>> nodes = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      nodes.add(CompletableFuture.runAsync(() -> node(factory, together, sent)));
    }
    nodes.forEach(CompletableFuture::join);
    return sent.toArray(String[]::new);
  }

  private boolean begun(Feeds feeds) {
    feeds.follow(FeedKind.WEBHOOK, ACTIVITY, since);
    return true;
  }

  private void node(KeycloakSessionFactory factory, CyclicBarrier together, List<String> sent) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      await(together);
      Optional<Batch> batch =
          inRealm(
              factory,
              feeds ->
                  feeds.begin(
                      FeedKind.WEBHOOK,
                      UUID.randomUUID().toString(),
                      since.plus(Duration.ofHours(1))));
      batch.ifPresent(
          begun -> {
            begun.rows().stream().map(FeedRow::id).forEach(sent::add);
            inRealm(factory, feeds -> settled(feeds, begun));
          });
    }
  }

  private boolean settled(Feeds feeds, Batch batch) {
    Instant now = since.plus(Duration.ofHours(1));
    return feeds.settle(FeedKind.WEBHOOK, batch, new Outcome.Delivered(), 0, now).isPresent();
  }

  private <T> T inRealm(KeycloakSessionFactory factory, Function<Feeds, T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        factory,
        session -> {
          var realm = session.realms().getRealm(realmId);
          session.getContext().setRealm(realm);
          return work.apply(new Feeds(session, realm));
        });
  }

  private static void await(CyclicBarrier together) {
    try {
      together.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Counts what is left of the feeds of a realm. */
  public record Left(String realmId) implements FetchOnServer {
    private static final long serialVersionUID = 1;

    @Override
    public Object run(KeycloakSession session) {
      return session
          .getProvider(org.keycloak.connections.jpa.JpaConnectionProvider.class)
          .getEntityManager()
          .createQuery(
              "select count(f) from SsprActivityFeedEntity f where f.realmId = :realm", Long.class)
          .setParameter("realm", realmId)
          .getSingleResult();
    }
  }
}
