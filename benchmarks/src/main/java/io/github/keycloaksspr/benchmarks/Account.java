package io.github.keycloaksspr.benchmarks;

/**
 * A user of one of the realms, with the one password everybody has and always chooses anew.
 *
 * @param number from 0, different for all users of a kind
 */
record Account(Kind kind, int number) {
  static final String PASSWORD = "Benchmark-1";

  String username() {
    return kind.id() + "-" + number;
  }

  /** Returns the primary address. */
  String address() {
    return username() + "@corp.example";
  }

  /** Returns the alternate address, where codes go. */
  String alternateAddress() {
    return username() + "@private.example";
  }

  /** Returns where this user's requests come from, as a reverse proxy in front would tell. */
  String source() {
    return "10.0.%d.%d".formatted(number / 256, number % 256);
  }
}
