package io.github.keycloaksspr.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.activity.Purpose;
import io.github.keycloaksspr.core.activity.Result;
import io.github.keycloaksspr.core.limit.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MeterTest {
  private static final Path DOCUMENTATION = Path.of("../docs/monitoring.md");
  private static final Path MAILS =
      Path.of("../themes/src/main/resources/theme-resources/templates/html");

  /** What is counted to remember it, and refuses nobody anything. */
  private static final EnumSet<Limit> NO_LIMITS =
      EnumSet.of(Limit.INVITATIONS, Limit.EXPIRY_REMINDERS, Limit.REPORTS);

  @ParameterizedTest
  @EnumSource
  void namesAreMicrometersWay(Meter meter) {
    assertThat(meter.id()).matches("sspr(\\.[a-z]+)+");
    assertThat(meter.description()).isNotBlank();
    assertThat(meter.tags()).extracting(MeterTag::key).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void everyMeterIsDocumentedWithItsTags(Meter meter) throws IOException {
    String row =
        Files.readAllLines(DOCUMENTATION).stream()
            .filter(line -> line.startsWith("| `" + meter.id() + "` |"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(meter.id() + " is not in " + DOCUMENTATION));

    assertThat(meter.tags()).allSatisfy(tag -> assertThat(row).contains("`" + tag.key() + "`"));
    assertThat(row).contains(meter.timer() ? "| timer |" : "| counter |");
  }

  @ParameterizedTest
  @EnumSource
  void everyValueOfATagIsDocumented(MeterTag tag) throws IOException {
    String documentation = Files.readString(DOCUMENTATION);

    assertThat(tag.range())
        .allSatisfy(value -> assertThat(documentation).contains("`" + value + "`"));
  }

  @ParameterizedTest
  @EnumSource
  void fewValuesAreEnough(MeterTag tag) {
    assertThat(tag.range()).hasSizeLessThanOrEqualTo(15).doesNotHaveDuplicates();
  }

  @Test
  void sessionsAreCountedByWhatTheReportsSay() {
    assertThat(MeterTag.PURPOSE.range())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Purpose.values()).map(Purpose::id).toList());
    assertThat(MeterTag.RESULT.range())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Result.values()).map(Result::id).toList());
  }

  @Test
  void refusalsAreCountedByEveryLimit() {
    assertThat(MeterTag.LIMIT.range())
        .containsExactlyInAnyOrderElementsOf(
            EnumSet.complementOf(NO_LIMITS).stream().map(Limit::id).toList());
  }

  @Test
  void mailsAreTimedByTheirTemplates() throws IOException {
    try (Stream<Path> templates = Files.list(MAILS)) {
      assertThat(templates.map(file -> file.getFileName().toString()))
          .map(name -> name.replaceAll("^sspr-|\\.ftl$", ""))
          .containsExactlyInAnyOrderElementsOf(MeterTag.MAIL.range());
    }
  }
}
