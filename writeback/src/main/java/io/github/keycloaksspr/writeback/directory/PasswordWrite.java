package io.github.keycloaksspr.writeback.directory;

import io.github.keycloaksspr.writeback.outcome.BindAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A change after which an account has another password. It is not the same sent twice as once. */
sealed interface PasswordWrite extends Change permits NewPassword, PasswordChange {

  /** Returns the password that the account has afterwards. */
  String password();

  /**
   * Tells by the answer to a bind with that password whether it is written; empty when the answer
   * does not say.
   */
  Optional<Boolean> written(BindAnswer answer);

  /** Returns a password as {@code unicodePwd} wants it ([MS-ADTS] 3.1.1.3.1.5). */
  static byte[] quoted(String password) {
    return ('"' + password + '"').getBytes(StandardCharsets.UTF_16LE);
  }
}
