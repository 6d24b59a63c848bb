package io.github.keycloaksspr.writeback.outcome;

/** Why a password could not be written though nothing is wrong with it. */
public enum Failure {
  /** The service account may not set the password of this user, or not unlock the account. */
  NOT_PERMITTED("ssprWritebackNotPermitted"),
  /** The same, because the domain protects the account from such rights ({@code adminCount}). */
  PROTECTED("ssprWritebackProtected"),
  /** The account is locked, and a change does not unlock it as a reset does. */
  LOCKED("ssprWritebackLocked"),
  /** The user is not in the directory any more. */
  NO_ENTRY("ssprWritebackNoEntry"),
  /** No controller took the password; nothing has changed. */
  UNREACHABLE("ssprWritebackUnreachable"),
  /** An answer was lost, and nobody could be asked whether the password is written. */
  UNSETTLED("ssprWritebackUnsettled"),
  /** The connection is not set up as it must be; only an administrator can help. */
  MISCONFIGURED("ssprWritebackFailed"),
  /** The directory said something that is not known here. */
  UNEXPECTED("ssprWritebackFailed");

  private final String messageKey;

  Failure(String messageKey) {
    this.messageKey = messageKey;
  }

  String messageKey() {
    return messageKey;
  }
}
