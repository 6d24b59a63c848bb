package io.github.keycloaksspr.tests.pages;

import org.openqa.selenium.Keys;

/** Shows what one can reset the password with, and sets it up. */
public final class RegisterPage {
  private final Browser browser;

  RegisterPage(Browser browser) {
    this.browser = browser;
    browser.find("#sspr-register");
  }

  public String text() {
    return browser.text();
  }

  /** Returns why one was led here. */
  public String reason() {
    return browser.find("#sspr-reason").getText();
  }

  /** Tells what the page shows of one method. */
  public String entry(String type) {
    return browser.find("#entry-" + type).getText();
  }

  public DestinationPage email() {
    browser.leaveBy("#method-email");
    return new DestinationPage(browser);
  }

  public DestinationPage mobileText() {
    browser.leaveBy("#method-mobile-text");
    return new DestinationPage(browser);
  }

  public RegisterQuestionsPage questions() {
    browser.leaveBy("#method-questions");
    return new RegisterQuestionsPage(browser);
  }

  /** Goes on to the questions with nothing but the keyboard. */
  public RegisterQuestionsPage questionsByKeyboard() {
    browser.tabTo("#method-questions");
    browser.leaveBy(() -> browser.press(Keys.ENTER));
    return new RegisterQuestionsPage(browser);
  }

  /** Says that the data still hold. */
  public void looksGood() {
    browser.leaveBy("#sspr-confirm");
    browser.find("#signed-in");
  }

  /** Goes on to the application. */
  public void finish() {
    done();
    browser.find("#signed-in");
  }

  /** Goes on to an application that is none of the tests. */
  public void done() {
    browser.leaveBy("#sspr-finish");
  }
}
