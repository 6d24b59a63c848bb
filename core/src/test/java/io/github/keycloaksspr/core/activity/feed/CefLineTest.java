package io.github.keycloaksspr.core.activity.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CefLineTest {

  /** The examples of "Implementing ArcSight Common Event Format", about escaping. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "detected a | in message ~ blocked a | ~ detected a \\| in message ~ blocked a |",
        "detected a \\ in packet ~ blocked a \\ ~ detected a \\\\ in packet ~ blocked a \\\\",
        "detected a = in message ~ blocked a = ~ detected a = in message ~ blocked a \\="
      })
  void escapesAsTheSpecificationShows(String name, String act, String header, String extension) {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("src", "10.0.0.1");
    keys.put("act", act);
    keys.put("dst", "1.1.1.1");

    assertThat(
            CefLine.of(
                new CefLine.Header("security", "threatmanager", "1.0", "100", name, 10), keys))
        .isEqualTo(
            "CEF:0|security|threatmanager|1.0|100|%s|10|src=10.0.0.1 act=%s dst=1.1.1.1"
                .formatted(header, extension));
  }

  @Test
  void aValueOfSeveralLinesIsOneLine() {
    CefLine.Header header = new CefLine.Header("a\nb", "c", "1", "d", "e\rf", 3);

    assertThat(CefLine.of(header, Map.of("msg", "Detected a threat.\n No action needed.\r")))
        .isEqualTo("CEF:0|a b|c|1|d|e f|3|msg=Detected a threat.\\n No action needed.\\r");
  }

  @Test
  void whoActsAndWhoseAccountItIsAreTold() {
    String own = CefLine.of(Rows.reset(Map.of("user", "anna", "userId", "u1")), "corp", 255);
    String others =
        CefLine.of(
            Rows.reset(Map.of("user", "anna", "userId", "u1", "actorId", "a1")), "corp", 255);

    assertThat(own).contains(" suser=anna suid=u1 duser=anna duid=u1 ");
    assertThat(others).contains(" suid=a1 duser=anna duid=u1 ").doesNotContain("suser=");
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7, src=192.0.2.7",
    "2001:db8::7, c6a2Label=Source IPv6 Address c6a2=2001:db8::7"
  })
  void anAddressHasTheKeyOfItsKind(String address, String written) {
    assertThat(CefLine.of(Rows.reset(Map.of("address", address)), "corp", 255))
        .contains(" " + written + " ");
  }
}
