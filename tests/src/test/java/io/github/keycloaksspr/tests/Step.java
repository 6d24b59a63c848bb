package io.github.keycloaksspr.tests;

import io.github.keycloaksspr.tests.browserless.Page;
import java.util.Arrays;

/** Where on the way a page is. */
enum Step {
  SIGN_IN("#kc-form-login"),
  IDENTIFY("#sspr-identify-form"),
  INTENT("#sspr-intent-form"),
  METHOD("#sspr-method-form"),
  DESTINATION("#sspr-destination-form"),
  CODE("#sspr-code-form"),
  QUESTIONS("#sspr-questions-form"),
  REGISTER("#sspr-register"),
  REGISTER_QUESTIONS("#sspr-register-questions-form"),
  CHANGE("#sspr-change-form"),
  NO_PASSWORD("#sspr-no-password"),
  RESET_LINK("#sspr-reset-link-form"),
  RESET_LINK_VOID("#sspr-reset-link-void"),
  NEW_PASSWORD("#password-new"),
  DONE("#sspr-done"),
  UNLOCKED("#sspr-unlocked"),
  NOT_UNLOCKED("#sspr-unlock-form"),
  UNAVAILABLE("#sspr-unavailable"),
  LOCKED("#sspr-locked"),
  SIGNED_IN("#signed-in"),
  EXPIRED("#loginRestartLink"),
  ERROR("#kc-error-message"),
  ELSEWHERE("html");

  private final String sign;

  Step(String sign) {
    this.sign = sign;
  }

  static Step of(Page page) {
    return Arrays.stream(values())
        .filter(step -> page.has(step.sign))
        .findFirst()
        .orElse(ELSEWHERE);
  }
}
