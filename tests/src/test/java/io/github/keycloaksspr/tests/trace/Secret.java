package io.github.keycloaksspr.tests.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Kinds of what a server must never log; every one that a test uses is written down. */
public enum Secret {
  CODE,
  ADDRESS,
  /** Also a name to sign in with, so that Keycloak itself may log it. */
  PRIMARY_ADDRESS,
  NUMBER,
  ANSWER,
  PASSWORD,
  /** Out of the link in a mail. */
  TOKEN,
  /** The token in a link for a new password. */
  LINK;

  /** Writes one down and returns it. */
  public synchronized String used(String secret) {
    try {
      Files.writeString(
          Traces.file(name()), secret + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return secret;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all that were used in the run that is over. */
  public Set<String> ofTheRun() {
    return Traces.left(name()).stream().flatMap(Secret::lines).collect(Collectors.toSet());
  }

  private static Stream<String> lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.filter(line -> !line.isBlank()).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
