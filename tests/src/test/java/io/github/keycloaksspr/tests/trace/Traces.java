package io.github.keycloaksspr.tests.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that a run of the tests leaves for the scan at its end; the next run removes them. */
public final class Traces {
  private static final Path ALL = Path.of(System.getProperty("sspr.server.folder"));
  private static final Path FOLDER = ALL.resolve("traces");
  private static final String LOG = ".log";

  /**
   * All at DEBUG but for three loggers of Keycloak's libraries, none of which knows whose data it
   * prints: Hibernate's core prints all fields of every row that is written (for a password its
   * hash as well), the mail library all recipients, and Hibernate's metrics so many nanoseconds
   * that some are the digits of a code.
   */
  private static final String LEVELS =
      String.join(
          ",",
          "DEBUG",
          "org.hibernate.orm.core:INFO",
          "org.eclipse.angus.mail:INFO",
          "org.hibernate.session.metrics:INFO");

  private Traces() {}

  /** Files of this run, which starts without any. */
  private static final class ThisRun {
    static final Path FOLDER = emptied();
  }

  /**
   * Returns the options that make a server log all it can, into a file of its own that several
   * servers of the same name go on with; its console stays readable.
   */
  public static String[] serverOptions(String name) {
    return new String[] {
      "--log=console,file",
      "--log-console-level=INFO",
      "--log-level=" + LEVELS,
      "--log-file=" + file(name + LOG),
      "--log-file-async=true",
      "--log-file-rotation-enabled=false"
    };
  }

  /** Returns {@link #serverOptions} for a server whose command line is somebody else's. */
  public static Map<String, String> environment(String name) {
    return Arrays.stream(serverOptions(name))
        .map(option -> option.substring(2).split("=", 2))
        .collect(
            Collectors.toMap(
                option -> "KC_" + option[0].toUpperCase(Locale.ROOT).replace('-', '_'),
                option -> option[1]));
  }

  /** Returns the folder of a server's database and console. */
  public static Path serverFolder(String name) {
    return ALL.resolve("data").resolve(name);
  }

  /** Returns the file into which servers of a name log in this run. */
  public static Path log(String name) {
    return file(name + LOG);
  }

  /** Returns a file of this run. */
  static Path file(String name) {
    return ThisRun.FOLDER.resolve(name);
  }

  /** Returns a file of the run that is over. */
  static Path left(String name) {
    return FOLDER.resolve(name);
  }

  /** Returns the logs of the run that is over, and what the last server of each name printed. */
  public static List<Path> logs() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(LOG))
          .flatMap(log -> Stream.of(log, console(log)))
          .filter(Files::exists)
          .sorted()
          .toList();
    }
  }

  private static Path console(Path log) {
    String name = log.getFileName().toString();
    return serverFolder(name.substring(0, name.length() - LOG.length())).resolve("keycloak.log");
  }

  private static Path emptied() {
    try {
      if (Files.exists(FOLDER)) {
        delete(FOLDER);
      }
      return Files.createDirectories(FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
