package io.github.keycloaksspr.tests.pages;

import io.github.keycloaksspr.tests.trace.Secret;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Asks for the old password and the new one, and ticks the rules that it keeps. */
public final class ChangePasswordPage {
  private final Browser browser;

  ChangePasswordPage(Browser browser) {
    this.browser = browser;
    browser.find("#sspr-change-form");
  }

  public ChangePasswordPage typeNew(String password) {
    browser.type("#password-new", Secret.PASSWORD.used(password));
    return this;
  }

  public ChangePasswordPage typeOld(String password) {
    browser.type("#password", Secret.PASSWORD.used(password));
    return this;
  }

  /** Returns a rule with what is said of it to whoever cannot see the tick. */
  public String rule(String id) {
    return browser.find("[data-rule=" + id + "]").getAttribute("textContent");
  }

  /** Waits until the new password is said to be so strong. */
  public ChangePasswordPage judged(String strength) {
    browser.await("#sspr-strength-word", strength);
    return this;
  }

  /** Returns what the meter tells whoever cannot see it, empty where there is none. */
  public String meter() {
    WebElement meter = browser.find("#sspr-strength-meter");
    return meter.isDisplayed() ? String.valueOf(meter.getAttribute("aria-valuetext")) : "";
  }

  /** Tells whether what is typed as the new password can be read. */
  public boolean readable() {
    return "text".equals(browser.find("#password-new").getAttribute("type"));
  }

  /** Has what is typed as the new password shown or hidden. */
  public ChangePasswordPage toggle() {
    browser.find("[aria-controls=password-new]").click();
    return this;
  }

  /** Fills in everything with nothing but the keyboard, beginning where the page puts one. */
  public ChangePasswordPage fillInByKeyboard(String current, String next) {
    browser.press(Secret.PASSWORD.used(current));
    browser.tabTo("#password-new");
    browser.press(Secret.PASSWORD.used(next));
    browser.tabTo("#password-confirm");
    browser.press(next);
    browser.tabTo("#logout-sessions");
    browser.press(Keys.SPACE);
    return this;
  }

  /** Sends the form by the Enter key and stays here. */
  public ChangePasswordPage refused() {
    browser.leaveBy(() -> browser.press(Keys.ENTER));
    return new ChangePasswordPage(browser);
  }

  /** Returns the error beside a field. */
  public String error(String field) {
    return browser.find("#input-error-" + field).getText();
  }

  /** Returns which field has the focus. */
  public String focused() {
    return browser.find(":focus").getAttribute("id");
  }

  /** Sends the form by the Enter key and goes on to the application. */
  public void finish() {
    browser.leaveBy(() -> browser.press(Keys.ENTER));
    browser.find("#signed-in");
  }
}
