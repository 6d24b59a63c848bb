package io.github.keycloaksspr.core.activity.report;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A query for rows of a selection as it is put together; values are parameters without exception.
 */
final class Statement {

  private final Selection selection;
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  Statement(Selection selection) {
    this.selection = selection;
  }

  /** Adds what an index serves. */
  void base() {
    conditions.add("e.realmId = " + parameter(selection.realmId()));
    selection.leading().ifPresent(this::add);
    if (selection.range().from() != null) {
      conditions.add(time() + " >= " + parameter(selection.range().from().toEpochMilli()));
    }
    if (selection.range().to() != null) {
      conditions.add(time() + " < " + parameter(selection.range().to().toEpochMilli()));
    }
  }

  /** Adds all other criteria. */
  void remaining() {
    selection.criteria().stream()
        .filter(each -> selection.leading().filter(each::equals).isEmpty())
        .forEach(this::add);
  }

  /** Adds that a row comes after one position, and not after another. */
  void between(@Nullable Position after, @Nullable Position until) {
    String onward = selection.ascending() ? ">" : "<";
    String backward = selection.ascending() ? "<" : ">";
    if (after != null) {
      compare(onward, "e.id " + onward + " " + parameter(after.id()), after);
    }
    if (until != null) {
      compare(backward, "e.id " + backward + "= " + parameter(until.id()), until);
    }
  }

  /**
   * The first condition is implied by the second one, but it is the one that an index is read by.
   */
  private void compare(String direction, String ids, Position position) {
    String time = parameter(position.time());
    conditions.add(time() + " " + direction + "= " + time);
    conditions.add("(" + time() + " " + direction + " " + time + " or " + ids + ")");
  }

  private void add(Criterion criterion) {
    String property = "e." + criterion.property();
    if (criterion instanceof Criterion.Present present) {
      conditions.add(property + (present.present() ? " is not null" : " is null"));
    } else if (criterion instanceof Criterion.OneOf oneOf) {
      conditions.add(
          oneOf.values().size() == 1
              ? property + " = " + parameter(oneOf.values().get(0))
              : property + " in " + parameter(oneOf.values()));
    } else if (criterion instanceof Criterion.Holds holds) {
      conditions.add(
          holds.values().stream()
              .map(value -> "concat(',', " + property + ", ',') like " + parameter(pattern(value)))
              .collect(Collectors.joining(" or ", "(", ")")));
    }
  }

  private static String pattern(String word) {
    return "%," + word + ",%";
  }

  private String time() {
    return "e." + selection.property();
  }

  private String parameter(Object value) {
    String name = "p" + parameters.size();
    parameters.put(name, value);
    return ":" + name;
  }

  /** Returns the query, in the order of the list. */
  TypedQuery<@Nullable Object[]> query(EntityManager entities, String columns) {
    String direction = selection.ascending() ? " asc" : " desc";
    TypedQuery<@Nullable Object[]> query =
        entities.createQuery(
            "select %s from %s e where %s order by %s%s, e.id%s"
                .formatted(
                    columns,
                    selection.report().entity(),
                    String.join(" and ", conditions),
                    time(),
                    direction,
                    direction),
            Object[].class);
    parameters.forEach(query::setParameter);
    return query;
  }
}
