package io.github.keycloaksspr.core.password;

/** Whether a password can be guessed. */
public enum PasswordVerdict {
  ACCEPTED,

  /** A name of the user or of the organisation is in it. */
  NAMED,

  /** It is little more than banned terms. */
  BANNED
}
