package io.github.keycloaksspr.benchmarks;

/** Where a benchmark tells what it does and what it found. */
final class Terminal {

  private Terminal() {}

  static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
