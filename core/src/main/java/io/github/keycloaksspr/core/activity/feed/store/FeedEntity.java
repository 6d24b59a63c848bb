package io.github.keycloaksspr.core.activity.feed.store;

import io.github.keycloaksspr.core.activity.feed.FeedProgress;
import io.github.keycloaksspr.core.activity.report.Position;
import io.github.keycloaksspr.core.activity.report.Report;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A row of the table of feeds. */
@Entity(name = "SsprActivityFeedEntity")
@Table(name = "SSPR_ACTIVITY_FEED")
@NamedQuery(
    name = "ssprBeginFeed",
    query =
        "insert into SsprActivityFeedEntity"
            + " (id, realmId, kind, destination, since, resetsTime, registrationsTime, leaseUntil,"
            + " paused, failures, nextAttempt)"
            + " values (:id, :realmId, :kind, :destination, :since, :since, :since, :since,"
            + " false, 0, :since)"
            + " on conflict (id) do nothing")
@NamedQuery(
    name = "ssprRealmsWithFeeds",
    query = "select distinct f.realmId from SsprActivityFeedEntity f")
@NamedQuery(
    name = "ssprForgetFeedsOfRealm",
    query = "delete from SsprActivityFeedEntity f where f.realmId = :realmId")
@NullUnmarked
public class FeedEntity {

  @Id
  @Column(name = "ID", length = 64)
  private String id;

  @Column(name = "REALM_ID", length = 36)
  private String realmId;

  @Column(name = "KIND", length = 16)
  private String kind;

  @Column(name = "DESTINATION", length = 64)
  private String destination;

  @Column(name = "SINCE")
  private long since;

  @Column(name = "RESETS_TIME")
  private long resetsTime;

  @Column(name = "RESETS_ID", length = 36)
  private String resetsId;

  @Column(name = "REGISTRATIONS_TIME")
  private long registrationsTime;

  @Column(name = "REGISTRATIONS_ID", length = 36)
  private String registrationsId;

  @Column(name = "PLAN_REPORT", length = 16)
  private String planReport;

  @Column(name = "PLAN_TIME")
  private Long planTime;

  @Column(name = "PLAN_ID", length = 36)
  private String planId;

  @Column(name = "LEASE", length = 36)
  private String lease;

  @Column(name = "LEASE_UNTIL")
  private long leaseUntil;

  @Column(name = "PAUSED")
  private boolean paused;

  @Column(name = "FAILURES")
  private int failures;

  @Column(name = "NEXT_ATTEMPT")
  private long nextAttempt;

  @Column(name = "ERROR", length = 64)
  private String error;

  @Column(name = "LAST_SUCCESS")
  private Long lastSuccess;

  String destination() {
    return destination;
  }

  Instant since() {
    return Instant.ofEpochMilli(since);
  }

  FeedProgress progress() {
    return new FeedProgress(
        position(resetsTime, resetsId),
        position(registrationsTime, registrationsId),
        plan(),
        lease,
        Instant.ofEpochMilli(leaseUntil),
        paused,
        failures,
        Instant.ofEpochMilli(nextAttempt),
        error,
        lastSuccess == null ? null : Instant.ofEpochMilli(lastSuccess));
  }

  private FeedProgress.Plan plan() {
    return planReport == null
        ? null
        : new FeedProgress.Plan(Report.ofId(planReport).orElseThrow(), position(planTime, planId));
  }

  private static Position position(long time, String id) {
    // Oracle stores an empty text as null
    return new Position(time, id == null ? "" : id);
  }

  void set(FeedProgress progress) {
    resetsTime = progress.resets().time();
    resetsId = progress.resets().id();
    registrationsTime = progress.registrations().time();
    registrationsId = progress.registrations().id();
    planReport = progress.plan() == null ? null : progress.plan().report().id();
    planTime = progress.plan() == null ? null : progress.plan().end().time();
    planId = progress.plan() == null ? null : progress.plan().end().id();
    lease = progress.lease();
    leaseUntil = progress.leaseUntil().toEpochMilli();
    paused = progress.paused();
    failures = progress.failures();
    nextAttempt = progress.next().toEpochMilli();
    error = progress.error();
    lastSuccess = progress.lastSuccess() == null ? null : progress.lastSuccess().toEpochMilli();
  }

  void lead(String elsewhere) {
    destination = elsewhere;
  }
}
