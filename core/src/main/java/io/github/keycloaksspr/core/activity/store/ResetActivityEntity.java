package io.github.keycloaksspr.core.activity.store;

import io.github.keycloaksspr.core.activity.Course;
import io.github.keycloaksspr.core.activity.DirectoryAnswer;
import io.github.keycloaksspr.core.activity.Purpose;
import io.github.keycloaksspr.core.activity.ResetActivity;
import io.github.keycloaksspr.core.activity.Result;
import io.github.keycloaksspr.core.activity.Role;
import io.github.keycloaksspr.core.activity.Step;
import io.github.keycloaksspr.core.method.Method;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.NullUnmarked;

/** A row of the table behind the reset report. */
@Entity(name = "SsprResetActivityEntity")
@Table(name = "SSPR_RESET_ACTIVITY")
@NamedQuery(
    name = "ssprBeginReset",
    query =
        "insert into SsprResetActivityEntity"
            + " (id, realmId, sessionKey, startedAt, finishedAt, intent, result, detail, step,"
            + " userTyped, userId, role, actorId, methods, gatesPassed, gates, address, client)"
            + " values (:id, :realmId, :sessionKey, :startedAt, :finishedAt, :intent, :result,"
            + " :detail, :step, :userTyped, :userId, :role, :actorId, '', 0, :gates, :address,"
            + " :client)"
            + " on conflict (id) do nothing")
@NamedQuery(
    name = "ssprResetsOfTab",
    query =
        "select r.sessionKey from SsprResetActivityEntity r where r.realmId = :realmId"
            + " and r.sessionKey like :tab and r.result is null")
@NamedQuery(
    name = "ssprOverdueResets",
    query =
        "select r.id from SsprResetActivityEntity r where r.realmId = :realmId"
            + " and r.result is null and r.startedAt < :before order by r.startedAt")
@NamedQuery(
    name = "ssprResetsWithoutRole",
    query =
        "select r.id from SsprResetActivityEntity r where r.realmId = :realmId"
            + " and r.startedAt >= :since and r.role is null and r.userId is not null"
            + " order by r.startedAt")
@NamedQuery(
    name = "ssprOldResets",
    query =
        "select r.id from SsprResetActivityEntity r where r.realmId = :realmId"
            + " and r.startedAt < :before order by r.startedAt, r.id")
@NamedQuery(
    name = "ssprDeleteResets",
    query = "delete from SsprResetActivityEntity r where r.id in (:ids)")
@NamedQuery(
    name = "ssprForgetResetsOfRealm",
    query = "delete from SsprResetActivityEntity r where r.realmId = :realmId")
@NamedQuery(
    name = "ssprForgetResetsOfUser",
    query =
        "delete from SsprResetActivityEntity r where r.realmId = :realmId and r.userId = :userId")
@NamedQuery(
    name = "ssprAnonymiseResets",
    query =
        "update SsprResetActivityEntity r set r.userId = null, r.userTyped = null,"
            + " r.address = null where r.realmId = :realmId and r.userId = :userId")
@NamedQuery(
    name = "ssprAnonymiseResetActor",
    query = "update SsprResetActivityEntity r set r.actorId = null where r.actorId = :userId")
@NullUnmarked
public class ResetActivityEntity {

  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "REALM_ID", length = 36)
  private String realmId;

  @Column(name = "SESSION_KEY", length = 255)
  private String sessionKey;

  @Column(name = "STARTED_AT")
  private long startedAt;

  @Column(name = "FINISHED_AT")
  private Long finishedAt;

  @Column(name = "INTENT", length = 16)
  private String intent;

  @Column(name = "RESULT", length = 24)
  private String result;

  @Column(name = "DETAIL", length = 64)
  private String detail;

  @Column(name = "STEP", length = 64)
  private String step;

  @Nationalized
  @Column(name = "USER_TYPED", length = 255)
  private String userTyped;

  @Column(name = "USER_ID", length = 255)
  private String userId;

  @Column(name = "ROLE", length = 16)
  private String role;

  @Column(name = "ACTOR_ID", length = 255)
  private String actorId;

  @Column(name = "METHODS", length = 255)
  private String methods;

  @Column(name = "GATES_PASSED")
  private int gatesPassed;

  @Column(name = "GATES")
  private int gates;

  @Column(name = "WRITEBACK", length = 32)
  private String writeback;

  @Column(name = "CONTROLLER", length = 255)
  private String controller;

  @Column(name = "ADDRESS", length = 64)
  private String address;

  @Column(name = "CLIENT", length = 255)
  private String client;

  /** Returns what the row says. */
  public ResetActivity activity() {
    return new ResetActivity(
        id,
        realmId,
        sessionKey,
        Instant.ofEpochMilli(startedAt),
        finishedAt == null ? null : Instant.ofEpochMilli(finishedAt),
        Purpose.ofId(intent).orElseThrow(),
        result == null ? null : Result.ofId(result).orElseThrow(),
        detail,
        new Step(step),
        userTyped,
        userId,
        role == null ? null : Role.ofId(role).orElseThrow(),
        actorId,
        methods(methods),
        gatesPassed,
        gates,
        writeback,
        controller,
        address,
        client);
  }

  /** Returns how the session goes. */
  Course course() {
    return new Course(
        Purpose.ofId(intent).orElseThrow(),
        new Step(step),
        methods(methods),
        gatesPassed,
        gates,
        finishedAt == null ? null : Instant.ofEpochMilli(finishedAt),
        result == null ? null : Result.ofId(result).orElseThrow(),
        detail,
        writeback == null ? null : new DirectoryAnswer(writeback, controller));
  }

  /** Takes note of how the session goes. */
  final void set(Course course) {
    finishedAt = course.finishedAt() == null ? null : course.finishedAt().toEpochMilli();
    intent = course.purpose().id();
    result = course.result() == null ? null : course.result().id();
    detail = course.detail();
    step = course.step().id();
    methods = joined(course.methods());
    gatesPassed = course.gatesPassed();
    gates = course.gates();
    writeback = course.directory() == null ? null : course.directory().outcome();
    controller = course.directory() == null ? null : course.directory().controller();
  }

  Instant startedAt() {
    return Instant.ofEpochMilli(startedAt);
  }

  String userId() {
    return userId;
  }

  boolean withoutRole() {
    return role == null;
  }

  void set(Role known) {
    role = known.id();
  }

  private static String joined(List<Method> methods) {
    return methods.stream().map(Method::id).collect(Collectors.joining(","));
  }

  private static List<Method> methods(String joined) {
    // Oracle stores an empty text as null
    return joined == null
        ? List.of()
        : Stream.of(joined.split(",")).map(Method::ofId).flatMap(Optional::stream).toList();
  }
}
