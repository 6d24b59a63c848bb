package io.github.keycloaksspr.core.limit.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** A row of the table of counters. */
@Entity(name = "SsprCounterEntity")
@Table(name = "SSPR_COUNTER")
@NamedQuery(
    name = "ssprInsertCounter",
    query =
        "insert into SsprCounterEntity"
            + " (id, realmId, limitId, keyHash, userId, hits, since, blockedUntil, expires)"
            + " values (:id, :realmId, :limitId, :keyHash, :userId, 0, 0, 0, :expires)"
            + " on conflict (id) do nothing")
@NamedQuery(
    name = "ssprCountersOfUser",
    query = "select c from SsprCounterEntity c where c.realmId = :realmId and c.userId = :userId")
@NamedQuery(
    name = "ssprForgetKey",
    query = "delete from SsprCounterEntity c where c.realmId = :realmId and c.keyHash = :keyHash")
@NamedQuery(
    name = "ssprForgetUser",
    query = "delete from SsprCounterEntity c where c.realmId = :realmId and c.userId = :userId")
@NamedQuery(
    name = "ssprForgetRealm",
    query = "delete from SsprCounterEntity c where c.realmId = :realmId")
@NamedQuery(
    name = "ssprForgetExpired",
    query = "delete from SsprCounterEntity c where c.expires < :now")
@NullUnmarked
public class CounterEntity {

  @Id
  @Column(name = "ID", length = 64)
  private String id;

  @Column(name = "REALM_ID", length = 36)
  private String realmId;

  @Column(name = "LIMIT_ID", length = 32)
  private String limitId;

  @Column(name = "KEY_HASH", length = 64)
  private String keyHash;

  @Column(name = "USER_ID", length = 255)
  private String userId;

  @Column(name = "HITS")
  private int hits;

  @Column(name = "SINCE")
  private long since;

  @Column(name = "BLOCKED_UNTIL")
  private long blockedUntil;

  @Column(name = "EXPIRES")
  private long expires;

  String limitId() {
    return limitId;
  }

  int hits() {
    return hits;
  }

  long since() {
    return since;
  }

  long blockedUntil() {
    return blockedUntil;
  }

  void set(int newHits, long newSince, long newBlockedUntil, long newExpires) {
    hits = newHits;
    since = newSince;
    blockedUntil = newBlockedUntil;
    expires = newExpires;
  }
}
