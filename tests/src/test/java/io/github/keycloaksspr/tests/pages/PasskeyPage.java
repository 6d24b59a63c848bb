package io.github.keycloaksspr.tests.pages;

/** Asks for a passkey as proof. */
public final class PasskeyPage {
  private static final String USE = "#sspr-submit";

  private final Browser browser;

  PasskeyPage(Browser browser) {
    this.browser = browser;
    browser.find("#sspr-passkey-form");
  }

  /** Uses a passkey that is right. */
  public NewPasswordPage use() {
    browser.leaveBy(USE);
    return new NewPasswordPage(browser);
  }

  /** Uses a passkey that is wrong and stays here. */
  public PasskeyPage refused() {
    browser.leaveBy(USE);
    return new PasskeyPage(browser);
  }

  /** Tries to use a passkey where the browser gives none, and returns what the page says then. */
  public String unable() {
    browser.find(USE).click();
    return browser.find("#sspr-passkey-status:not(:empty)").getText();
  }

  public String text() {
    return browser.text();
  }
}
