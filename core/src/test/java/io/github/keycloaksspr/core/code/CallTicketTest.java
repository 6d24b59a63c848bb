package io.github.keycloaksspr.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTicketTest {

  private static final OneTimeCode CODE = new OneTimeCode("012945");

  private final SecureRandom random = new SecureRandom();
  private final CallTicket ticket = CallTicket.draw(random);

  @Test
  void aTicketOpensWhatItHasSealed() {
    assertThat(ticket.open(sealed(), "realm|de")).contains(CODE);
  }

  @Test
  void anotherTicketOpensNothing() {
    assertThat(CallTicket.draw(random).open(sealed(), "realm|de")).isEmpty();
  }

  @Test
  void underOtherCircumstancesNothingOpens() {
    assertThat(ticket.open(sealed(), "realm2|de")).isEmpty();
  }

  @Test
  void aSealThatWasTamperedWithDoesNotOpen() {
    byte[] bytes = Base64.getDecoder().decode(sealed());
    bytes[bytes.length - 1] ^= 1;

    assertThat(ticket.open(Base64.getEncoder().encodeToString(bytes), "realm|de")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "AAAAAAAAAAAAAAAA", "?", "012945"})
  void whatIsNoSealDoesNotOpen(String sealed) {
    assertThat(ticket.open(sealed, "realm|de")).isEmpty();
  }

  @Test
  void whatTheServerKeepsTellsNeitherTheCodeNorTheTicket() {
    String kept =
        ticket.name()
            + new String(Base64.getDecoder().decode(sealed()), StandardCharsets.ISO_8859_1);

    assertThat(kept).doesNotContain(CODE.digits(), ticket.value());
  }

  @Test
  void theSameCodeIsSealedDifferentlyEachTime() {
    assertThat(sealed()).isNotEqualTo(sealed());
  }

  @Test
  void aTicketIsNamedTheSameEachTimeAndLikeNoOther() {
    assertThat(CallTicket.parse(ticket.value()).map(CallTicket::name)).contains(ticket.name());
    assertThat(CallTicket.draw(random).name()).isNotEqualTo(ticket.name());
  }

  @Test
  void aTicketHas128BitsAndIsNotPrinted() {
    assertThat(ticket.value()).matches("[0-9a-f]{32}");
    assertThat(ticket.toString()).doesNotContain(ticket.value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123456789abcdef",
        "0123456789ABCDEF0123456789ABCDEF",
        "0123456789abcdef0123456789abcdef0",
        "0123456789abcdef0123456789abcde\n",
        "../../../../../../../../../../ab",
        "0123456789abcdef0123456789abcdeg"
      })
  void whatLooksOtherwiseIsNoTicket(String alleged) {
    assertThat(CallTicket.parse(alleged)).isEmpty();
  }

  private String sealed() {
    return ticket.seal(CODE, "realm|de", random);
  }
}
