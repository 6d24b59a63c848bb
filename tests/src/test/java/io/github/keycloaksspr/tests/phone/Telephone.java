package io.github.keycloaksspr.tests.phone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloaksspr.tests.trace.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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

  private static final KeyPad KEY_PAD = new KeyPad("secret of the console gateway");

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
      "--spi-sspr-phone-gateway--console--file=" + file,
      "--spi-sspr-phone-gateway--console--secret=" + KEY_PAD.secret()
    };
  }

  /**
   * Waits for the code that the only message to a number holds.
   *
   * @param kind {@code text} or {@code call}
   * @param number in the form that the gateway is given, E.164
   */
  public String code(String kind, String number) {
    return code(kind, number, 1);
  }

  /**
   * Waits for the code that a message to a number holds.
   *
   * @param which 1 is the first that the number ever got
   */
  public String code(String kind, String number, int which) {
    return codeIn(message(kind, number, which).path("text").asText());
  }

  /** Returns the code in what is said, which was digit by digit. */
  public static String codeIn(String words) {
    Matcher code = CODE.matcher(words);
    if (!code.find()) {
      throw new AssertionError("no code in: " + words);
    }
    return code.group().replaceAll("\\D", "");
  }

  /** Waits for the only call to a number, and returns what it says before a key is pressed. */
  public String greeting(String number) {
    return first("call", number).path("text").asText();
  }

  /** Waits for the only call to a number, and returns where it reports the key that is pressed. */
  public URI callBack(String number) {
    return URI.create(first("call", number).path("callBack").asText());
  }

  /** Returns what signs the call-backs. */
  public KeyPad keyPad() {
    return KEY_PAD;
  }

  private JsonNode first(String kind, String number) {
    return message(kind, number, 1);
  }

  private JsonNode message(String kind, String number, int which) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (to(kind, number).size() < which) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("no " + kind + " to " + number + " arrived; there are: " + all());
      }
      pause();
    }
    return to(kind, number).get(which - 1);
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
