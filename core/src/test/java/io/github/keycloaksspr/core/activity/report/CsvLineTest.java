package io.github.keycloaksspr.core.activity.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** CSV as RFC 4180 wants it, in which nothing is a formula (spec A3). */
class CsvLineTest {

  @Test
  void linesEndInCarriageReturnAndLineFeed() {
    assertThat(CsvLine.of(List.of("anna", 2, "email"))).isEqualTo("anna,2,email\r\n");
  }

  @Test
  void whatIsNotKnownIsAnEmptyCell() {
    assertThat(CsvLine.of(Arrays.asList("anna", null, "email"))).isEqualTo("anna,,email\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a,b | \"a,b\"",
        "say \"hi\" | \"say \"\"hi\"\"\"",
        "`a\nb` | `\"a\nb\"`",
        "a;b | \"a;b\"",
        "Ann Example | \"Ann Example\"",
        "anna@corp.example | anna@corp.example",
        "2026-03-29T03:00:00+02:00 | 2026-03-29T03:00:00+02:00"
      })
  void cellsAreQuotedWhereTheyMustBe(String cell, String written) {
    assertThat(CsvLine.of(List.of(cell))).isEqualTo(written + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\u00a0=1",
        "\"=1",
        "'=1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff20A1",
        "\tx",
        "\rx"
      })
  void noCellBeginsAFormula(String cell) {
    String line = CsvLine.of(List.of(cell)).strip();

    assertThat(opened(line)).doesNotMatch("(?s)[\\s\"\u00a0]*[=+\\-@\uff1d\uff0b\uff0d\uff20].*");
    assertThat(opened(line)).startsWith(cell.substring(0, cell.indexOf(first(cell)))).contains("'");
  }

  /** A spreadsheet in German splits lines at semicolons, and knows nothing of the quotes then. */
  @ParameterizedTest
  @ValueSource(strings = {"x;=1", "x; =1", "x\t=1", "x|=1", "x,=1", "x;\"=1", "x\r\n=1", "x;-1"})
  void noFormulaBeginsBehindAnotherSeparator(String cell) {
    assertThat(CsvLine.of(List.of(cell))).containsPattern("[;\t|,\n][ \"]*'[=-]1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna-maria", "a=b", "1+1", "anna@corp.example", "o'neill", "a;b", ""})
  void whatIsNoFormulaStaysAsItIs(String cell) {
    assertThat(opened(CsvLine.of(List.of(cell)).strip())).isEqualTo(cell);
  }

  @Test
  void numbersAreNoFormulas() {
    assertThat(CsvLine.of(List.of(-1L))).isEqualTo("-1\r\n");
  }

  private static String first(String cell) {
    return cell.replaceFirst("(?s)^[ \u00a0\"']*", "").substring(0, 1);
  }

  private static String opened(String line) {
    return line.startsWith("\"")
        ? line.substring(1, line.length() - 1).replace("\"\"", "\"")
        : line;
  }
}
