package io.github.keycloaksspr.demo.app;

import static org.assertj.core.api.Assertions.assertThat;

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
}
