package io.github.keycloaksspr.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotDefencePolicyTest {

  @Test
  void withoutSettingThereIsNone() {
    assertThat(valid("{}").botDefence()).isEqualTo("none");
    assertThat(valid("{\"botDefence\":null}").botDefence()).isEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "proof-of-work", "corp_captcha.v2"})
  void anyIdOfAProviderIsReadBackAsWritten(String id) {
    Policy policy = valid("{\"botDefence\":\"" + id + "\"}");

    assertThat(policy.botDefence()).isEqualTo(id);
    assertThat(valid(PolicyDocument.write(policy))).isEqualTo(policy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\" \"", "\"a b\"", "\"../x\"", "true", "16", "[\"none\"]", "{}"})
  void anythingElseIsAMistake(String value) {
    PolicyDocument.Parsed parsed = PolicyDocument.parse("{\"botDefence\":" + value + "}");

    assertThat(parsed).isInstanceOf(PolicyDocument.Invalid.class);
    assertThat(((PolicyDocument.Invalid) parsed).errors())
        .extracting(FieldError::field)
        .containsExactly("botDefence");
  }

  private static Policy valid(String document) {
    PolicyDocument.Parsed parsed = PolicyDocument.parse(document);
    assertThat(parsed).isInstanceOf(PolicyDocument.Valid.class);
    return ((PolicyDocument.Valid) parsed).policy();
  }
}
