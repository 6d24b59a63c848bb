package io.github.keycloaksspr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Report REPORT =
      new Report(
          "26.7.3",
          15,
          2,
          List.of(
              figures(Kind.STOCK_RESET, 1, 10, 0),
              figures(Kind.CODE_RESET, 1, 9, 0),
              figures(Kind.STOCK_RESET, 4, 20, 0),
              figures(Kind.CODE_RESET, 4, 25, 1)),
          600,
          640);

  @Test
  void tableHasOneLinePerKindAndNumberOfClients() {
    assertThat(REPORT.text().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .contains(
            "clients walks failed per s p50 ms p95 ms ratio",
            "1 reset, stock: e-mail link 150 0 10.0 90 120 1.00",
            "1 reset, sspr: e-mail code 150 0 9.0 90 120 0.90",
            "4 reset, sspr: e-mail code 150 1 25.0 90 120 1.25");
  }

  @Test
  void tableTellsTheMemory() {
    assertThat(REPORT.text()).contains("600 MB before, 640 MB after");
  }

  @Test
  void ratiosAreToStockWithAsManyClients() throws IOException {
    JsonNode figures = new ObjectMapper().readTree(REPORT.json()).path("figures");

    assertThat(figures.findValues("ratioToStock").stream().map(JsonNode::asDouble))
        .containsExactly(1.0, 0.9, 1.0, 1.25);
  }

  @Test
  void jsonTellsWhatItWasMeasuredOn() throws IOException {
    JsonNode json = new ObjectMapper().readTree(REPORT.json());

    assertThat(json.path("keycloak").asText()).isEqualTo("26.7.3");
    assertThat(json.path("processors").asInt()).isEqualTo(2);
    assertThat(json.at("/residentMegabytes/after").asInt()).isEqualTo(640);
  }

  @Test
  void oneFailureIsEnoughToNotBeClean() {
    assertThat(REPORT.clean()).isFalse();
  }

  private static Figures figures(Kind kind, int clients, double perSecond, int failures) {
    return new Figures(
        kind, clients, 150, failures, perSecond, Duration.ofMillis(90), Duration.ofMillis(120));
  }
}
