package io.github.keycloaksspr.core.breached;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Reads lists of passwords or their hashes, line by line. Errors never quote a line. */
final class ListReader implements Closeable {

  private final ToolOptions options;
  private final Path output;
  private final int inMemory;
  private @Nullable PasswordHash hash;
  private @Nullable BreachedFileBuilder builder;
  private long line;

  ListReader(ToolOptions options, int inMemory) {
    this.options = options;
    this.output = options.output();
    this.inMemory = inMemory;
  }

  /**
   * Reads a list to its end.
   *
   * @param name of the list, for errors
   */
  void read(String name, BufferedReader list) throws IOException {
    line = 0;
    try {
      for (String text = list.readLine(); text != null; text = list.readLine()) {
        line++;
        if (!text.isBlank()) {
          read(text);
        }
      }
    } catch (CharacterCodingException e) {
      throw new IOException(name + ", after line " + line + ": it is not in UTF-8", e);
    } catch (IllegalArgumentException e) {
      throw new IOException(name + ", line " + line + ": " + e.getMessage(), e);
    }
  }

  private void read(String text) throws IOException {
    if (options.plain()) {
      add(PasswordHash.SHA_1, PasswordHash.SHA_1.of(text));
      return;
    }
    String entry = text.strip();
    int colon = entry.indexOf(':');
    if (colon < 0 || count(entry.substring(colon + 1)) >= options.leastCount()) {
      addHash(colon < 0 ? entry : entry.substring(0, colon));
    }
  }

  private static long count(String digits) {
    if (!digits.matches("\\d{1,18}")) {
      throw new IllegalArgumentException("what follows the colon is no count");
    }
    return Long.parseLong(digits);
  }

  private void addHash(String digits) throws IOException {
    PasswordHash kind =
        PasswordHash.ofDigits(digits.length())
            .filter(known -> digits.chars().allMatch(HexFormat::isHexDigit))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "it is no SHA-1 (40) or SHA-256 (64 hexadecimal digits)"));
    add(kind, HexFormat.of().parseHex(digits));
  }

  private void add(PasswordHash kind, byte[] digest) throws IOException {
    if (hash != null && hash != kind) {
      throw new IllegalArgumentException("the lists have hashes of different kinds");
    }
    hash = kind;
    if (builder == null) {
      builder = new BreachedFileBuilder(output, kind, inMemory);
    }
    builder.add(digest);
  }

  /** Makes the file of all that was read; returns how many passwords it has. */
  long finish() throws IOException {
    if (builder == null) {
      throw new IOException("there is no password in the lists");
    }
    return builder.finish();
  }

  @Override
  public void close() throws IOException {
    if (builder != null) {
      builder.close();
    }
  }
}
