package io.github.keycloaksspr.messaging.phone;

import com.twilio.security.RequestValidator;

/**
 * Reads call-backs that are signed the way Twilio does it: HMAC-SHA1 over the address and the
 * sorted fields (https://www.twilio.com/docs/usage/security#validating-requests).
 */
public final class SignedForms {

  private static final String SIGNATURE = "X-Twilio-Signature";
  private static final String KEYS = "Digits";

  private final RequestValidator validator;

  public SignedForms(String secret) {
    this.validator = new RequestValidator(secret);
  }

  /** Tells which key was pressed. */
  public KeyPress read(CallBack callBack) {
    String signature = callBack.headers().get(SIGNATURE);
    if (signature == null
        || !validator.validate(callBack.address(), callBack.fields(), signature)) {
      return KeyPress.FORGED;
    }
    return "#".equals(callBack.fields().get(KEYS)) ? KeyPress.HASH : KeyPress.OTHER;
  }
}
