package io.github.keycloaksspr.core.activity.store;

import io.github.keycloaksspr.core.activity.Course;
import io.github.keycloaksspr.core.activity.DirectoryAnswer;
import io.github.keycloaksspr.core.activity.Fact;
import io.github.keycloaksspr.core.activity.RegistrationActivity;
import io.github.keycloaksspr.core.activity.Role;
import io.github.keycloaksspr.core.activity.SessionKey;
import io.github.keycloaksspr.core.activity.TypedName;
import io.github.keycloaksspr.core.metrics.Meters;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Writes the rows of both reports. What one request notes is written at the end of its own
 * transaction, so that a row says what is committed and nothing else, and is there before anybody
 * is answered. Keycloak sends the events about errors in transactions of their own, so that those
 * rows stay when the request fails. At the end, because such a transaction would wait for the
 * request's if that had touched the row before. A server without the event listener writes nothing.
 */
public final class ActivityJournal {

  /** The event listener that tells most of what there is to write. */
  public static final String LISTENER = "sspr-activity";

  private static final String ATTRIBUTE = "sspr.activity.journal";
  private static final int LONGEST_ADDRESS = 64;
  private static final int LONGEST_TEXT = 255;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final List<Runnable> entries = new ArrayList<>();
  private final Set<String> touched = new LinkedHashSet<>();
  private final Map<String, Ending> endings = new LinkedHashMap<>();

  /** Read while the database still answers. */
  private String realmName = "";

  private ActivityJournal(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** Returns the journal of a request, for one realm. */
  public static ActivityJournal of(KeycloakSession session, RealmModel realm) {
    String name = ATTRIBUTE + "." + realm.getId();
    ActivityJournal known = session.getAttribute(name, ActivityJournal.class);
    if (known != null) {
      return known;
    }
    ActivityJournal journal = new ActivityJournal(session, realm);
    session.setAttribute(name, journal);
    session.getTransactionManager().enlistPrepare(journal.writing());
    session.getTransactionManager().enlistAfterCompletion(Ending.committed(journal::count));
    return journal;
  }

  /**
   * Who does something, and from where.
   *
   * @param userTyped what was typed to identify, as it was typed
   * @param userId the account that it names, null when it names none
   * @param role null where it would take time to find it out, which {@link ActivityUpkeep} has
   * @param actorId the administrator, null when the user does it
   */
  public record Who(
      @Nullable String userTyped,
      @Nullable String userId,
      @Nullable Role role,
      @Nullable String actorId,
      @Nullable String address,
      @Nullable String client) {}

  /** Notes that a session begins, unless it has begun already; all visitors cost the same. */
  public void begin(String key, Who who, Course course) {
    Instant begun = Optional.ofNullable(course.finishedAt()).orElseGet(ActivityJournal::now);
    entries.add(
        () -> {
          touched.add(key);
          if (row(key).isEmpty() && insert(key, begun, who, course)) {
            ended(key, new Ending(null, course));
          }
        });
  }

  /** Notes what happened in a session; one that never began is not written. */
  public void note(String key, Fact fact) {
    Instant at = now();
    entries.add(() -> write(key, fact, at));
  }

  /** Notes what the directory said, of whatever this request is about. */
  public void note(DirectoryAnswer answer) {
    answer.remember(session);
  }

  /** Notes a change of what somebody has registered. */
  public void note(RegistrationActivity activity) {
    entries.add(() -> entities().persist(RegistrationActivityEntity.of(activity)));
  }

  /** Notes that whoever was at a tab's pages went back to the beginning. */
  public void leave(String tab) {
    Instant at = now();
    entries.add(
        () ->
            entities()
                .createNamedQuery("ssprResetsOfTab", String.class)
                .setParameter("realmId", realm.getId())
                .setParameter("tab", tab + ".%")
                .getResultList()
                .forEach(key -> write(key, new Fact.Left(), at)));
  }

  /** Notes which role the account of a session has. */
  public void note(String key, Role role) {
    entries.add(
        () -> row(key).filter(ResetActivityEntity::withoutRole).ifPresent(r -> r.set(role)));
  }

  private AbstractKeycloakTransaction writing() {
    return new AbstractKeycloakTransaction() {
      @Override
      protected void commitImpl() {
        if (kept()) {
          entries.forEach(Runnable::run);
          DirectoryAnswer.of(session).ifPresent(ActivityJournal.this::write);
          realmName = endings.isEmpty() ? "" : realm.getName();
        }
      }

      @Override
      protected void rollbackImpl() {
        // what the request did is not so
      }
    };
  }

  private boolean kept() {
    return session
            .getKeycloakSessionFactory()
            .getProviderFactory(EventListenerProvider.class, LISTENER)
        != null;
  }

  /** A directory's answer belongs to what was noted with it, or else to the session at the page. */
  private void write(DirectoryAnswer answer) {
    Set<String> keys = new LinkedHashSet<>(touched);
    if (keys.isEmpty()) {
      Optional.ofNullable(session.getContext().getAuthenticationSession())
          .map(SessionKey::of)
          .ifPresent(keys::add);
    }
    keys.forEach(key -> write(key, new Fact.Directory(answer), now()));
  }

  private void write(String key, Fact fact, Instant at) {
    row(key)
        .ifPresent(
            row -> {
              touched.add(key);
              Course before = row.course();
              Course after = before.after(fact, at);
              row.set(after);
              ended(key, new Ending(before.result(), after));
            });
  }

  private void count() {
    endings.values().forEach(each -> each.count(Meters.ofServer(), realmName));
  }

  private void ended(String key, Ending ending) {
    endings.merge(key, ending, Ending::then);
  }

  private Optional<ResetActivityEntity> row(String key) {
    return Optional.ofNullable(
        entities().find(ResetActivityEntity.class, id(key), LockModeType.PESSIMISTIC_WRITE));
  }

  /** Tells whether no other request was faster. */
  private boolean insert(String key, Instant begun, Who who, Course course) {
    return entities()
            .createNamedQuery("ssprBeginReset")
            .setParameter("id", id(key))
            .setParameter("realmId", realm.getId())
            .setParameter("sessionKey", key)
            .setParameter("startedAt", begun.toEpochMilli())
            .setParameter(
                "finishedAt",
                course.finishedAt() == null ? null : course.finishedAt().toEpochMilli())
            .setParameter("intent", course.purpose().id())
            .setParameter("result", course.result() == null ? null : course.result().id())
            .setParameter("detail", course.detail())
            .setParameter("step", course.step().id())
            .setParameter("userTyped", kept(who))
            .setParameter("userId", who.userId())
            .setParameter("role", who.role() == null ? null : who.role().id())
            .setParameter("actorId", who.actorId())
            .setParameter("gates", course.gates())
            .setParameter("address", cut(who.address(), LONGEST_ADDRESS))
            .setParameter("client", cut(who.client(), LONGEST_TEXT))
            .executeUpdate()
        == 1;
  }

  private static @Nullable String kept(Who who) {
    return who.userTyped() == null ? null : TypedName.kept(who.userTyped(), who.userId() != null);
  }

  private static @Nullable String cut(@Nullable String text, int longest) {
    return text == null || text.length() <= longest ? text : text.substring(0, longest);
  }

  /** Of the same session, so that of two requests that begin it one finds the other's row. */
  private String id(String key) {
    return UUID.nameUUIDFromBytes((realm.getId() + "|" + key).getBytes(StandardCharsets.UTF_8))
        .toString();
  }

  private EntityManager entities() {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
