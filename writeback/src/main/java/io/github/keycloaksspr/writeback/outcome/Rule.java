package io.github.keycloaksspr.writeback.outcome;

/** A rule of the directory's password policy. */
public enum Rule {
  LENGTH("ssprWritebackTooShort"),
  COMPLEXITY("ssprWritebackTooSimple"),
  HISTORY("ssprWritebackUsedBefore"),
  /** The password was changed too recently. */
  AGE("ssprWritebackTooYoung"),
  /** What was given as the password until now is not it; only a change asks for it. */
  OLD_PASSWORD("ssprOldPasswordWrong"),
  /** The directory does not say which rule, as Windows never does. */
  UNNAMED("ssprWritebackRefused");

  private final String messageKey;

  Rule(String messageKey) {
    this.messageKey = messageKey;
  }

  String messageKey() {
    return messageKey;
  }
}
