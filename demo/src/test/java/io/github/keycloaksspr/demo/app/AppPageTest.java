package io.github.keycloaksspr.demo.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AppPageTest {
  @Test
  void nameCannotBringMarkup() {
    assertThat(AppPage.signedIn("<b>\"anna\" & co", "/out"))
        .contains("Signed in as <strong>&lt;b&gt;&quot;anna&quot; &amp; co</strong>");
  }
}
