package io.github.keycloaksspr.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.registration.EmailAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailTest {

  private final List<Object> parameters = new ArrayList<>(List.of("Corp"));
  private final Map<String, Object> attributes = new HashMap<>(Map.of("code", "483920"));
  private final Mail mail =
      new Mail(
          "alice-id",
          new EmailAddress("alice@example.org"),
          Locale.GERMAN,
          "ssprCodeSubject",
          parameters,
          "sspr-code.ftl",
          attributes);

  @Test
  void textsShowNeitherCodeNorWholeAddress() {
    assertThat(mail).hasToString("Mail[sspr-code.ftl to al***@example.org]");
  }

  @Test
  void whatIsSentCannotBeChangedLater() {
    parameters.clear();
    attributes.put("code", "000000");

    assertThat(mail.subjectParameters()).containsExactly("Corp");
    assertThat(mail.attributes()).containsExactly(Map.entry("code", "483920"));
  }
}
