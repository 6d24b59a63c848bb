package io.github.keycloaksspr.tests.pages;

import io.github.keycloaksspr.tests.trace.Secret;

/** Keycloak's own page for a new password. */
public final class NewPasswordPage {
  private final Browser browser;

  NewPasswordPage(Browser browser) {
    this.browser = browser;
    browser.find("#password-new");
  }

  public DonePage choose(String password) {
    submit(password);
    return new DonePage(browser);
  }

  /** Chooses a password where the policy does not ask to sign in with it. */
  public void chooseAndContinue(String password) {
    submit(password);
    browser.find("#signed-in");
  }

  private void submit(String password) {
    browser.type("#password-new", Secret.PASSWORD.used(password));
    browser.type("#password-confirm", password);
    browser.leaveBy("#kc-passwd-update-form [type=submit]");
  }
}
