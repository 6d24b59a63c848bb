package io.github.keycloaksspr.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhonePolicyTest {

  @Test
  void withoutSettingsEveryCountryIsServedNumbersNameTheirsAndCallsSpeakAtOnce() {
    assertThat(valid("{}").phone()).isEqualTo(new Policy.Phone(null, List.of(), false));
  }

  @Test
  void settingsAreReadBackAsWritten() {
    Policy policy =
        valid(
            "{\"phone\":{\"defaultRegion\":\"DE\",\"countries\":[\"DE\",\"AT\"],"
                + "\"callConfirmation\":true}}");

    assertThat(policy.phone()).isEqualTo(new Policy.Phone("DE", List.of("DE", "AT"), true));
    assertThat(valid(PolicyDocument.write(policy))).isEqualTo(policy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"defaultRegion\":\"de\"} | phone.defaultRegion",
        "{\"defaultRegion\":\"XX\"} | phone.defaultRegion",
        "{\"defaultRegion\":49} | phone.defaultRegion",
        "{\"countries\":[\"DE\",\"EU\"]} | phone.countries",
        "{\"countries\":\"DE\"} | phone.countries",
        "{\"defaultRegion\":\"US\",\"countries\":[\"DE\"]} | phone.defaultRegion",
        "{\"callConfirmation\":\"#\"} | phone.callConfirmation",
        "{\"region\":\"US\"} | phone.region"
      })
  void mistakesAreNamed(String phone, String field) {
    PolicyDocument.Parsed parsed = PolicyDocument.parse("{\"phone\":" + phone + "}");

    assertThat(parsed).isInstanceOf(PolicyDocument.Invalid.class);
    assertThat(((PolicyDocument.Invalid) parsed).errors())
        .extracting(FieldError::field)
        .containsExactly(field);
  }

  private static Policy valid(String document) {
    PolicyDocument.Parsed parsed = PolicyDocument.parse(document);
    assertThat(parsed).isInstanceOf(PolicyDocument.Valid.class);
    return ((PolicyDocument.Valid) parsed).policy();
  }
}
