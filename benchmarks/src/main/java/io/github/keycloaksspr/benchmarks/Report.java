package io.github.keycloaksspr.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The outcome of a run, for people and for programs.
 *
 * @param seconds how long each kind was measured with each number of clients
 * @param processors what the machine has for server, clients and mail server together
 * @param memoryBefore megabytes the server held after warming up
 * @param memoryAfter megabytes the server held at the end
 */
record Report(
    String keycloak,
    long seconds,
    int processors,
    List<Figures> figures,
    long memoryBefore,
    long memoryAfter) {

  private static final String ROW = "%7s  %-26s %9s %8s %8s %9s %9s %7s%n";

  Report {
    figures = List.copyOf(figures);
  }

  boolean clean() {
    return figures.stream().allMatch(each -> each.failures() == 0);
  }

  /** Returns the table. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(row("clients", "", "walks", "failed", "per s", "p50 ms", "p95 ms", "ratio"));
    for (Figures each : figures) {
      text.append(
          row(
              each.clients(),
              each.kind().label(),
              each.walks(),
              each.failures(),
              decimal(each.perSecond(), 1),
              each.median().toMillis(),
              each.p95().toMillis(),
              decimal(ratio(each), 2)));
    }
    text.append(
        "%nratio: per second, to stock in the same run. Memory of the server: %d MB before, %d MB after.%n"
            .formatted(memoryBefore, memoryAfter));
    return text.toString();
  }

  /** Returns the same as JSON. */
  String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("keycloak", keycloak).put("seconds", seconds).put("processors", processors);
    root.putObject("residentMegabytes").put("before", memoryBefore).put("after", memoryAfter);
    ArrayNode all = root.putArray("figures");
    for (Figures each : figures) {
      all.addObject()
          .put("kind", each.kind().id())
          .put("clients", each.clients())
          .put("walks", each.walks())
          .put("failures", each.failures())
          .put("perSecond", rounded(each.perSecond()))
          .put("p50Millis", millis(each.median()))
          .put("p95Millis", millis(each.p95()))
          .put("ratioToStock", rounded(ratio(each)));
    }
    return root.toPrettyString() + "\n";
  }

  private double ratio(Figures of) {
    return figures.stream()
        .filter(each -> each.kind() == of.kind().stock() && each.clients() == of.clients())
        .findFirst()
        .map(of::ratioTo)
        .orElse(Double.NaN);
  }

  private static String row(Object... cells) {
    return ROW.formatted(cells);
  }

  private static String decimal(double number, int digits) {
    return Double.isNaN(number) ? "-" : String.format(Locale.ROOT, "%." + digits + "f", number);
  }

  private static double rounded(double number) {
    return Math.round(number * 1000) / 1000.0;
  }

  private static double millis(Duration time) {
    return rounded(time.toNanos() / 1e6);
  }
}
