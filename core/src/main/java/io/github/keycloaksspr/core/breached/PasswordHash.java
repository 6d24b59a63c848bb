package io.github.keycloaksspr.core.breached;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;

/** How a list hashes its passwords. The numbers are part of the file format. */
enum PasswordHash {
  SHA_1(1, "SHA-1", 20),
  SHA_256(2, "SHA-256", 32);

  private final int number;
  private final String algorithm;
  private final int bytes;

  PasswordHash(int number, String algorithm, int bytes) {
    this.number = number;
    this.algorithm = algorithm;
    this.bytes = bytes;
  }

  static Optional<PasswordHash> ofNumber(long number) {
    return Arrays.stream(values()).filter(hash -> hash.number == number).findFirst();
  }

  /** Finds the hash that has so many hexadecimal digits. */
  static Optional<PasswordHash> ofDigits(int digits) {
    return Arrays.stream(values()).filter(hash -> hash.bytes * 2 == digits).findFirst();
  }

  /** Returns the number in the file. */
  int number() {
    return number;
  }

  /** Returns how many bytes a hash has. */
  int bytes() {
    return bytes;
  }

  /** Hashes the UTF-8 form of a password. */
  byte[] of(String password) {
    try {
      return MessageDigest.getInstance(algorithm).digest(password.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
