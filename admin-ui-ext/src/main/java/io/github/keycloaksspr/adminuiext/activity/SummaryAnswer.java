package io.github.keycloaksspr.adminuiext.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.core.activity.Purpose;
import io.github.keycloaksspr.core.activity.Result;
import io.github.keycloaksspr.core.activity.summary.Facet;
import io.github.keycloaksspr.core.activity.summary.Kind;
import io.github.keycloaksspr.core.policy.Policy.HelpdeskCall;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * How self-service is used.
 *
 * @param from first day, {@code to} last day, in the time zone
 * @param users missing while they are counted for the first time
 * @param failures why sessions did not succeed, the most frequent reason first
 * @param days all days from the first to the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SummaryAnswer(
    String from,
    String to,
    String zone,
    @Nullable Users users,
    List<ResultCount> results,
    List<MethodCount> methods,
    List<Failure> failures,
    Saved saved,
    List<Day> days) {

  private static final Set<String> INSTEAD_OF_A_CALL =
      Set.of(Purpose.RESET.id(), Purpose.UNLOCK.id());

  public SummaryAnswer {
    results = List.copyOf(results);
    methods = List.copyOf(methods);
    failures = List.copyOf(failures);
    days = List.copyOf(days);
  }

  /** How many users there are, and when that was counted. */
  public record Users(
      String countedAt, int inScope, int registered, int capable, Map<String, Integer> methods) {}

  /** How many sessions ended so. */
  public record ResultCount(String intent, String result, long count) {}

  /** How many sessions in which a method was used ended so. */
  public record MethodCount(String method, String intent, String result, long count) {}

  /** How many sessions did not succeed for one reason. */
  public record Failure(String intent, String result, String detail, long count) {}

  /** What there was on one day. */
  public record Day(String date, List<ResultCount> results, List<MethodCount> methods) {
    public Day {
      results = List.copyOf(results);
      methods = List.copyOf(methods);
    }
  }

  /** What successful resets and unlocks saved, had each been a call to the helpdesk. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Saved(
      long calls, long minutes, @Nullable BigDecimal cost, @Nullable String currency) {

    static Saved of(long calls, HelpdeskCall call) {
      BigDecimal cost = call.cost();
      return new Saved(
          calls,
          calls * call.minutes(),
          cost == null ? null : cost.multiply(BigDecimal.valueOf(calls)),
          call.currency());
    }
  }

  static SummaryAnswer of(
      SortedMap<LocalDate, Map<Kind, Long>> days,
      String zone,
      @Nullable Users users,
      HelpdeskCall call,
      int mostFailures) {
    Map<Kind, Long> all = new HashMap<>();
    days.values().forEach(day -> day.forEach((kind, count) -> all.merge(kind, count, Long::sum)));
    return new SummaryAnswer(
        days.firstKey().toString(),
        days.lastKey().toString(),
        zone,
        users,
        results(all),
        methods(all),
        failures(all, mostFailures),
        Saved.of(calls(all), call),
        days.entrySet().stream()
            .map(
                day ->
                    new Day(
                        day.getKey().toString(), results(day.getValue()), methods(day.getValue())))
            .toList());
  }

  private static List<ResultCount> results(Map<Kind, Long> kinds) {
    Map<ResultCount, Long> sums = new HashMap<>();
    kinds.forEach(
        (kind, count) -> {
          if (kind.facet() == Facet.DETAIL) {
            sums.merge(new ResultCount(kind.intent(), kind.result(), 0), count, Long::sum);
          }
        });
    return sums.entrySet().stream()
        .map(e -> new ResultCount(e.getKey().intent(), e.getKey().result(), e.getValue()))
        .sorted(Comparator.comparing(ResultCount::intent).thenComparing(ResultCount::result))
        .toList();
  }

  private static List<MethodCount> methods(Map<Kind, Long> kinds) {
    return kinds.entrySet().stream()
        .filter(each -> each.getKey().facet() == Facet.METHOD)
        .map(
            each ->
                new MethodCount(
                    each.getKey().item(),
                    each.getKey().intent(),
                    each.getKey().result(),
                    each.getValue()))
        .sorted(
            Comparator.comparing(MethodCount::method)
                .thenComparing(MethodCount::intent)
                .thenComparing(MethodCount::result))
        .toList();
  }

  private static List<Failure> failures(Map<Kind, Long> kinds, int most) {
    return kinds.entrySet().stream()
        .filter(each -> each.getKey().facet() == Facet.DETAIL)
        .filter(each -> !each.getKey().result().equals(Result.SUCCEEDED.id()))
        .map(
            each ->
                new Failure(
                    each.getKey().intent(),
                    each.getKey().result(),
                    each.getKey().item(),
                    each.getValue()))
        .sorted(
            Comparator.comparingLong(Failure::count)
                .reversed()
                .thenComparing(Failure::detail)
                .thenComparing(Failure::intent)
                .thenComparing(Failure::result))
        .limit(most)
        .toList();
  }

  private static long calls(Map<Kind, Long> kinds) {
    return results(kinds).stream()
        .filter(each -> each.result().equals(Result.SUCCEEDED.id()))
        .filter(each -> INSTEAD_OF_A_CALL.contains(each.intent()))
        .mapToLong(ResultCount::count)
        .sum();
  }
}
