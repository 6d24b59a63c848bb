package io.github.keycloaksspr.adminuiext.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.keycloaksspr.adminuiext.methods.Registrable;
import io.github.keycloaksspr.core.policy.FieldError;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportDocumentTest {

  private static final Who ANNA = new Who(Who.By.USERNAME, "anna");

  @Nested
  class Csv {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "username,sspr-email\nanna,a@b.example",
          "username;sspr-email\r\nanna;a@b.example\r\n",
          "sspr-email,username\n\n a@b.example , anna \n\n",
          "\"username\",\"sspr-email\"\n\"anna\",\"a@b.example\""
        })
    void namesItsColumnsInTheHeader(String text) {
      assertThat(rows(CsvDocument.parse(text)))
          .containsExactly(row(Map.of(Registrable.EMAIL, new Change.Save("a@b.example"))));
    }

    @Test
    void leavesAloneWhatIsEmptyAndRemovesWhatTheMarkerSays() {
      String text = "username,sspr-email,sspr-mobile-phone,sspr-office-phone\nanna,,(remove),+1\n";

      assertThat(rows(CsvDocument.parse(text)))
          .containsExactly(
              row(
                  Map.of(
                      Registrable.MOBILE_PHONE, new Change.Remove(),
                      Registrable.OFFICE_PHONE, new Change.Save("+1"))));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "''|'' ",
          "username,pigeon|pigeon",
          "username,sspr-security-questions|sspr-security-questions",
          "username,sspr-email,sspr-email|sspr-email",
          "username,sspr-email;sspr-mobile-phone|''",
          "anna,+1 4255550123|''",
          "\"username|''"
        })
    void withAWrongHeaderIsUnreadable(String text, String field) {
      List<FieldError> errors = errors(CsvDocument.parse(text));

      assertThat(errors).extracting(FieldError::field).contains(field.strip());
      assertThat(errors.toString()).doesNotContain("4255550123");
    }

    @Test
    void withWrongRowsIsReadAllTheSame() {
      String text = "username,sspr-email\nanna\n,a@b.example\nanna,a\"b\nanna,\n\"anna,";

      assertThat(rows(CsvDocument.parse(text)))
          .extracting(Row::number, row -> row.errors().size())
          .containsExactly(tuple(1, 1), tuple(2, 1), tuple(3, 1), tuple(4, 0), tuple(5, 1));
    }

    @Test
    void namesAUserOnce() {
      assertThat(rows(CsvDocument.parse("username,userId\nanna,4711\nanna,\n,4711\n")))
          .extracting(row -> row.errors().isEmpty())
          .containsExactly(false, true, true);
    }

    @Test
    void hasAtMostTenThousandRows() {
      String text = "username\n" + "anna\n".repeat(10_000);

      assertThat(rows(CsvDocument.parse(text))).hasSize(10_000);
      assertThat(CsvDocument.parse(text + "anna")).isEqualTo(new ImportDocument.TooManyRows());
    }
  }

  @Nested
  class Json {

    @Test
    void registersTextsAndRemovesWhatIsNull() {
      String text =
          "[{\"username\":\"anna\",\"email\":null,\"sspr-email\":\"a@b.example\","
              + "\"sspr-office-phone\":null}]";

      assertThat(rows(JsonDocument.parse(text)))
          .containsExactly(
              row(
                  Map.of(
                      Registrable.EMAIL, new Change.Save("a@b.example"),
                      Registrable.OFFICE_PHONE, new Change.Remove())));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "{}",
          "null",
          "7",
          "[",
          "[] []",
          "[{\"username\":\"a\",\"username\":\"b\"}]"
        })
    void thatIsNoArrayIsUnreadable(String text) {
      assertThat(errors(JsonDocument.parse(text))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "[\"anna\"]",
          "[null]",
          "[{}]",
          "[{\"username\":7}]",
          "[{\"username\":\" \"}]",
          "[{\"username\":\"a\",\"email\":\"b\"}]",
          "[{\"username\":\"a\",\"sspr-email\":{\"secret\":1}}]"
        })
    void withAWrongRowIsReadAllTheSame(String text) {
      assertThat(rows(JsonDocument.parse(text)))
          .singleElement()
          .satisfies(row -> assertThat(row.errors()).hasSize(1));
      assertThat(rows(JsonDocument.parse(text)).toString()).doesNotContain("secret");
    }

    @Test
    void withAnUnknownFieldIsUnreadable() {
      assertThat(errors(JsonDocument.parse("[{\"username\":\"a\"},{\"pigeon\":1},{\"pigeon\":2}]")))
          .extracting(FieldError::field)
          .containsExactly("pigeon");
    }

    @Test
    void mayBeOneObjectInEachLine() {
      String text = "{\"username\":\"anna\"}\r\n\n{\"username\":\n{\"username\":\"anna\"}";

      List<Row> rows = rows(JsonDocument.parseLines(text));

      assertThat(rows).extracting(row -> row.errors().isEmpty()).containsExactly(true, false, true);
      assertThat(rows.get(1).errors())
          .containsExactly(new FieldError("", "Line 3 is not valid JSON."));
    }
  }

  @Nested
  class Body {

    @Test
    void losesItsByteOrderMark() throws IOException {
      assertThat(read("\uFEFFä".getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(new ImportBody.Read.Text("ä"));
    }

    @Test
    void inAnotherEncodingIsRefused() throws IOException {
      assertThat(read("ä".getBytes(StandardCharsets.ISO_8859_1)))
          .isEqualTo(new ImportBody.Read.NotUtf8());
    }

    @Test
    void thatIsTooLongIsRefused() throws IOException {
      assertThat(read(new byte[ImportBody.LONGEST + 1])).isEqualTo(new ImportBody.Read.TooLong());
      assertThat(read(new byte[ImportBody.LONGEST])).isInstanceOf(ImportBody.Read.Text.class);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "text/csv|username~anna",
          "text/csv;charset=UTF-8|username~anna",
          "application/json|[{\"username\":\"anna\"}]",
          "application/x-ndjson|{\"username\":\"anna\"}~"
        })
    void isUnderstoodByItsType(String type, String text) {
      assertThat(rows(ImportBody.parse(mediaType(type), text.replace('~', '\n'))))
          .containsExactly(row(Map.of()));
    }

    private static MediaType mediaType(String text) {
      String[] parts = text.split("[/;]");
      return new MediaType(parts[0], parts[1]);
    }

    private static ImportBody.Read read(byte[] body) throws IOException {
      return ImportBody.read(new ByteArrayInputStream(body));
    }
  }

  private static Row row(Map<Registrable, Change> changes) {
    return new Row(1, Optional.of(ANNA), changes, List.of());
  }

  private static List<Row> rows(ImportDocument document) {
    return ((ImportDocument.Rows) document).rows();
  }

  private static List<FieldError> errors(ImportDocument document) {
    return ((ImportDocument.Unreadable) document).errors();
  }
}
