package io.github.keycloaksspr.authenticators.notme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.registration.EmailAddress;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** To whom a report goes (spec A7). */
class HelpdeskMailTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mailto:help@corp.example|help@corp.example",
        "MAILTO:Help@Corp.Example|help@corp.example",
        "mailto:help@corp.example?subject=Stuck|help@corp.example",
        "mailto:help@corp.example?cc=other@corp.example|help@corp.example",
        "mailto:help%2Bsspr@corp.example|help+sspr@corp.example",
        "mailto:a@corp.example,b@corp.example|a@corp.example b@corp.example",
        "mailto:a@corp.example%0D%0ABcc:evil@corp.example|",
        "mailto:nobody|",
        "mailto:?to=help@corp.example|",
        "https://help.corp.example/a@corp.example|"
      })
  void goesToTheAddressesOfAMailLink(URI helpdesk, String addresses) {
    List<String> expected = addresses == null ? List.of() : List.of(addresses.split(" "));

    assertThat(HelpdeskMail.addresses(helpdesk))
        .extracting(EmailAddress::value)
        .containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029", "\u202e", "\u0000"})
  void namesNobodyOverSeveralLinesOrBackwards(String between) {
    assertThat(HelpdeskMail.inOneLine("anna" + between + "User id: 0"))
        .startsWith("anna")
        .endsWith("User id: 0")
        .doesNotContain(between);
  }

  @Test
  void goesNowhereWithoutAHelpdesk() {
    assertThat(HelpdeskMail.addresses(null)).isEmpty();
  }
}
