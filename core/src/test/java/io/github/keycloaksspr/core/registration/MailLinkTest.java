package io.github.keycloaksspr.core.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To whom mails to the helpdesk go (spec A7, A8). */
class MailLinkTest {

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
  void hasTheAddressesBeforeItsHeaderFields(URI link, String addresses) {
    List<String> expected = addresses == null ? List.of() : List.of(addresses.split(" "));

    assertThat(MailLink.addresses(link))
        .extracting(EmailAddress::value)
        .containsExactlyElementsOf(expected);
  }

  @Test
  void hasNoneWhereThereIsNoLink() {
    assertThat(MailLink.addresses(null)).isEmpty();
  }
}
