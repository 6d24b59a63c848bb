package io.github.keycloaksspr.core.notification.store;

import io.github.keycloaksspr.core.notification.KeptNotice;
import io.github.keycloaksspr.core.notification.NoticeContent;
import io.github.keycloaksspr.core.notification.NoticeState;
import io.github.keycloaksspr.core.notification.Progress;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The notices of one realm that are not sent yet, in the transaction of a session. A row is locked
 * while it changes, so that of two nodes one begins an attempt.
 */
public final class KeptNotices {

  private final EntityManager entities;
  private final RealmModel realm;

  public KeptNotices(KeycloakSession session, RealmModel realm) {
    this.entities = entities(session);
    this.realm = realm;
  }

  /** What became of a request to try once more. */
  public enum Retry {
    PLANNED,
    BEING_SENT,
    UNKNOWN
  }

  /** Keeps a notice: it is known when the session's transaction is committed. */
  public KeptNotice add(NoticeContent content, Instant now) {
    KeptNotice notice =
        new KeptNotice(UUID.randomUUID().toString(), content, Progress.fresh(toMillis(now)));
    entities.persist(NoticeEntity.of(realm.getId(), notice));
    return notice;
  }

  /** Begins an attempt; empty when the notice is gone or another attempt came before this one. */
  public Optional<KeptNotice> begin(KeptNotice planned, Instant now) {
    return locked(planned.id())
        .filter(row -> row.progress().startable(planned.progress()))
        .map(
            row -> {
              row.set(row.progress().begun(toMillis(now)));
              return row.notice();
            });
  }

  /** Forgets a notice whose attempt went well. */
  public void sent(KeptNotice begun) {
    locked(begun.id()).filter(row -> sameAttempt(row, begun)).ifPresent(entities::remove);
  }

  /**
   * Takes note that an attempt failed.
   *
   * @param worthwhile whether another one may end otherwise
   * @return what comes next; empty when nobody waits for that attempt any more
   */
  public Optional<Progress> failed(
      KeptNotice begun, String reason, boolean worthwhile, Instant now) {
    return locked(begun.id())
        .filter(row -> sameAttempt(row, begun))
        .map(
            row -> {
              row.set(row.progress().failed(reason, worthwhile, toMillis(now)));
              return row.progress();
            });
  }

  private static boolean sameAttempt(NoticeEntity row, KeptNotice begun) {
    return row.progress().equals(begun.progress());
  }

  /** Returns notices whose time has come, the oldest first. */
  public List<KeptNotice> due(Instant now, int most) {
    return entities
        .createNamedQuery("ssprDueNotices", NoticeEntity.class)
        .setParameter("realmId", realm.getId())
        .setParameter("now", now.toEpochMilli())
        .setMaxResults(most)
        .getResultStream()
        .map(NoticeEntity::notice)
        .toList();
  }

  /**
   * Returns part of all notices, the newest first.
   *
   * @param state the only one that is wanted; empty for all
   */
  public List<KeptNotice> list(Optional<NoticeState> state, int first, int most) {
    TypedQuery<NoticeEntity> query =
        state
            .map(
                wanted ->
                    entities
                        .createNamedQuery("ssprNoticesInState", NoticeEntity.class)
                        .setParameter("state", wanted.id()))
            .orElseGet(() -> entities.createNamedQuery("ssprNotices", NoticeEntity.class));
    return query
        .setParameter("realmId", realm.getId())
        .setFirstResult(first)
        .setMaxResults(most)
        .getResultStream()
        .map(NoticeEntity::notice)
        .toList();
  }

  /** Lets a notice be tried again, with as many attempts as a new one. */
  public Retry again(String id, Instant now) {
    Function<NoticeEntity, Retry> plan =
        row ->
            row.progress()
                .again(toMillis(now))
                .map(
                    progress -> {
                      row.set(progress);
                      return Retry.PLANNED;
                    })
                .orElse(Retry.BEING_SENT);
    return locked(id).map(plan).orElse(Retry.UNKNOWN);
  }

  /** Finds a notice. */
  public Optional<KeptNotice> find(String id) {
    return Optional.ofNullable(entities.find(NoticeEntity.class, id))
        .filter(row -> row.realmId().equals(realm.getId()))
        .map(NoticeEntity::notice);
  }

  /** Forgets a notice; false when there is none. */
  public boolean delete(String id) {
    Optional<NoticeEntity> row = locked(id);
    row.ifPresent(entities::remove);
    return row.isPresent();
  }

  private Optional<NoticeEntity> locked(String id) {
    return Optional.ofNullable(
            entities.find(NoticeEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
        .filter(row -> row.realmId().equals(realm.getId()));
  }

  /** Returns the ids of realms in which a notice is due. */
  public static List<String> realmsWithDue(KeycloakSession session, Instant now) {
    return entities(session)
        .createNamedQuery("ssprRealmsWithDueNotices", String.class)
        .setParameter("now", now.toEpochMilli())
        .getResultList();
  }

  /** Forgets what nobody could send for so long that nobody will. */
  public static void forgetOld(KeycloakSession session, Instant now) {
    entities(session)
        .createNamedQuery("ssprForgetFailedNotices")
        .setParameter("before", now.minus(Progress.KEPT).toEpochMilli())
        .executeUpdate();
  }

  /** Forgets what a user who was removed was to read. */
  public void forgetUser(String userId) {
    entities
        .createNamedQuery("ssprForgetNoticesOfUser")
        .setParameter("realmId", realm.getId())
        .setParameter("userId", userId)
        .executeUpdate();
  }

  /** Forgets all of the realm, which was removed. */
  public void forgetRealm() {
    entities
        .createNamedQuery("ssprForgetNoticesOfRealm")
        .setParameter("realmId", realm.getId())
        .executeUpdate();
  }

  private static EntityManager entities(KeycloakSession session) {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /** The database keeps no more than that. */
  private static Instant toMillis(Instant instant) {
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }
}
