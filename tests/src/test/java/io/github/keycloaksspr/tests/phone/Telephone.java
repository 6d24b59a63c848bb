package io.github.keycloaksspr.tests.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloaksspr.tests.trace.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts and calls of the server's phone gateway {@code console}, which writes a file. */
public final class Telephone {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long BETWEEN_LOOKS_MILLIS = 20;
  private static final Pattern CODE = Pattern.compile("\\d(?:[ ,]*\\d){5}");

  private final Path file;

  private Telephone(Path file) {
    this.file = file;
  }

  /** Returns a telephone that has forgotten what arrived in an earlier run. */
  public static Telephone emptied(Path file) {
    try {
      Files.deleteIfExists(file);
      return new Telephone(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the server options that make a server write to the file. */
  public String[] serverOptions() {
    return new String[] {
      "--spi-sspr-phone-gateway--provider=console",
      "--spi-sspr-phone-gateway--console--file=" + file
    };
  }

  /**
   * Waits for the code that the only message to a number holds.
   *
   * @param kind {@code text} or {@code call}
   * @param number in the form that the gateway is given, E.164
   */
  public String code(String kind, String number) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (to(kind, number).isEmpty()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("no " + kind + " to " + number + " arrived; there are: " + all());
      }
      pause();
    }
    Matcher code = CODE.matcher(to(kind, number).get(0).path("text").asText());
    if (!code.find()) {
      throw new AssertionError("a " + kind + " without a code");
    }
    return code.group().replaceAll("\\D", "");
  }

  /** Returns how many messages have been sent to a number so far. */
  public long countTo(String number) {
    return all().stream().filter(message -> message.path("to").asText().equals(number)).count();
  }

  /**
   * Writes down whom all messages went to, and the codes in them as they were written or spoken.
   */
  public void writeDownSecrets() {
    for (JsonNode message : all()) {
      Secret.NUMBER.used(message.path("to").asText());
      CODE.matcher(message.path("text").asText())
          .results()
          .map(MatchResult::group)
          .flatMap(code -> Stream.of(code, code.replaceAll("\\D", "")))
          .forEach(Secret.CODE::used);
    }
  }

  private List<JsonNode> to(String kind, String number) {
    return all().stream()
        .filter(message -> message.path("kind").asText().equals(kind))
        .filter(message -> message.path("to").asText().equals(number))
        .toList();
  }

  private List<JsonNode> all() {
    try {
      return Files.exists(file)
          ? Files.readAllLines(file).stream().map(Telephone::parse).toList()
          : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a message", e);
    }
  }
}
