package io.github.keycloaksspr.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.messaging.HelpdeskText.Plea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the helpdesk reads (spec A7, A8). */
class HelpdeskTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029", "\u202e", "\u0000"})
  void namesNobodyOverSeveralLinesOrBackwards(String between) {
    assertThat(HelpdeskText.inOneLine("anna" + between + "User id: 0"))
        .startsWith("anna")
        .endsWith("User id: 0")
        .doesNotContain(between);
  }

  @Test
  void isTheNameAndWhereItsBearerIsStuck() {
    Plea plea = new Plea("anna", true, "192.0.2.7", "reset", "email", null);

    assertThat(HelpdeskText.details(plea))
        .containsEntry("typed", "anna")
        .containsEntry("source", "192.0.2.7")
        .containsEntry("wants", "reset")
        .containsEntry("method", "email")
        .containsEntry("standing", "eligible")
        .hasSize(5);
  }

  @Test
  void isWhyAnAccountMayNot() {
    Plea plea = new Plea("anna", true, "192.0.2.7", "unlock", null, "out_of_scope");

    assertThat(HelpdeskText.details(plea))
        .containsEntry("standing", "out_of_scope")
        .doesNotContainKey("method");
  }

  @ParameterizedTest
  @ValueSource(strings = {"My-Passw0rd-In-The-Wrong-Field", "<script>alert(1)</script>"})
  void isNoPasswordThatSomebodyTypedAsTheirName(String typed) {
    Plea plea = new Plea(typed, false, "192.0.2.7", "reset", null, "user_not_found");

    assertThat(HelpdeskText.details(plea)).containsEntry("typed", "***").doesNotContainValue(typed);
  }
}
