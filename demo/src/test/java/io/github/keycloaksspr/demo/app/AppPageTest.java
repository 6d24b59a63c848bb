package io.github.keycloaksspr.demo.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloaksspr.demo.setup.Gates;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AppPageTest {
  @Test
  void nameCannotBringMarkup() {
    assertThat(AppPage.signedIn(Gates.ONE, "<b>\"anna\" & co"))
        .contains("Signed in as <strong>&lt;b&gt;&quot;anna&quot; &amp; co</strong>");
  }

  @Test
  void eachEntranceLeadsToTheOther() {
    assertThat(AppPage.signedOut(Gates.TWO))
        .contains("href=\"/app-two-gates\" aria-current=\"page\"", "href=\"/app\">One gate");
  }

  @Test
  void codesStandUnderTheirOwners() {
    assertThat(AppPage.codes(new TreeMap<>(Map.of("emil", "111111", "ida", "222222"))))
        .contains("<output id=\"emil\">111111", "<output id=\"ida\">222222");
  }

  @Test
  void theDirectoryIsShownWithItsPeople() throws Exception {
    JsonNode report =
        new ObjectMapper()
            .readTree(
                """
                {"state": "degraded", "directories": [{"controllers": [
                   {"address": "dc1:636", "state": "misconfigured", "tls": "ok", "bind": "refused",
                    "problems": [{"message": "<Mend it>"}]}]}],
                 "user": {"resettable": false, "findings": ["locked"]}}
                """);

    assertThat(AppPage.directory(new TreeMap<>(Map.of("otto", report))))
        .contains(
            "Writeback is <strong id=\"state\">degraded</strong>",
            "<dd id=\"dc1:636\"><strong>misconfigured</strong>",
            "bind refused",
            "&lt;Mend it&gt;",
            "<dd id=\"otto\"><strong>cannot reset</strong>",
            "locked");
  }
}
