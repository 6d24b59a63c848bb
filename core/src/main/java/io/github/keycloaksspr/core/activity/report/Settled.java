package io.github.keycloaksspr.core.activity.report;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.SessionExpiration;

/**
 * Until when nothing is added to a report any more, so that a program that has read up to there
 * misses nothing.
 */
public final class Settled {

  /** For nodes whose clocks differ and transactions that take their time. */
  private static final Duration LAG = Duration.ofSeconds(30);

  private Settled() {}

  /**
   * Returns the first moment that a row may yet be added for. Sessions that nobody goes on with are
   * closed some time after their time was over, but as of then; so the oldest of those holds back
   * all that came later.
   */
  public static Instant until(EntityManager entities, RealmModel realm, Instant now) {
    @Nullable Long underWay =
        entities
            .createQuery(
                "select min(e.startedAt) from SsprResetActivityEntity e"
                    + " where e.realmId = :realm and e.result is null",
                Long.class)
            .setParameter("realm", realm.getId())
            .getSingleResult();
    Instant settled = now.minus(LAG);
    if (underWay == null) {
      return settled;
    }
    Instant over =
        Instant.ofEpochMilli(underWay).plusSeconds(SessionExpiration.getAuthSessionLifespan(realm));
    return over.isBefore(settled) ? over : settled;
  }
}
