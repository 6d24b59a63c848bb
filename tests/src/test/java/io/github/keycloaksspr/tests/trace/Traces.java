package io.github.keycloaksspr.tests.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that a run of the tests leaves for the scan at its end; the next run removes them. Each
 * JVM of the run has a folder of its own, and the scan reads them all.
 */
public final class Traces {
  private static final Path OURS = Path.of(System.getProperty("sspr.run.folder"));
  private static final String NAME = "traces";
  private static final String LOG = ".log";

  /**
   * All at DEBUG but for four loggers of Keycloak's libraries, none of which knows whose data it
   * prints: Hibernate's core prints all fields of every row that is written (for a password its
   * hash as well), its events the name and id of every row, which would be half of all lines, the
   * mail library all recipients, and Hibernate's metrics so many nanoseconds that some are the
   * digits of a code.
   */
  private static final String LEVELS =
      String.join(
          ",",
          "DEBUG",
          "org.hibernate.orm.core:INFO",
          "org.hibernate.orm.event:INFO",
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
    return data(OURS).resolve(name);
  }

  /** Returns the file into which servers of a name log in this run. */
  public static Path log(String name) {
    return file(name + LOG);
  }

  /** Returns a file of this run. */
  static Path file(String name) {
    return ThisRun.FOLDER.resolve(name);
  }

  /** Returns the folder of whatever else servers and gateways write. */
  public static Path data() {
    return data(OURS);
  }

  private static Path data(Path jvm) {
    return jvm.resolve("data");
  }

  /** Returns the files of that name that the run which is over has left. */
  static List<Path> left(String name) {
    return jvms().stream()
        .map(jvm -> jvm.resolve(NAME).resolve(name))
        .filter(Files::exists)
        .toList();
  }

  /** Returns the logs of the run that is over, and what the last server of each name printed. */
  public static List<Path> logs() throws IOException {
    List<Path> logs = new ArrayList<>();
    for (Path jvm : jvms()) {
      try (Stream<Path> files = Files.list(jvm.resolve(NAME))) {
        files
            .filter(file -> file.toString().endsWith(LOG))
            .flatMap(log -> Stream.of(log, console(jvm, log)))
            .filter(Files::exists)
            .sorted()
            .forEach(logs::add);
      }
    }
    return logs;
  }

  private static Path console(Path jvm, Path log) {
    String name = log.getFileName().toString();
    String server = name.substring(0, name.length() - LOG.length());
    return data(jvm).resolve(server).resolve("keycloak.log");
  }

  private static List<Path> jvms() {
    try (Stream<Path> folders = Files.list(OURS.getParent())) {
      return folders.filter(jvm -> Files.isDirectory(jvm.resolve(NAME))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path emptied() {
    try {
      Path folder = OURS.resolve(NAME);
      if (Files.exists(folder)) {
        delete(folder);
      }
      return Files.createDirectories(folder);
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
