package io.github.keycloaksspr.tests.pages;

/** Says that the password is new, and leads back to the application. */
public final class DonePage {
  private final Browser browser;

  DonePage(Browser browser) {
    this.browser = browser;
    browser.find("#sspr-done");
  }

  public String text() {
    return browser.text();
  }

  /** Takes the way on where the application has no page of its own. */
  public SignInPage signIn() {
    goOn();
    return new SignInPage(browser);
  }

  public void goOn() {
    browser.leaveBy("#sspr-continue");
  }
}
