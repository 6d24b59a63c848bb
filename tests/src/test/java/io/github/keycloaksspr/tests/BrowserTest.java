package io.github.keycloaksspr.tests;

import io.github.keycloaksspr.tests.pages.Browser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.testframework.ui.annotations.InjectWebDriver;
import org.keycloak.testframework.ui.webdriver.ManagedWebDriver;

/** Tests in {@code corp} that need Chromium. */
@ExtendWith(NeedsBrowser.class)
abstract class BrowserTest extends CorpTest {
  @InjectWebDriver ManagedWebDriver driver;

  Browser browser;

  @BeforeEach
  void openBrowser() {
    browser = new Browser(driver.driver());
    browser.forgetEverything();
  }
}
