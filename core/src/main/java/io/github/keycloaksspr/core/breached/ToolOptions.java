package io.github.keycloaksspr.core.breached;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the tool is asked for.
 *
 * @param plain whether the lists hold passwords instead of hashes
 * @param leastCount how often a password must have been seen to be taken
 * @param output the file to make
 * @param lists the files to read; none for the standard input
 */
record ToolOptions(boolean plain, long leastCount, Path output, List<Path> lists) {

  private static final String LEAST_COUNT = "--min-count=";

  ToolOptions {
    lists = List.copyOf(lists);
  }

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException with what is wrong with it
   */
  static ToolOptions of(List<String> arguments) {
    boolean plain = false;
    long leastCount = 1;
    List<Path> files = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.equals("--plain")) {
        plain = true;
      } else if (argument.startsWith(LEAST_COUNT)) {
        leastCount = number(argument.substring(LEAST_COUNT.length()));
      } else if (argument.startsWith("--")) {
        throw new IllegalArgumentException("There is no option " + argument + ".");
      } else {
        files.add(Path.of(argument));
      }
    }
    return of(plain, leastCount, files);
  }

  private static ToolOptions of(boolean plain, long leastCount, List<Path> files) {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("Name the file to make.");
    }
    if (plain && leastCount > 1) {
      throw new IllegalArgumentException("A list of plain passwords has no counts.");
    }
    return new ToolOptions(plain, leastCount, files.get(0), files.subList(1, files.size()));
  }

  private static long number(String text) {
    if (!text.matches("[1-9]\\d{0,17}")) {
      throw new IllegalArgumentException(LEAST_COUNT + " takes a whole number from 1.");
    }
    return Long.parseLong(text);
  }
}
