package io.github.keycloaksspr.writeback.outcome;

/** A rule of the directory's password policy. */
public enum Rule {
  LENGTH("ssprWritebackTooShort"),
  COMPLEXITY("ssprWritebackTooSimple"),
  HISTORY("ssprWritebackUsedBefore"),
  /** The password was changed too recently. */
  AGE("ssprWritebackTooYoung"),
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
