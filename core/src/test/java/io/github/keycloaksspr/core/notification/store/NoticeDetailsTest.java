package io.github.keycloaksspr.core.notification.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticeDetailsTest {

  @Test
  void areReadAsTheyWereWritten() {
    Map<String, String> details = Map.of("typed", "\"anna\"\n<b>été 🏢", "source", "192.0.2.7");

    assertThat(NoticeDetails.read(NoticeDetails.write(details))).isEqualTo(details);
  }

  @Test
  void ofMostNoticesTakeNoRoom() {
    assertThat(NoticeDetails.write(Map.of())).isNull();
    assertThat(NoticeDetails.read(null)).isEmpty();
  }

  @Test
  void fitIntoTheirColumnWithTheLongestName() {
    Map<String, String> longest =
        Map.of(
            "typed", "\\".repeat(255),
            "source", "0000:0000:0000:0000:0000:ffff:255.255.255.255%interface",
            "wants", "account",
            "method", "recovery-code",
            "standing", "outside_logon_hours");

    assertThat(NoticeDetails.write(longest)).hasSizeLessThan(2000);
  }

  @Test
  void thatAreDamagedAreNotQuoted() {
    assertThatThrownBy(() -> NoticeDetails.read("{anna"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageNotContaining("anna")
        .hasNoCause();
  }
}
