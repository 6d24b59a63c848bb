package io.github.keycloaksspr.core.activity.summary;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.NullUnmarked;

/**
 * How many sessions of one kind began in one hour of UTC, by quarters: the offsets of all time
 * zones in use are multiples of a quarter of an hour, so the days of each can be made of them.
 */
@Entity(name = "SsprActivityHourEntity")
@Table(name = "SSPR_ACTIVITY_HOUR")
@IdClass(HourEntity.Key.class)
@NullUnmarked
public class HourEntity {

  /** The columns that tell rows apart. */
  public record Key(
      String realmId, long hourStart, Facet facet, String intent, String result, String item)
      implements Serializable {}

  @Id
  @Column(name = "REALM_ID", length = 36)
  private String realmId;

  @Id
  @Column(name = "HOUR_START")
  private long hourStart;

  @Id
  @Enumerated(EnumType.STRING)
  @Column(name = "FACET", length = 8)
  private Facet facet;

  @Id
  @Column(name = "INTENT", length = 16)
  private String intent;

  @Id
  @Column(name = "RESULT", length = 24)
  private String result;

  @Id
  @Column(name = "ITEM", length = 64)
  private String item;

  @Column(name = "QUARTER_1")
  private long quarter1;

  @Column(name = "QUARTER_2")
  private long quarter2;

  @Column(name = "QUARTER_3")
  private long quarter3;

  @Column(name = "QUARTER_4")
  private long quarter4;

  static HourEntity of(String realmId, long hourStart, Kind kind, long[] quarters) {
    HourEntity row = new HourEntity();
    row.realmId = realmId;
    row.hourStart = hourStart;
    row.facet = kind.facet();
    row.intent = kind.intent();
    row.result = kind.result();
    row.item = kind.item();
    row.quarter1 = quarters[0];
    row.quarter2 = quarters[1];
    row.quarter3 = quarters[2];
    row.quarter4 = quarters[3];
    return row;
  }
}
