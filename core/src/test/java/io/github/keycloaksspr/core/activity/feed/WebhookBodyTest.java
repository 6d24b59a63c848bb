package io.github.keycloaksspr.core.activity.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloaksspr.core.activity.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WebhookBodyTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void isWhatTheDocumentationShows() throws IOException {
    Matcher example =
        Pattern.compile("(?s)<!-- body -->\n```json\n(.*?)```")
            .matcher(Files.readString(Path.of("../docs/siem.md")));
    assertThat(example.find()).isTrue();

    assertThat(body(Rows.reset(Map.of()))).isEqualTo(JSON.readTree(example.group(1)));
  }

  @Test
  void hasWhatWasTypedAsItWasTyped() throws IOException {
    String typed = "\"}],\r\n\u202E😀";

    assertThat(body(Rows.reset(Map.of("user", typed))).at("/data/rows/0/user").asText())
        .isEqualTo(typed);
  }

  @Test
  void theSameBatchHasTheSameName() {
    assertThat(batch("lease 1", Rows.reset(Map.of())).id())
        .isEqualTo(batch("lease 2", Rows.reset(Map.of())).id())
        .matches("sspr_[0-9a-f]{32}");
  }

  @Test
  void anotherBatchHasAnotherName() {
    FeedRow row = Rows.reset(Map.of());
    FeedRow later = Rows.reset(Map.of("finishedAt", Rows.millis("2026-11-20T10:00:00Z")));

    assertThat(batch("x", later).id()).isNotEqualTo(batch("x", row).id());
    assertThat(batch("x", row, later).id()).isNotEqualTo(batch("x", row).id());
  }

  private static Batch batch(String lease, FeedRow... rows) {
    return new Batch(Report.RESETS, List.of(rows), lease);
  }

  private static JsonNode body(FeedRow row) throws IOException {
    return JSON.readTree(WebhookBody.of(batch("x", row), "corp"));
  }
}
