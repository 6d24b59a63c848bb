package io.github.keycloaksspr.tests.pages;

import java.util.List;
import java.util.function.UnaryOperator;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Asks security questions. */
public final class QuestionsPage {
  private final Browser browser;

  QuestionsPage(Browser browser) {
    this.browser = browser;
    browser.find("#sspr-questions-form");
  }

  /** Gives answers that are right, each by the text of its question. */
  public NewPasswordPage answer(UnaryOperator<String> answers) {
    List<WebElement> labels =
        browser.find("#sspr-questions-form").findElements(By.cssSelector("label"));
    for (WebElement label : labels) {
      browser.type("#" + label.getAttribute("for"), answers.apply(label.getText()));
    }
    browser.leaveBy("#sspr-submit");
    return new NewPasswordPage(browser);
  }
}
