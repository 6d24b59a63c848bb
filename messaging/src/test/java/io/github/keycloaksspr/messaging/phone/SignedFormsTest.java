package io.github.keycloaksspr.messaging.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the example of https://www.twilio.com/docs/usage/security#validating-requests. */
class SignedFormsTest {

  private static final String ADDRESS = "https://example.com/myapp.php?foo=1&bar=2";
  private static final String SIGNATURE = "vNe7KK2kJwCsxc9K3OLkkKB3qqI=";
  private static final Map<String, String> FIELDS =
      Map.of(
          "CallSid", "CA1234567890ABCDE",
          "Caller", "+12349013030",
          "Digits", "1234",
          "From", "+12349013030",
          "To", "+18005551212");

  private final SignedForms forms = new SignedForms("12345");

  @ParameterizedTest
  @CsvSource({
    "https://mycompany.com/myapp.php?foo=1&bar=2, 0/KCTR6DLpKmkAf8muzZqo1nDgQ=",
    "https://example.com/myapp.php?foo=1&bar=2, vNe7KK2kJwCsxc9K3OLkkKB3qqI="
  })
  void whatTwilioHasSignedIsBelieved(String address, String signature) {
    assertThat(read(address, FIELDS, signature)).isEqualTo(KeyPress.OTHER);
  }

  @Test
  void theNameOfTheHeaderMayBeWrittenInAnyCase() {
    CallBack callBack = new CallBack(ADDRESS, FIELDS, Map.of("x-twilio-signature", SIGNATURE));

    assertThat(forms.read(callBack)).isEqualTo(KeyPress.OTHER);
  }

  @Test
  void withoutASignatureNothingIsBelieved() {
    assertThat(forms.read(new CallBack(ADDRESS, FIELDS, Map.of()))).isEqualTo(KeyPress.FORGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "vNe7KK2kJwCsxc9K3OLkkKB3qqI",
        "wNe7KK2kJwCsxc9K3OLkkKB3qqI=",
        "=\u0000ü"
      })
  void anotherSignatureIsForged(String signature) {
    assertThat(read(ADDRESS, FIELDS, signature)).isEqualTo(KeyPress.FORGED);
  }

  @Test
  void aSignatureByAnotherSecretIsForged() {
    assertThat(
            new SignedForms("12346")
                .read(new CallBack(ADDRESS, FIELDS, Map.of("X-Twilio-Signature", SIGNATURE))))
        .isEqualTo(KeyPress.FORGED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com/myapp.php?foo=1&bar=2",
        "https://example.com/myapp.php?foo=1&bar=3",
        "https://example.org/myapp.php?foo=1&bar=2"
      })
  void aSignatureForAnotherAddressIsForged(String address) {
    assertThat(read(address, FIELDS, SIGNATURE)).isEqualTo(KeyPress.FORGED);
  }

  @ParameterizedTest
  @CsvSource({"Digits, #", "Digits, ''", "CallSid, CA2", "More, 1"})
  void aSignatureForOtherFieldsIsForged(String name, String value) {
    Map<String, String> fields = new HashMap<>(FIELDS);
    fields.put(name, value);

    assertThat(read(ADDRESS, fields, SIGNATURE)).isEqualTo(KeyPress.FORGED);
  }

  /** The signatures were made with another program than the one under test. */
  @ParameterizedTest
  @CsvSource({
    "#, dH80XYhHUpSNDqVEc3cZDAUjzO8=, HASH",
    "5, GJejUEBYBAEY+Pa6+18uzYgM2yM=, OTHER",
    "*, CUaLsu3RuPxkr/h1Wabrv6Jahlc=, OTHER",
    "##, Rrn+OOja7eYODYGJNdJ//eBX3D8=, OTHER"
  })
  void onlyTheHashKeyIsTheHashKey(String digits, String signature, KeyPress expected) {
    assertThat(read(ADDRESS, Map.of("Digits", digits), signature)).isEqualTo(expected);
  }

  private KeyPress read(String address, Map<String, String> fields, String signature) {
    return forms.read(new CallBack(address, fields, Map.of("X-Twilio-Signature", signature)));
  }
}
