package io.github.keycloaksspr.authenticators.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.authenticators.page.Form;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssertionTest {

  private final MultivaluedMap<String, String> posted = new MultivaluedHashMap<>();
  private final Form form = Form.of(posted);

  AssertionTest() {
    posted.add("credentialId", "AQID");
    posted.add("authenticatorData", "-_8");
    posted.add("clientDataJSON", "e30");
    posted.add("signature", "BAUG");
  }

  @Test
  void allPartsAreRead() {
    assertThat(Assertion.of(form))
        .hasValueSatisfying(
            assertion -> {
              assertThat(assertion.request().getCredentialId()).containsExactly(1, 2, 3);
              assertThat(assertion.request().getAuthenticatorData()).containsExactly(-5, -1);
              assertThat(assertion.request().getClientDataJSON()).containsExactly('{', '}');
              assertThat(assertion.request().getSignature()).containsExactly(4, 5, 6);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"credentialId", "authenticatorData", "clientDataJSON", "signature"})
  void noneMayBeMissing(String part) {
    posted.remove(part);

    assertThat(Assertion.of(form)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"credentialId", "authenticatorData", "clientDataJSON", "signature"})
  void noneMayBeSentTwice(String part) {
    posted.add(part, "AQID");

    assertThat(Assertion.of(form)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+/8", "A", "{}", "AQID=="})
  void noneMayBeAnythingButBase64url(String damaged) {
    posted.putSingle("signature", damaged);

    assertThat(Assertion.of(form)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"YWxpY2UtaWQ,true", "Ym9iLWlk,false", "'',true"})
  void aPasskeyThatNamesItsAccountIsOnlyForThatOne(String handle, boolean allegedly) {
    posted.add("userHandle", handle);

    assertThat(Assertion.of(form))
        .hasValueSatisfying(
            assertion -> assertThat(assertion.allegedlyOf("alice-id")).isEqualTo(allegedly));
  }

  @Test
  void oneThatNamesNoneMayBeForAny() {
    assertThat(Assertion.of(form))
        .hasValueSatisfying(it -> assertThat(it.allegedlyOf("a")).isTrue());
  }
}
