package io.github.keycloaksspr.adminuiext.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.adminuiext.bulk.CsvReader.Line;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CsvReaderTest {

  static Stream<Arguments> wellFormed() {
    return Stream.of(
        Arguments.of("", List.of()),
        Arguments.of("a", List.of(List.of("a"))),
        Arguments.of("a,b", List.of(List.of("a", "b"))),
        Arguments.of("a,b\n", List.of(List.of("a", "b"))),
        Arguments.of("a,b\r\n", List.of(List.of("a", "b"))),
        Arguments.of("a\nb\n\n\r\nc\n\n", List.of(List.of("a"), List.of("b"), List.of("c"))),
        Arguments.of("a,\n,b\n,", List.of(List.of("a", ""), List.of("", "b"), List.of("", ""))),
        Arguments.of(" a , b ", List.of(List.of(" a ", " b "))),
        Arguments.of("\"a\",\"\"\n", List.of(List.of("a", ""))),
        Arguments.of("\"a,b\",c", List.of(List.of("a,b", "c"))),
        Arguments.of("\"a \"\"b\"\"\",c", List.of(List.of("a \"b\"", "c"))),
        Arguments.of("\"\"\"\"", List.of(List.of("\""))),
        Arguments.of("\"a\r\nb\",c\r\nd,e", List.of(List.of("a\r\nb", "c"), List.of("d", "e"))),
        Arguments.of("a;b", List.of(List.of("a;b"))));
  }

  @ParameterizedTest
  @MethodSource
  void wellFormed(String text, List<List<String>> cells) {
    assertThat(new CsvReader(text, ',').readAll())
        .extracting(line -> ((Line.Cells) line).cells())
        .isEqualTo(cells);
  }

  @Test
  void linesAreNumberedAsAnEditorDoes() {
    assertThat(new CsvReader("a\r\n\n\"b\nc\"\nd", ',').readAll())
        .extracting(Line::number)
        .containsExactly(1, 3, 5);
  }

  @Test
  void theSeparatorIsChosen() {
    assertThat(new CsvReader("a;b,c", ';').readAll())
        .containsExactly(new Line.Cells(1, List.of("a", "b,c")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "ok~a\"b,c~ok|There is a quote within a cell without quotes in line 2.",
        "ok~\"a\"b,c~ok|After a quoted cell there is text in line 2.",
        "ok~\"a\" ,c~ok|After a quoted cell there is text in line 2.",
        "ok~a^b~ok|There is half a line end within line 2."
      })
  void aMalformedLineIsNamedAndTheOthersAreRead(String text, String reason) {
    List<Line> lines = new CsvReader(text.replace('~', '\n').replace('^', '\r'), ',').readAll();

    assertThat(lines)
        .containsExactly(
            new Line.Cells(1, List.of("ok")),
            new Line.Malformed(2, reason),
            new Line.Cells(3, List.of("ok")));
  }

  @Test
  void aQuoteWithoutAnEndIsNamedByTheLineItBeginsIn() {
    assertThat(new CsvReader("ok\n\"a\nb\nc", ',').readAll())
        .containsExactly(
            new Line.Cells(1, List.of("ok")),
            new Line.Malformed(
                2, "The quote that begins in line 2 has no end; nothing after it was read."));
  }

  @Test
  void nothingOfTheCellsIsPrinted() {
    assertThat(new CsvReader("secret", ',').readAll().toString()).doesNotContain("secret");
  }
}
