package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.core.metrics.Meter;
import io.github.keycloaksspr.core.metrics.MeterTag;
import io.github.keycloaksspr.tests.metrics.MonitoringFiles;
import io.github.keycloaksspr.tests.metrics.Query;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The dashboard and the rules, without a server; what one tells is in {@link MetricsTest}. */
class MonitoringFilesTest {
  private static final Pattern LABEL = Pattern.compile("\\$labels\\.(\\w+)");

  @Test
  void everyRuleIsWhole() throws IOException {
    assertThat(MonitoringFiles.rules())
        .allSatisfy(
            rule -> {
              assertThat(names(rule))
                  .contains("alert", "expr", "labels", "annotations")
                  .isSubsetOf("alert", "expr", "for", "labels", "annotations");
              assertThat(rule.path("alert").asText()).matches("Sspr[A-Za-z]+");
              assertThat(rule.path("for").asText("1m")).matches("\\d+[smh]");
              assertThat(rule.path("labels").path("severity").asText()).isIn("critical", "warning");
              assertThat(rule.path("annotations").path("summary").asText()).isNotBlank();
              assertThat(rule.path("annotations").path("description").asText()).isNotBlank();
            })
        .extracting(rule -> rule.path("alert").asText())
        .doesNotHaveDuplicates();
  }

  @Test
  void everyRuleIsDocumented() throws IOException {
    assertThat(MonitoringFiles.rules())
        .extracting(rule -> rule.path("alert").asText())
        .containsExactlyElementsOf(MonitoringFiles.documentedAlerts());
  }

  /** Others are lost by the aggregation, and the text would have a hole. */
  @Test
  void theTextOfARuleNamesLabelsThatItsExpressionKeeps() throws IOException {
    for (JsonNode rule : MonitoringFiles.rules()) {
      Set<String> named =
          LABEL
              .matcher(rule.path("annotations").toString())
              .results()
              .map(label -> label.group(1))
              .collect(Collectors.toSet());

      assertThat(new Query(rule.path("expr").asText()).grouping())
          .as(rule.path("alert").asText())
          .containsAll(named);
    }
  }

  @Test
  void everyExpressionIsClosed() throws IOException {
    for (Query query : MonitoringFiles.queries()) {
      for (String pair : List.of("()", "{}", "[]")) {
        assertThat(count(query, pair.charAt(0)))
            .as(query.text())
            .isEqualTo(count(query, pair.charAt(1)));
      }
      assertThat(count(query, '"') % 2).as(query.text()).isZero();
    }
  }

  /** A rule for a value that never comes would never fire. */
  @Test
  void onlyValuesAreAskedForThatCanCome() throws IOException {
    for (Query query : MonitoringFiles.queries()) {
      for (Query.Selector selector : query.selectors()) {
        for (Query.Condition condition : selector.conditions()) {
          Optional<MeterTag> tag = MonitoringFiles.tag(selector.metric(), condition.label());
          if (selector.metric().startsWith("sspr_")) {
            assertThat(tag).as("%s in %s", condition.label(), query.text()).isPresent();
            tag.filter(known -> known != MeterTag.REALM)
                .map(MeterTag::range)
                .ifPresent(
                    range -> assertThat(range).as(query.text()).containsAll(condition.values()));
          }
        }
      }
    }
  }

  @Test
  void everyMeterIsOnTheDashboard() throws IOException {
    Set<String> asked =
        MonitoringFiles.queriesOfTheDashboard().stream()
            .flatMap(query -> query.selectors().stream())
            .map(Query.Selector::metric)
            .collect(Collectors.toSet());

    assertThat(Arrays.stream(Meter.values()).map(MonitoringFiles::prometheusName))
        .allSatisfy(name -> assertThat(asked).anyMatch(each -> each.startsWith(name)));
  }

  @Test
  void theDashboardAsksForItsDataSource() throws IOException {
    JsonNode dashboard = MonitoringFiles.dashboard();

    assertThat(dashboard.path("__inputs").path(0).path("name").asText()).isEqualTo("DS_PROMETHEUS");
    assertThat(dashboard.findValues("datasource"))
        .isNotEmpty()
        .allSatisfy(
            source -> assertThat(source.path("uid").asText()).isEqualTo("${DS_PROMETHEUS}"));
    assertThat(dashboard.has("id")).as("an id is the one of another Grafana").isFalse();
  }

  @Test
  void noTwoPanelsHaveTheSamePlace() throws IOException {
    JsonNode panels = MonitoringFiles.dashboard().path("panels");

    assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
    Set<String> taken = new TreeSet<>();
    for (JsonNode panel : panels) {
      JsonNode place = panel.path("gridPos");
      assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
      for (int x = 0; x < place.path("w").asInt(); x++) {
        for (int y = 0; y < place.path("h").asInt(); y++) {
          int column = place.path("x").asInt() + x;
          int line = place.path("y").asInt() + y;
          assertThat(taken.add(column + "," + line)).as("%s", panel.path("title")).isTrue();
        }
      }
    }
  }

  private static List<String> names(JsonNode node) {
    Iterable<String> names = node::fieldNames;
    return StreamSupport.stream(names.spliterator(), false).toList();
  }

  private static long count(Query query, char character) {
    return query.text().chars().filter(each -> each == character).count();
  }
}
