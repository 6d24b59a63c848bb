package io.github.keycloaksspr.core.activity.store;

import io.github.keycloaksspr.core.activity.Course;
import io.github.keycloaksspr.core.activity.Fact;
import io.github.keycloaksspr.core.activity.Role;
import io.github.keycloaksspr.core.eligibility.Administrators;
import io.github.keycloaksspr.core.metrics.Meters;
import io.github.keycloaksspr.core.policy.OnUserDeletion;
import io.github.keycloaksspr.core.policy.Policies;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Closes, completes and deletes rows of one realm, in batches of short transactions. Any number of
 * nodes may do so at once: a row is locked and looked at again before it is changed, and what one
 * node has done the other finds done.
 */
public final class ActivityUpkeep {

  private static final int BATCH = 500;

  private final KeycloakSessionFactory factory;
  private final String realmId;

  public ActivityUpkeep(KeycloakSessionFactory factory, String realmId) {
    this.factory = factory;
    this.realmId = realmId;
  }

  /**
   * Closes the sessions that never ended, as of when their time was over.
   *
   * @param lifespan after which nobody goes on with a session
   * @return how many rows were looked at
   */
  public int closeAbandoned(Instant now, Duration lifespan) {
    return changeAll(
        "ssprOverdueResets",
        Map.of("before", now.minus(lifespan).toEpochMilli()),
        (session, row) -> close(session, row, row.startedAt().plus(lifespan)));
  }

  private void close(KeycloakSession session, ResetActivityEntity row, Instant at) {
    Course before = row.course();
    Course after = before.after(new Fact.Expired(), at);
    row.set(after);
    RealmModel realm = session.realms().getRealm(realmId);
    if (realm != null) {
      String name = realm.getName();
      Ending ending = new Ending(before.result(), after);
      session
          .getTransactionManager()
          .enlistAfterCompletion(Ending.committed(() -> ending.count(Meters.ofServer(), name)));
    }
  }

  /** Finds out who of those who began since an instant administers the realm. */
  public int completeRoles(Instant begunSince) {
    return changeAll(
        "ssprResetsWithoutRole",
        Map.of("since", begunSince.toEpochMilli()),
        (session, row) -> row.set(role(session, row.userId())));
  }

  /** Deletes what is older than an instant from both tables; returns how many rows. */
  public int delete(Instant before) {
    return delete("ssprOldResets", "ssprDeleteResets", before)
        + delete("ssprOldRegistrations", "ssprDeleteRegistrations", before);
  }

  /** What is done to a locked row. */
  @FunctionalInterface
  private interface Work {
    void on(KeycloakSession session, ResetActivityEntity row);
  }

  private int changeAll(String query, Map<String, Object> parameters, Work work) {
    int all = 0;
    int changed;
    do {
      changed = inTransaction(session -> changeSome(session, query, parameters, work));
      all += changed;
    } while (changed == BATCH);
    return all;
  }

  private int changeSome(
      KeycloakSession session, String query, Map<String, Object> parameters, Work work) {
    List<String> ids = ids(session, query, parameters);
    for (String id : ids) {
      Optional.ofNullable(
              entities(session).find(ResetActivityEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
          .ifPresent(row -> work.on(session, row));
    }
    return ids.size();
  }

  private int delete(String query, String deletion, Instant before) {
    int all = 0;
    int deleted;
    do {
      deleted = inTransaction(session -> deleteSome(session, query, deletion, before));
      all += deleted;
    } while (deleted == BATCH);
    return all;
  }

  private int deleteSome(KeycloakSession session, String query, String deletion, Instant before) {
    List<String> ids = ids(session, query, Map.of("before", before.toEpochMilli()));
    if (!ids.isEmpty()) {
      entities(session).createNamedQuery(deletion).setParameter("ids", ids).executeUpdate();
    }
    return ids.size();
  }

  private List<String> ids(KeycloakSession session, String query, Map<String, Object> parameters) {
    var select = entities(session).createNamedQuery(query, String.class);
    select.setParameter("realmId", realmId).setMaxResults(BATCH);
    parameters.forEach(select::setParameter);
    return select.getResultList();
  }

  private Role role(KeycloakSession session, String userId) {
    RealmModel realm = session.realms().getRealm(realmId);
    session.getContext().setRealm(realm);
    UserModel user = realm == null ? null : session.users().getUserById(realm, userId);
    return user != null && Administrators.include(user) ? Role.ADMIN : Role.USER;
  }

  private int inTransaction(ToIntFunction<KeycloakSession> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(factory, work::applyAsInt);
  }

  /** Forgets a realm that is removed, in the transaction in which it is. */
  public static void forgetRealm(KeycloakSession session, RealmModel realm) {
    execute(session, "ssprForgetResetsOfRealm", Map.of("realmId", realm.getId()));
    execute(session, "ssprForgetRegistrationsOfRealm", Map.of("realmId", realm.getId()));
  }

  /**
   * Forgets a user who is removed, in the transaction in which it is: the rows about the user as
   * the policy says, and that the user did something to others, as an administrator, in any case.
   */
  public static void forgetUser(KeycloakSession session, RealmModel realm, String userId) {
    boolean delete =
        Policies.orDefaults(realm).activity().onUserDeletion() == OnUserDeletion.DELETE;
    Map<String, Object> user = Map.of("realmId", realm.getId(), "userId", userId);
    execute(session, delete ? "ssprForgetResetsOfUser" : "ssprAnonymiseResets", user);
    execute(session, delete ? "ssprForgetRegistrationsOfUser" : "ssprAnonymiseRegistrations", user);
    execute(session, "ssprAnonymiseResetActor", Map.of("userId", userId));
    execute(session, "ssprAnonymiseRegistrationActor", Map.of("userId", userId));
  }

  private static void execute(
      KeycloakSession session, String query, Map<String, Object> parameters) {
    var statement = entities(session).createNamedQuery(query);
    parameters.forEach(statement::setParameter);
    statement.executeUpdate();
  }

  private static EntityManager entities(KeycloakSession session) {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }
}
