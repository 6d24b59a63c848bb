package io.github.keycloaksspr.tests.pages;

/** Asks whose password is to be reset. */
public final class IdentifyPage {
  private final Browser browser;

  IdentifyPage(Browser browser) {
    this.browser = browser;
    browser.find("#sspr-identify-form");
  }

  /** Says who one is; there is one method only, so that nothing is to be chosen. */
  public DestinationPage identify(String username) {
    browser.type("#username", username);
    return goOn();
  }

  /** Says who one is; there are several methods to choose from. */
  public MethodPage identifyAndChoose(String username) {
    browser.type("#username", username);
    browser.leaveBy("#sspr-submit");
    return new MethodPage(browser);
  }

  /** Says who one is where a passkey is the only method. */
  public PasskeyPage identifyByPasskey(String username) {
    browser.type("#username", username);
    browser.leaveBy("#sspr-submit");
    return new PasskeyPage(browser);
  }

  /** Goes on with the name that is there already. */
  public DestinationPage goOn() {
    browser.leaveBy("#sspr-submit");
    return new DestinationPage(browser);
  }
}
