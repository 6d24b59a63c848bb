package io.github.keycloaksspr.adminuiext.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.policy.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class InviteBodyTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "{}"})
  void withoutFieldsMeansAHundredOfAll(String text) {
    assertThat(InviteBody.parse(text))
        .isEqualTo(
            new InviteBody.Valid(
                new InviteBody(new Filter(null, null), Position.START, 100, false)));
  }

  @Test
  void everyFieldIsRead() {
    String text =
        "{\"search\":\" ann \",\"group\":\"/staff\",\"max\":7,\"force\":true,\"first\":\"2-400\"}";

    assertThat(InviteBody.parse(text))
        .isEqualTo(
            new InviteBody.Valid(
                new InviteBody(new Filter("ann", "/staff"), new Position(2, 400), 7, true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|''",
        "{|''",
        "{} {}|''",
        "{'pigeon':1}|''",
        "{'max':0}|max",
        "{'max':1001}|max",
        "{'max':1.5}|max",
        "{'max':'7'}|max",
        "{'max':-1}|max",
        "{'force':'true'}|force",
        "{'first':7}|first",
        "{'first':'-1'}|first",
        "{'first':'1-2-3'}|first",
        "{'search':7}|search",
        "{'group':null}|group"
      })
  void otherBodiesAreRefusedAtTheField(String text, String field) {
    assertThat(InviteBody.parse(text.replace('\'', '"')))
        .isInstanceOfSatisfying(
            InviteBody.Invalid.class,
            invalid ->
                assertThat(invalid.errors()).extracting(FieldError::field).containsExactly(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "400", "1-0", "12-34567"})
  void aPositionIsReadAsItWasWritten(String text) {
    assertThat(Position.parse(text)).map(Position::toString).contains(text);
  }
}
