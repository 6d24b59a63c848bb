package io.github.keycloaksspr.tests.pages;

import io.github.keycloaksspr.tests.trace.Secret;
import java.util.List;
import java.util.function.UnaryOperator;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** Lets one choose security questions and answer them. */
public final class RegisterQuestionsPage {
  private final Browser browser;

  RegisterQuestionsPage(Browser browser) {
    this.browser = browser;
    browser.find("#sspr-register-questions-form");
  }

  /** Chooses the question at a place of the list, of which 1 is the first. */
  public RegisterQuestionsPage choose(int number, int place) {
    new Select(browser.find("#question" + number)).selectByIndex(place);
    return this;
  }

  /** Types an answer and goes on to the next field. */
  public RegisterQuestionsPage answer(int number, String answer) {
    browser.type("#answer" + number, answer + Keys.TAB);
    return this;
  }

  /** Tells whether a question can be chosen that is chosen elsewhere already. */
  public boolean offers(int number, int place) {
    return new Select(browser.find("#question" + number)).getOptions().get(place).isEnabled();
  }

  /** Returns what the page says of an answer while it is typed. */
  public String hint(int number) {
    return browser.find("#sspr-hint-answer" + number).getText();
  }

  /** Returns the error that the server has found. */
  public String error(int number) {
    return browser.find("#input-error-answer" + number).getText();
  }

  /** Chooses and answers with the mouse, each by the text of its question. */
  public RegisterPage fillIn(UnaryOperator<String> answers) {
    int places = places().size();
    for (int i = 1; i <= places; i++) {
      choose(i, i);
      answer(i, answers.apply(chosen(i)));
    }
    return save();
  }

  /** Chooses the next question each time and answers it, with nothing but the keyboard. */
  public RegisterPage fillInByKeyboard(UnaryOperator<String> answers) {
    int places = places().size();
    browser.tabTo("#question1");
    for (int i = 1; i <= places; i++) {
      browser.press(Keys.ARROW_DOWN);
      browser.press(Keys.TAB);
      browser.press(Secret.ANSWER.used(answers.apply(chosen(i))));
      if (i < places) {
        browser.press(Keys.TAB);
      }
    }
    browser.leaveBy(() -> browser.press(Keys.ENTER));
    return new RegisterPage(browser);
  }

  public RegisterPage save() {
    browser.leaveBy("#sspr-submit");
    return new RegisterPage(browser);
  }

  /** Saves what the server refuses. */
  public RegisterQuestionsPage refused() {
    browser.leaveBy("#sspr-submit");
    return new RegisterQuestionsPage(browser);
  }

  private String chosen(int number) {
    return new Select(browser.find("#question" + number)).getFirstSelectedOption().getText();
  }

  private List<WebElement> places() {
    return browser.find("#sspr-register-questions-form").findElements(By.tagName("select"));
  }
}
