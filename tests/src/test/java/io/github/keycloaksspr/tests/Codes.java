package io.github.keycloaksspr.tests;

/** Six-digit codes that are not the ones out of a mail. */
final class Codes {
  private static final int HOW_MANY = 1_000_000;

  private Codes() {}

  static String otherThan(String code) {
    return "%06d".formatted((Integer.parseInt(code) + 1) % HOW_MANY);
  }
}
