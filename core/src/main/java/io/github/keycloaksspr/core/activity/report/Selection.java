package io.github.keycloaksspr.core.activity.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which rows of a report are asked for, in what order.
 *
 * @param property the time that the range is about and the order goes by
 * @param ascending whether the oldest rows come first
 */
public record Selection(
    Report report,
    String realmId,
    TimeRange range,
    List<Criterion> criteria,
    String property,
    boolean ascending) {

  public Selection {
    criteria = List.copyOf(criteria);
  }

  /** Returns all rows of a realm that do not change any more, in the order in which they became. */
  public static Selection settled(Report report, String realmId) {
    List<Criterion> ended =
        report == Report.RESETS
            ? List.of(new Criterion.Present("result", true))
            : List.<Criterion>of();
    return new Selection(report, realmId, TimeRange.ALWAYS, ended, report.settled(), true);
  }

  /** Returns the same selection, but for rows before a moment only. */
  public Selection before(Instant end) {
    boolean earlier = range.to() == null || end.isBefore(range.to());
    return earlier
        ? new Selection(
            report, realmId, new TimeRange(range.from(), end), criteria, property, ascending)
        : this;
  }

  /** Names the list of rows, for {@link Cursor}. */
  public String list() {
    return toString();
  }

  /**
   * Returns the criterion that an index serves best, together with the order. The others are for
   * the rows that it finds.
   */
  Optional<Criterion> leading() {
    return property.equals(report.time())
        ? report.indexed().stream().flatMap(each -> exactly(each).stream()).findFirst()
        : Optional.empty();
  }

  private Optional<Criterion> exactly(String indexed) {
    return criteria.stream()
        .filter(each -> each.property().equals(indexed))
        .filter(Selection::single)
        .findFirst();
  }

  private static boolean single(Criterion criterion) {
    return criterion instanceof Criterion.OneOf oneOf
        ? oneOf.values().size() == 1
        : criterion instanceof Criterion.Present present && !present.present();
  }

  /** Returns the criteria that no index serves, but for those that nearly all rows meet. */
  List<Criterion> remaining() {
    Optional<Criterion> leading = leading();
    return criteria.stream()
        .filter(each -> leading.filter(each::equals).isEmpty())
        .filter(each -> !(each instanceof Criterion.Present present && present.present()))
        .toList();
  }
}
