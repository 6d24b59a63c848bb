package io.github.keycloaksspr.core.activity.summary;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many sessions with the same values began in one quarter of an hour.
 *
 * @param start milliseconds since 1970
 * @param methods ids joined by commas, null or empty where there are none
 */
record Quarter(
    long start,
    String intent,
    String result,
    @Nullable String detail,
    @Nullable String methods,
    long count) {

  private static final String START = "e.startedAt - mod(e.startedAt, " + Quarters.LENGTH + ")";
  private static final String KIND = ", e.intent, e.result, e.detail, e.methods";
  private static final String COUNT =
      "select "
          + START
          + KIND
          + ", count(e.id) from SsprResetActivityEntity e"
          + " where e.realmId = :realm and e.startedAt >= :from and e.startedAt < :until"
          + " and e.result is not null group by "
          + START
          + KIND;

  /** Counts the finished sessions that began in a span of time. */
  static List<Quarter> between(EntityManager entities, String realmId, long from, long until) {
    return entities
        .createQuery(COUNT, Object[].class)
        .setParameter("realm", realmId)
        .setParameter("from", from)
        .setParameter("until", until)
        .getResultStream()
        .map(Quarter::of)
        .toList();
  }

  private static Quarter of(@Nullable Object[] row) {
    return new Quarter(
        ((Number) required(row[0])).longValue(),
        (String) required(row[1]),
        (String) required(row[2]),
        (String) row[3],
        (String) row[4],
        ((Number) required(row[5])).longValue());
  }

  private static Object required(@Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException("A column that is never null is null");
    }
    return value;
  }

  /** Returns all that the sessions count for. */
  List<Kind> kinds() {
    Stream<Kind> used =
        methods == null || methods.isEmpty()
            ? Stream.empty()
            : Stream.of(methods.split(","))
                .distinct()
                .map(method -> new Kind(Facet.METHOD, intent, result, method));
    Kind why = new Kind(Facet.DETAIL, intent, result, detail == null ? Kind.NONE : detail);
    return Stream.concat(Stream.of(why), used).toList();
  }
}
