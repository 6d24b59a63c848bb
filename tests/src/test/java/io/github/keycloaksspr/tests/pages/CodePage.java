package io.github.keycloaksspr.tests.pages;

/** Asks for the code out of the mail. */
public final class CodePage {
  private final Browser browser;

  CodePage(Browser browser) {
    this.browser = browser;
    browser.find("#sspr-code-form");
  }

  /** Types a code that is right. */
  public NewPasswordPage enter(String code) {
    submit(code);
    return new NewPasswordPage(browser);
  }

  /** Types a code that is right, where it is the first of two proofs. */
  public MethodPage enterFirst(String code) {
    submit(code);
    return new MethodPage(browser);
  }

  /** Types a code that is right, where questions are the only other proof. */
  public QuestionsPage enterBeforeQuestions(String code) {
    submit(code);
    return new QuestionsPage(browser);
  }

  /** Types a code that is right, where it proves that a destination can be registered. */
  public RegisterPage register(String code) {
    submit(code);
    return new RegisterPage(browser);
  }

  /** Types a code that is wrong and stays here. */
  public CodePage refused(String code) {
    submit(code);
    browser.find("#input-error-code");
    return new CodePage(browser);
  }

  private void submit(String code) {
    browser.type("#code", code);
    browser.leaveBy("#sspr-submit");
  }

  /** Presses the browser's reload button. */
  public CodePage reload() {
    browser.reload();
    return new CodePage(browser);
  }

  /** Presses the browser's back button, then its forward button. */
  public CodePage backAndForth() {
    browser.back();
    browser.forward();
    return new CodePage(browser);
  }

  public DestinationPage otherDestination() {
    browser.leaveBy("button[name=back]");
    return new DestinationPage(browser);
  }

  public IdentifyPage restart() {
    browser.leaveBy("#sspr-restart");
    return new IdentifyPage(browser);
  }

  public String helpdesk() {
    return browser.find("#sspr-helpdesk").getAttribute("href");
  }

  /** Returns the error beside the field. */
  public String error() {
    return browser.find("#input-error-code").getText();
  }
}
