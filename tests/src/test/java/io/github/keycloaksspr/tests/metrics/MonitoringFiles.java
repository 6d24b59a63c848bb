package io.github.keycloaksspr.tests.metrics;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.keycloaksspr.core.metrics.Meter;
import io.github.keycloaksspr.core.metrics.MeterTag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The dashboard and the alert rules that come with the documentation. */
public final class MonitoringFiles {
  private static final Path DOCS = Path.of(System.getProperty("sspr.root"), "docs");
  private static final Path FOLDER = DOCS.resolve("monitoring");
  private static final ObjectMapper JSON = strict(new ObjectMapper());
  private static final ObjectMapper YAML = strict(new ObjectMapper(new YAMLFactory()));
  private static final Pattern ALERT = Pattern.compile("^\\| `(Sspr\\w+)` ", Pattern.MULTILINE);

  private MonitoringFiles() {}

  /** Returns the dashboard. */
  public static JsonNode dashboard() throws IOException {
    return JSON.readTree(Files.readString(FOLDER.resolve("sspr-dashboard.json")));
  }

  /** Returns the rules of all groups. */
  public static List<JsonNode> rules() throws IOException {
    JsonNode file = YAML.readTree(Files.readString(FOLDER.resolve("sspr-alerts.yml")));
    List<JsonNode> rules = new ArrayList<>();
    file.path("groups").forEach(group -> group.path("rules").forEach(rules::add));
    return rules;
  }

  /** Returns the names of the alerts in the documentation. */
  public static List<String> documentedAlerts() throws IOException {
    String page = Files.readString(DOCS.resolve("monitoring.md"));
    return ALERT.matcher(page).results().map(alert -> alert.group(1)).toList();
  }

  /** Returns what is asked by either. */
  public static List<Query> queries() throws IOException {
    Stream<Query> alerts = rules().stream().map(rule -> new Query(rule.path("expr").asText()));
    return Stream.concat(queriesOfTheDashboard().stream(), alerts).toList();
  }

  /** Returns what the dashboard asks. */
  public static List<Query> queriesOfTheDashboard() throws IOException {
    return dashboard().findValuesAsText("expr").stream().map(Query::new).toList();
  }

  /** Returns the name of a meter in Prometheus, without unit and ending. */
  public static String prometheusName(Meter meter) {
    return meter.id().replace('.', '_');
  }

  /** Finds what a label of a metric is. */
  public static Optional<MeterTag> tag(String metric, String label) {
    return Arrays.stream(Meter.values())
        .filter(meter -> metric.matches(prometheusName(meter) + "(_total|_seconds_[a-z]+)"))
        .flatMap(meter -> meter.tags().stream())
        .filter(tag -> tag.key().equals(label))
        .findFirst();
  }

  private static ObjectMapper strict(ObjectMapper mapper) {
    return mapper
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  }
}
