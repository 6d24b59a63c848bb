package io.github.keycloaksspr.core.activity.feed.store;

import io.github.keycloaksspr.core.activity.feed.Batch;
import io.github.keycloaksspr.core.activity.feed.FeedKind;
import io.github.keycloaksspr.core.activity.feed.FeedProgress;
import io.github.keycloaksspr.core.activity.feed.FeedRow;
import io.github.keycloaksspr.core.activity.feed.Outcome;
import io.github.keycloaksspr.core.activity.report.Position;
import io.github.keycloaksspr.core.activity.report.Report;
import io.github.keycloaksspr.core.activity.report.ReportRows;
import io.github.keycloaksspr.core.activity.report.Selection;
import io.github.keycloaksspr.core.activity.report.Settled;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The feeds of one realm, in the transaction of a session. A feed is locked while it changes, so
 * that of two nodes one begins to send; and whoever begins has a lease, so that the other waits
 * until it has ended or counts as dead.
 */
public final class Feeds {

  /** How many rows are sent together. */
  static final int MOST = 100;

  private static final int MOST_COUNTED = 1_000;

  private final EntityManager entities;
  private final RealmModel realm;

  public Feeds(KeycloakSession session, RealmModel realm) {
    this.entities = entities(session);
    this.realm = realm;
  }

  /**
   * A feed as administrators see it.
   *
   * @param since when it began
   */
  public record State(FeedKind kind, Instant since, FeedProgress progress) {}

  /**
   * What a feed has not sent yet.
   *
   * @param rows how many; 1,000 stands for any number from there on
   * @param since the time of the first of them, null when there is none
   */
  public record Waiting(int rows, @Nullable Instant since) {}

  /** What became of a request to try once more. */
  public enum Retry {
    PLANNED,
    BEING_SENT,
    UNKNOWN
  }

  /** Returns the ids of realms that have a feed, or may get one. */
  public static Set<String> realms(KeycloakSession session) {
    Set<String> realms =
        new TreeSet<>(
            entities(session)
                .createNamedQuery("ssprRealmsWithFeeds", String.class)
                .getResultList());
    realms.addAll(
        entities(session)
            .createQuery(
                "select a.realm.id from RealmAttributeEntity a where a.name = :name"
                    + " and (a.value like :webhook or a.value like :syslog)",
                String.class)
            .setParameter("name", Policies.ATTRIBUTE)
            .setParameter("webhook", "%\"webhook\"%")
            .setParameter("syslog", "%\"syslog\"%")
            .getResultList());
    return realms;
  }

  /**
   * Begins, redirects or ends a feed as the policy says. A feed begins with what becomes final from
   * now on; one that leads elsewhere goes on where it was.
   */
  public void follow(FeedKind kind, Policy.Activity activity, Instant now) {
    Optional<String> destination = kind.destination(activity).map(Feeds::fingerprint);
    if (destination.isEmpty()) {
      locked(kind).ifPresent(entities::remove);
      return;
    }
    locked(kind)
        .or(() -> added(kind, destination.get(), now))
        .filter(row -> !row.destination().equals(destination.get()))
        .ifPresent(
            row -> {
              row.lead(destination.get());
              row.set(row.progress().elsewhere(now));
            });
  }

  private Optional<FeedEntity> added(FeedKind kind, String destination, Instant now) {
    entities
        .createNamedQuery("ssprBeginFeed")
        .setParameter("id", id(kind))
        .setParameter("realmId", realm.getId())
        .setParameter("kind", kind.id())
        .setParameter("destination", destination)
        .setParameter("since", now.toEpochMilli())
        .executeUpdate();
    return locked(kind);
  }

  /** Ends a feed. */
  public void end(FeedKind kind) {
    locked(kind).ifPresent(entities::remove);
  }

  /**
   * Begins to send the next rows.
   *
   * @param lease names who sends them
   * @return empty when there are none, when somebody else is sending, or when it is not yet time
   */
  public Optional<Batch> begin(FeedKind kind, String lease, Instant now) {
    return locked(kind)
        .filter(row -> row.progress().startable(now))
        .flatMap(row -> begin(row, lease, now));
  }

  private Optional<Batch> begin(FeedEntity row, String lease, Instant now) {
    Optional<Batch> batch = planned(row, lease).or(() -> next(row.progress(), lease, now));
    batch.ifPresent(
        begun -> {
          FeedProgress.Plan known = row.progress().plan();
          row.set(row.progress().begun(known == null ? plan(begun) : known, lease, now));
        });
    return batch;
  }

