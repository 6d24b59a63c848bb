package io.github.keycloaksspr.core.activity.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.activity.report.Report;
import io.github.keycloaksspr.core.policy.SyslogFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FeedLineTest {

  private static final int DATAGRAM = 2_048;

  @ParameterizedTest
  @EnumSource(SyslogFormat.class)
  void isWhatTheDocumentationShows(SyslogFormat format) throws IOException {
    String documentation = Files.readString(Path.of("../docs/siem.md"));

    assertThat(documentation.lines()).contains(line(Rows.reset(Map.of()), format));
  }

  @ParameterizedTest
  @CsvSource({
    "succeeded, password_reset, <86>, |3|",
    "abandoned, email_started, <85>, |4|",
    "cancelled, before_gates, <85>, |4|",
    "contacted-helpdesk, user_id_entered, <85>, |4|",
    "failed, user_not_found, <84>, |6|",
    "blocked, brute_force, <84>, |6|",
    "failed, directory_only, <83>, |8|"
  })
  void theSeverityFollowsTheResult(String result, String detail, String priority, String ofCef) {
    FeedRow row = Rows.reset(Map.of("result", result, "detail", detail));

    assertThat(line(row, SyslogFormat.RFC5424)).startsWith(priority + "1 ");
    assertThat(line(row, SyslogFormat.CEF)).startsWith(priority + "1 ").contains(ofCef);
  }

  @ParameterizedTest
  @CsvSource({"registered, <86>, |3|", "reconfirmed, <86>, |3|", "removed, <85>, |4|"})
  void theSeverityFollowsTheAction(String action, String priority, String ofCef) {
    FeedRow row = Rows.registration(Map.of("action", action));

    assertThat(line(row, SyslogFormat.RFC5424)).startsWith(priority);
    assertThat(line(row, SyslogFormat.CEF)).startsWith(priority).contains(ofCef);
  }

  @Test
  void aRegistrationTellsWhatWasRegistered() {
    assertThat(line(Rows.registration(Map.of()), SyslogFormat.RFC5424))
        .contains(" registrations [sspr@32473 realm=\"corp\" id=")
        .contains(" data=\"sspr-email\"]")
        .endsWith(" registration registered (sspr-email)");
    assertThat(line(Rows.registration(Map.of()), SyslogFormat.CEF))
        .contains("|registration:registered|registration registered|3|rt=1795167060000 ")
        .contains(" cs2Label=data cs2=sspr-email");
  }

  /** Whatever somebody types, it is one line, of which only the value of the user differs. */
  @ParameterizedTest
  @EnumSource(SyslogFormat.class)
  void nothingThatIsTypedMakesAnotherLineOrAnotherField(SyslogFormat format) {
    String forged =
        "x\r\n<86>1 2026-11-20T09:30:02.118Z kc keycloak-sspr - resets [sspr@32473 user=\"root\"]"
            + "\nCEF:0|a|b|1|c|d|10|suser=root outcome=succeeded\u2028\u202Eevil\0";
    String line = line(Rows.reset(Map.of("user", forged)), format);

    assertThat(line.codePoints().filter(Character::isISOControl)).isEmpty();
    assertThat(line.lines()).hasSize(1);
    assertThat(line).doesNotContain("\u2028", "\u202E").doesNotContain(" user=\"root\"");
    if (format == SyslogFormat.CEF) {
      assertThat(line).contains("|suser\\=root outcome\\=succeeded\uFFFD");
      assertThat(line.split(" outcome=", -1)).hasSize(2);
    } else {
      assertThat(line).contains("user=\\\"root\\\"\\]");
      assertThat(line.replaceAll("\\\\.", "").chars().filter(c -> c == ']')).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(SyslogFormat.class)
  void noRowIsTooLongForADatagram(SyslogFormat format) {
    for (String character : new String[] {"x", "\"", "\\", "ä", "株", "😀"}) {
      FeedRow row = longest(character.repeat(100_000));

      byte[] line =
          FeedLine.of(row, new Origin(character.repeat(300), "h".repeat(300)), format, DATAGRAM);

      String text = new String(line, StandardCharsets.UTF_8);
      assertThat(line).as(text).hasSizeLessThanOrEqualTo(DATAGRAM);
      assertThat(text).doesNotContain("\uFFFD").contains(row.id());
    }
  }

  private static FeedRow longest(String text) {
    return Rows.reset(
        Stream.of(
                "user",
                "userId",
                "role",
                "intent",
                "methods",
                "result",
                "detail",
                "step",
                "writeback",
                "controller",
                "actorId",
                "address",
                "client")
            .collect(Collectors.toMap(column -> column, column -> bounded(column, text))));
  }

  /** Ids of bounded sets are as long as their columns are wide, and ASCII. */
  private static String bounded(String column, String text) {
    return switch (column) {
      case "role", "intent" -> "r".repeat(16);
      case "result" -> "r".repeat(24);
      case "detail", "step" -> "d".repeat(64);
      case "writeback" -> "w".repeat(32);
      default -> text;
    };
  }

  @Test
  void aNameIsWholeWhereThereIsRoom() {
    String name = "ä".repeat(255);

    byte[] line =
        FeedLine.of(Rows.reset(Map.of("user", name)), Rows.ORIGIN, SyslogFormat.RFC5424, 8_192);

    assertThat(new String(line, StandardCharsets.UTF_8)).contains("user=\"" + name + "\"");
  }

  @Test
  void everyColumnOfARowIsThere() {
    String line = line(longest("x"), SyslogFormat.RFC5424);

    Report.RESETS.columns().forEach(each -> assertThat(line).contains(" " + each.name() + "=\""));
  }

  private static String line(FeedRow row, SyslogFormat format) {
    return new String(FeedLine.of(row, Rows.ORIGIN, format, 8_192), StandardCharsets.UTF_8);
  }
}
