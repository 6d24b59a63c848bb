package io.github.keycloaksspr.adminuiext.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/**
 * The last count of the users of each realm. Counting a large realm takes minutes, so it is done in
 * the background when somebody asks, and who asks gets the count before meanwhile.
 */
public final class Censuses {

  private static final Logger LOG = Logger.getLogger(Censuses.class);
  private static final String EXECUTOR = "sspr-census";

  /** A small realm is counted by then, and nobody needs to ask twice. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Map<String, Count> known = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Count>> underWay = new ConcurrentHashMap<>();

  /** Returns the newest count; empty while the first one is under way. */
  public Optional<Count> of(KeycloakSession session, RealmModel realm) {
    @Nullable Count last = known.get(realm.getId());
    if (last != null && !last.outdated(Instant.ofEpochMilli(Time.currentTimeMillis()))) {
      return Optional.of(last);
    }
    return await(begin(session, realm.getId())).or(() -> Optional.ofNullable(last));
  }

  private CompletableFuture<Count> begin(KeycloakSession session, String realmId) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    return underWay.computeIfAbsent(
        realmId,
        id ->
            CompletableFuture.supplyAsync(
                () -> count(factory, id),
                session.getProvider(ExecutorsProvider.class).getExecutor(EXECUTOR)));
  }

  private Count count(KeycloakSessionFactory factory, String realmId) {
    try {
      Count count = new Census(factory, realmId).take();
      known.put(realmId, count);
      return count;
    } finally {
      underWay.remove(realmId);
    }
  }

  private static Optional<Count> await(CompletableFuture<Count> counting) {
    try {
      return Optional.of(counting.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException stillCounting) {
      return Optional.empty();
    } catch (ExecutionException e) {
      LOG.warn("The users of a realm could not be counted", e);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