  private static FeedProgress.Plan plan(Batch batch) {
    return new FeedProgress.Plan(batch.report(), batch.last().position());
  }

  /** Rows of a planned batch may be gone: deleted, or sessions that went on. */
  private Optional<Batch> planned(FeedEntity row, String lease) {
    FeedProgress.Plan plan = row.progress().plan();
    if (plan == null) {
      return Optional.empty();
    }
    Position sent = row.progress().sent(plan.report());
    List<FeedRow> rows =
        rows(
            plan.report(),
            new ReportRows(entities, all(plan.report()))
                .between(sent, plan.end(), Integer.MAX_VALUE));
    if (rows.isEmpty()) {
      row.set(row.progress().skipped());
      return Optional.empty();
    }
    return Optional.of(new Batch(plan.report(), rows, lease));
  }

  private Optional<Batch> next(FeedProgress progress, String lease, Instant now) {
    Instant settled = Settled.until(entities, realm, now);
    return Stream.of(Report.values())
        .map(report -> unsent(report, progress, settled, MOST))
        .filter(rows -> !rows.isEmpty())
        .min(Comparator.comparing(rows -> rows.get(0).settled()))
        .map(rows -> new Batch(rows.get(0).report(), rows, lease));
  }

  private List<FeedRow> unsent(Report report, FeedProgress progress, Instant settled, int most) {
    ReportRows rows = new ReportRows(entities, all(report).before(settled));
    return rows(report, rows.page(progress.sent(report), 0, most).rows());
  }

  private Selection all(Report report) {
    return Selection.settled(report, realm.getId());
  }

  private static List<FeedRow> rows(Report report, List<@Nullable Object[]> rows) {
    return rows.stream().map(row -> FeedRow.of(report, row)).toList();
  }

  /**
   * Takes note of what became of a batch.
   *
   * @param random from 0 to 1
   * @return how far the feed is then; empty when somebody else has the lease by now
   */
  public Optional<FeedProgress> settle(
      FeedKind kind, Batch batch, Outcome outcome, double random, Instant now) {
    return locked(kind)
        .filter(row -> batch.lease().equals(row.progress().lease()))
        .map(
            row -> {
              row.set(row.progress().after(outcome, random, now));
              return row.progress();
            });
  }

  /** Returns how a feed stands; empty when there is none. */
  public Optional<State> state(FeedKind kind) {
    return Optional.ofNullable(entities.find(FeedEntity.class, id(kind)))
        .map(row -> new State(kind, row.since(), row.progress()));
  }

  /** Looks for rows that could be sent, and are not yet. */
  public Waiting waiting(FeedProgress progress, Instant now) {
    Instant settled = Settled.until(entities, realm, now);
    List<FeedRow> rows =
        Stream.of(Report.values())
            .flatMap(report -> unsent(report, progress, settled, MOST_COUNTED).stream())
            .toList();
    return new Waiting(
        Math.min(rows.size(), MOST_COUNTED),
        rows.stream().map(FeedRow::settled).min(Comparator.naturalOrder()).orElse(null));
  }

  /** Lets a feed try at once, also one that is paused. */
  public Retry again(FeedKind kind, Instant now) {
    Optional<FeedEntity> row = locked(kind);
    if (row.isEmpty()) {
      return Retry.UNKNOWN;
    }
    Optional<FeedProgress> again = row.get().progress().again(now);
    again.ifPresent(row.get()::set);
    return again.isPresent() ? Retry.PLANNED : Retry.BEING_SENT;
  }

  /** Forgets all of the realm, which was removed. */
  public void forgetRealm() {
    entities
        .createNamedQuery("ssprForgetFeedsOfRealm")
        .setParameter("realmId", realm.getId())
        .executeUpdate();
  }

  private Optional<FeedEntity> locked(FeedKind kind) {
    return Optional.ofNullable(
        entities.find(FeedEntity.class, id(kind), LockModeType.PESSIMISTIC_WRITE));
  }

  private String id(FeedKind kind) {
    return kind.id() + "." + realm.getId();
  }

  private static String fingerprint(String destination) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(destination.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
    }
  }

  private static EntityManager entities(KeycloakSession session) {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }
}
