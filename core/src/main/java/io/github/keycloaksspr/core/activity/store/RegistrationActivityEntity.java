package io.github.keycloaksspr.core.activity.store;

import io.github.keycloaksspr.core.activity.RegistrationAction;
import io.github.keycloaksspr.core.activity.RegistrationActivity;
import io.github.keycloaksspr.core.activity.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Nationalized;
import org.jspecify.annotations.NullUnmarked;

/** A row of the table behind the registration report. */
@Entity(name = "SsprRegistrationActivityEntity")
@Table(name = "SSPR_REGISTRATION_ACTIVITY")
@NamedQuery(
    name = "ssprOldRegistrations",
    query =
        "select r.id from SsprRegistrationActivityEntity r where r.realmId = :realmId"
            + " and r.occurredAt < :before order by r.occurredAt, r.id")
@NamedQuery(
    name = "ssprDeleteRegistrations",
    query = "delete from SsprRegistrationActivityEntity r where r.id in (:ids)")
@NamedQuery(
    name = "ssprForgetRegistrationsOfRealm",
    query = "delete from SsprRegistrationActivityEntity r where r.realmId = :realmId")
@NamedQuery(
    name = "ssprForgetRegistrationsOfUser",
    query =
        "delete from SsprRegistrationActivityEntity r where r.realmId = :realmId"
            + " and r.userId = :userId")
@NamedQuery(
    name = "ssprAnonymiseRegistrations",
    query =
        "update SsprRegistrationActivityEntity r set r.userId = null, r.userName = null,"
            + " r.address = null where r.realmId = :realmId and r.userId = :userId")
@NamedQuery(
    name = "ssprAnonymiseRegistrationActor",
    query =
        "update SsprRegistrationActivityEntity r set r.actorId = null where r.actorId = :userId")
@NullUnmarked
public class RegistrationActivityEntity {

  @Id
  @Column(name = "ID", length = 36)
  private String id;

  @Column(name = "REALM_ID", length = 36)
  private String realmId;

  @Column(name = "OCCURRED_AT")
  private long occurredAt;

  @Column(name = "USER_ID", length = 255)
  private String userId;

  @Nationalized
  @Column(name = "USER_NAME", length = 255)
  private String userName;

  @Column(name = "ROLE", length = 16)
  private String role;

  @Column(name = "ACTION", length = 16)
  private String action;

  @Column(name = "DATA", length = 64)
  private String data;

  @Column(name = "ACTOR_ID", length = 255)
  private String actorId;

  @Column(name = "ADDRESS", length = 64)
  private String address;

  @Column(name = "CLIENT", length = 255)
  private String client;

  /** Makes a row that is not in the table yet. */
  static RegistrationActivityEntity of(RegistrationActivity activity) {
    RegistrationActivityEntity row = new RegistrationActivityEntity();
    row.id = activity.id();
    row.realmId = activity.realmId();
    row.occurredAt = activity.occurredAt().toEpochMilli();
    row.userId = activity.userId();
    row.userName = activity.userName();
    row.role = activity.role().id();
    row.action = activity.action().id();
    row.data = activity.data();
    row.actorId = activity.actorId();
    row.address = activity.address();
    row.client = activity.client();
    return row;
  }

  /** Returns what the row says. */
  public RegistrationActivity activity() {
    return new RegistrationActivity(
        id,
        realmId,
        Instant.ofEpochMilli(occurredAt),
        userId,
        userName,
        Role.ofId(role).orElseThrow(),
        RegistrationAction.ofId(action).orElseThrow(),
        data,
        actorId,
        address,
        client);
  }
}
