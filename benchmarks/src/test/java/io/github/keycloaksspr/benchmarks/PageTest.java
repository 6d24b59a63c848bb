package io.github.keycloaksspr.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final Page PAGE =
      new Page(
          URI.create("http://localhost:1/realms/stock/x?key=secret"),
          200,
          """
          <a href="/realms/stock/login-actions/reset-credentials?a=1&amp;b=2">Forgot?</a>
          <form class="c" id="other" action="/wrong"></form>
          <form id="wanted" class="c"
                action="http://localhost:1/right?a=1&amp;b=2" method="post"></form>
          """);

  @Test
  void linksAreFoundByAPartOfTheirAddress() throws IOException {
    assertThat(PAGE.link("reset-credentials"))
        .hasToString("http://localhost:1/realms/stock/login-actions/reset-credentials?a=1&b=2");
  }

  @Test
  void formsAreFoundByTheirId() throws IOException {
    assertThat(PAGE.action("wanted")).hasToString("http://localhost:1/right?a=1&b=2");
  }

  @Test
  void aMissingFormIsToldWithoutTheSecretsOfTheAddress() {
    assertThatThrownBy(() -> PAGE.action("missing"))
        .hasMessageContaining("the form missing")
        .hasMessageContaining("Forgot?")
        .hasMessageNotContaining("secret");
  }
}
