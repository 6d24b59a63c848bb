package io.github.keycloaksspr.core.activity.store;

import io.github.keycloaksspr.core.activity.Purpose;
import io.github.keycloaksspr.core.activity.ResetActivity;
import io.github.keycloaksspr.core.activity.Result;
import io.github.keycloaksspr.core.activity.Role;
import io.github.keycloaksspr.core.activity.Step;
import io.github.keycloaksspr.core.method.Method;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
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

  /** Makes a row that is not in the table yet. */
  static ResetActivityEntity of(ResetActivity activity) {
    ResetActivityEntity row = new ResetActivityEntity();
    row.id = activity.id();
    row.realmId = activity.realmId();
    row.sessionKey = activity.sessionKey();
    row.startedAt = activity.startedAt().toEpochMilli();
    row.set(activity);
    return row;
  }

  /** Takes over everything but what names the session. */
  final void set(ResetActivity activity) {
    finishedAt = activity.finishedAt() == null ? null : activity.finishedAt().toEpochMilli();
    intent = activity.purpose().id();
    result = activity.result() == null ? null : activity.result().id();
    detail = activity.detail();
    step = activity.step().id();
    userTyped = activity.userTyped();
    userId = activity.userId();
    role = activity.role() == null ? null : activity.role().id();
    actorId = activity.actorId();
    methods = activity.methods().stream().map(Method::id).collect(Collectors.joining(","));
    gatesPassed = activity.gatesPassed();
    gates = activity.gates();
    writeback = activity.writeback();
    controller = activity.controller();
    address = activity.address();
    client = activity.client();
  }

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

  private static List<Method> methods(String joined) {
    // Oracle stores an empty text as null
    return joined == null
        ? List.of()
        : Stream.of(joined.split(",")).map(Method::ofId).flatMap(Optional::stream).toList();
  }
}
