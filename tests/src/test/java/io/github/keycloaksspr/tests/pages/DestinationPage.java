package io.github.keycloaksspr.tests.pages;

/** Asks for the complete alternate address. */
public final class DestinationPage {
  private final Browser browser;

  DestinationPage(Browser browser) {
    this.browser = browser;
    browser.find("#sspr-destination-form");
  }

  public CodePage send(String address) {
    browser.type("#destination", address);
    browser.leaveBy("#sspr-submit");
    return new CodePage(browser);
  }
}
