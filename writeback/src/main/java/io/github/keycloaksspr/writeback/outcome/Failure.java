package io.github.keycloaksspr.writeback.outcome;

/** Why a password could not be written though nothing is wrong with it. */
public enum Failure {
  /** The service account may not set the password of this user, or not unlock the account. */
  NOT_PERMITTED("ssprWritebackNotPermitted", "ssprUnlockNotPermitted", "directory_not_permitted"),
  /** The same, because the domain protects the account from such rights ({@code adminCount}). */
  PROTECTED("ssprWritebackProtected", "ssprUnlockNotPermitted", "directory_protected"),
  /** The account is locked, and a change does not unlock it as a reset does. */
  LOCKED("ssprWritebackLocked", "ssprUnlockFailed", "directory_locked"),
  /** The user is not in the directory any more. */
  NO_ENTRY("ssprWritebackNoEntry", "ssprUnlockNoEntry", "directory_no_entry"),
  /** No controller took the password; nothing has changed. */
  UNREACHABLE("ssprWritebackUnreachable", "ssprUnlockUnreachable", "directory_unreachable"),
  /** An answer was lost, and nobody could be asked whether the password is written. */
  UNSETTLED("ssprWritebackUnsettled", "ssprUnlockUnreachable", "directory_unreachable"),
  /** The connection is not set up as it must be; only an administrator can help. */
  MISCONFIGURED("ssprWritebackFailed", "ssprUnlockFailed", "directory_failed"),
  /** The directory said something that is not known here. */
  UNEXPECTED("ssprWritebackFailed", "ssprUnlockFailed", "directory_failed");

  private final String messageKey;
  private final String unlockMessageKey;
  private final String id;

  Failure(String messageKey, String unlockMessageKey, String id) {
    this.messageKey = messageKey;
    this.unlockMessageKey = unlockMessageKey;
    this.id = id;
  }

  /** Returns the value of the event detail {@code sspr_reason}. */
  public String id() {
    return id;
  }

  /** Returns the message for whoever wanted an account to be unlocked. */
  public String unlockMessageKey() {
    return unlockMessageKey;
  }

  String messageKey() {
    return messageKey;
  }
}
