package io.github.keycloaksspr.tests;

import io.github.keycloaksspr.tests.browserless.Form;
import io.github.keycloaksspr.tests.browserless.Page;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;

/** The work that the first page asks of a browser, done by a test. */
record ProofOfWork(String challenge, int bits) {
  private static final int HASH_BITS = 256;

  /** Reads what a page asks for. */
  static ProofOfWork of(Page page) {
    Element field = page.element("#proof");
    return new ProofOfWork(field.attr("data-challenge"), Integer.parseInt(field.attr("data-bits")));
  }

  /** Fills in what a page asks for. */
  static Form solved(Page page, String username) {
    return page.form("sspr-identify-form")
        .with("username", username)
        .with("proof", of(page).solution());
  }

  /** Returns the first number that solves it. */
  String solution() {
    return number(true);
  }

  /** Returns the first number that does not solve it. */
  String noSolution() {
    return number(false);
  }

  private String number(boolean right) {
    return IntStream.iterate(0, number -> number + 1)
        .filter(number -> solvedBy(number) == right)
        .mapToObj(String::valueOf)
        .findFirst()
        .orElseThrow();
  }

  private boolean solvedBy(int number) {
    byte[] hash = sha256(challenge + "." + number);
    return HASH_BITS - new BigInteger(1, hash).bitLength() >= bits;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
    }
  }
}
