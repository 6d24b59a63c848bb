package io.github.keycloaksspr.tests.pages;

/** Keycloak's own account console, where it lists what one signs in with. */
public final class AccountConsolePage {
  private final Browser browser;

  AccountConsolePage(Browser browser) {
    this.browser = browser;
    browser.find("[data-testid^='sspr-']");
  }

  /** Returns the name of a type and what it is for. */
  public String about(String type) {
    return browser.find("[data-testid='" + type + "/title']").getText()
        + ": "
        + browser.find("[data-testid='" + type + "/help-text']").getText();
  }

  /** Tells what the console shows of what is registered under a type. */
  public String entry(String type) {
    return browser.find(list(type)).getText();
  }

  /** Removes what is registered under a type, and is led to where it can be set up again. */
  public RegisterPage removeWhatIsNeeded(String type) {
    browser.leaveBy(list(type) + " [data-testrole=remove]");
    browser.find("#kc-delete-text");
    browser.leaveBy("#kc-accept");
    return new RegisterPage(browser);
  }

  private static String list(String type) {
    return "[data-testid='" + type + "/credential-list']";
  }
}
