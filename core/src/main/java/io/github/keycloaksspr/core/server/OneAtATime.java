package io.github.keycloaksspr.core.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Runs long jobs of a timer on threads of their own, for all timers of Keycloak share one; and none
 * beside itself, however short the timer's interval. That holds for this node: what several nodes
 * do at once must do no harm.
 */
public final class OneAtATime {

  private static final Logger LOG = Logger.getLogger(OneAtATime.class);

  private final String executor;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  /**
   * Jobs of one kind.
   *
   * @param executor name of the kind, and of Keycloak's executor that has its threads
   */
  public OneAtATime(String executor) {
    this.executor = executor;
  }

  /**
   * Begins a job unless it is still running, or the server is stopping. A job that fails is logged,
   * and runs again when it is asked for the next time.
   *
   * @param name of the job among those of its kind
   */
  public void begin(KeycloakSession session, String name, Runnable job) {
    if (!running.add(name)) {
      return;
    }
    boolean begun = false;
    try {
      session
          .getProvider(ExecutorsProvider.class)
          .getExecutor(executor)
          .execute(() -> run(name, job));
      begun = true;
    } catch (RejectedExecutionException e) {
      LOG.infof("%s: %s waits for another time because the server is stopping", executor, name);
    } finally {
      if (!begun) {
        running.remove(name);
      }
    }
  }

  private void run(String name, Runnable job) {
    try {
      job.run();
    } catch (RuntimeException e) {
      // last resort of a background thread: nobody else would see it
      LOG.errorf(e, "%s: %s was not done to its end; a later run goes on", executor, name);
    } finally {
      running.remove(name);
    }
  }
}
