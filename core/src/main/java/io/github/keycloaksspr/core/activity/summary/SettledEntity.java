package io.github.keycloaksspr.core.activity.summary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/** Until when the sessions of a realm are counted; who counts on locks it. */
@Entity(name = "SsprActivitySettledEntity")
@Table(name = "SSPR_ACTIVITY_SETTLED")
@NullUnmarked
public class SettledEntity {

  @Id
  @Column(name = "REALM_ID", length = 36)
  private String realmId;

  @Column(name = "SETTLED_UNTIL")
  private long until;

  static SettledEntity of(String realmId, long until) {
    SettledEntity row = new SettledEntity();
    row.realmId = realmId;
    row.until = until;
    return row;
  }

  long until() {
    return until;
  }

  void moveTo(long later) {
    until = later;
  }
}
