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

/** How many sessions of one kind began in each quarter of an hour of one day of UTC. */
@Entity(name = "SsprActivityDayEntity")
@Table(name = "SSPR_ACTIVITY_DAY")
@IdClass(DayEntity.Key.class)
@NullUnmarked
public class DayEntity {

  /** The columns that tell rows apart. */
  public record Key(
      String realmId, long dayStart, Facet facet, String intent, String result, String item)
      implements Serializable {}

  @Id
  @Column(name = "REALM_ID", length = 36)
  private String realmId;

  @Id
  @Column(name = "DAY_START")
  private long dayStart;

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

  @Column(name = "QUARTERS", length = 1200)
  private String quarters;

  static DayEntity of(String realmId, long dayStart, Kind kind) {
    DayEntity row = new DayEntity();
    row.realmId = realmId;
    row.dayStart = dayStart;
    row.facet = kind.facet();
    row.intent = kind.intent();
    row.result = kind.result();
    row.item = kind.item();
    row.quarters = new Quarters().toString();
    return row;
  }

  Kind kind() {
    return new Kind(facet, intent, result, item);
  }

  void add(int quarter, long count) {
    Quarters known = Quarters.parse(quarters);
    known.add(quarter, count);
    quarters = known.toString();
  }
}
