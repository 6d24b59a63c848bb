package io.github.keycloaksspr.tests.pages;

/** Asks how one wants to prove who one is. */
public final class MethodPage {
  private final Browser browser;

  MethodPage(Browser browser) {
    this.browser = browser;
    browser.find("#sspr-method-form");
  }

  /** Chooses a text to the mobile phone. */
  public DestinationPage mobileText() {
    choose("mobile-text");
    return new DestinationPage(browser);
  }

  public QuestionsPage questions() {
    choose("questions");
    return new QuestionsPage(browser);
  }

  private void choose(String method) {
    browser.find("#method-" + method).click();
    browser.leaveBy("#sspr-submit");
  }
}
