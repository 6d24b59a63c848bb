package io.github.keycloaksspr.tests.pages;

/** Keycloak's sign-in page. */
public final class SignInPage {
  private static final String FORGOT = "a[href*='reset-credentials']";

  private final Browser browser;

  SignInPage(Browser browser) {
    this.browser = browser;
    browser.find("#kc-form-login");
  }

  /** Returns the text of the link that leads to the reset. */
  public String forgotText() {
    return browser.find(FORGOT).getText();
  }

  public IdentifyPage forgotPassword() {
    browser.leaveBy(FORGOT);
    return new IdentifyPage(browser);
  }

  /** Signs in with a password that is right. */
  public void signIn(String username, String password) {
    submit(username, password);
    browser.find("#signed-in");
  }

  /** Signs in where the application has asked for a new passkey, and sets one up. */
  public void signInAndSetUpPasskey(String username, String password) {
    submit(username, password);
    browser.setUpPasskey();
  }

  /** Signs in where something is missing that one can reset the password with. */
  public RegisterPage signInAndRegister(String username, String password) {
    submit(username, password);
    return new RegisterPage(browser);
  }

  /** Signs in on the way to the page where the password is changed. */
  public ChangePasswordPage signInAndChangePassword(String username, String password) {
    submit(username, password);
    return new ChangePasswordPage(browser);
  }

  /** Has the sign-in outlive the browser. */
  public SignInPage rememberMe() {
    browser.find("#rememberMe").click();
    return this;
  }

  /** Tries a password that is wrong and stays here. */
  public SignInPage refused(String username, String password) {
    submit(username, password);
    browser.find("#input-error, #input-error-username, .pf-m-danger, .alert-error");
    return new SignInPage(browser);
  }

  /** Signs in and returns when the sign-in page is left, whereto ever. */
  public void submit(String username, String password) {
    browser.type("#username", username);
    browser.type("#password", password);
    browser.leaveBy("#kc-login");
  }
}
