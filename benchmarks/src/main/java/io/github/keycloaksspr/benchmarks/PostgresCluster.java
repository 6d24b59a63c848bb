package io.github.keycloaksspr.benchmarks;

import io.github.keycloaksspr.demo.server.Ports;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL of its own in a temporary folder, reachable from this machine only and gone at the
 * end. It needs the programs of Debian's package {@code postgresql}, and refuses to run as root: as
 * root, the package's user {@code postgres} runs it.
 */
final class PostgresCluster implements AutoCloseable {
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final String USER = "keycloak";
  private static final String DATABASE = "keycloak";

  private final Path folder;
  private final Path programs;
  private final int port;

  private PostgresCluster(Path folder, Path programs, int port) {
    this.folder = folder;
    this.programs = programs;
    this.port = port;
  }

  /** Makes a cluster with an empty database, and starts it. */
  static PostgresCluster start() throws IOException, InterruptedException {
    PostgresCluster cluster =
        new PostgresCluster(
            Files.createTempDirectory("sspr-postgresql"), newestPrograms(), Ports.any());
    if (root()) {
      run(List.of("chown", "postgres", cluster.folder.toString()));
    }
    cluster.program("initdb", "-D", cluster.data(), "-U", USER, "--auth=trust", "-E", "UTF8");
    cluster.program(
        "pg_ctl",
        "-D",
        cluster.data(),
        "-w",
        "-l",
        cluster.folder.resolve("log").toString(),
        "-o",
        "-p %d -k %s -c listen_addresses=127.0.0.1 -c shared_buffers=1GB -c maintenance_work_mem=512MB -c max_wal_size=8GB"
            .formatted(cluster.port, cluster.folder),
        "start");
    cluster.program(
        "createdb", "-h", "127.0.0.1", "-p", String.valueOf(cluster.port), "-U", USER, DATABASE);
    return cluster;
  }

  /** Returns the options of {@code kc.sh} for this database. */
  List<String> keycloakOptions() {
    return List.of(
        "--db=postgres",
        "--db-url=jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE,
        "--db-username=" + USER,
        "--db-password=trusted");
  }

  /** Runs a script of this package and returns what it prints. */
  String script(String name, String... variables) throws IOException, InterruptedException {
    Path file = Files.createTempFile("sspr-", ".sql");
    try (@Nullable InputStream script = PostgresCluster.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IllegalArgumentException("there is no script " + name);
      }
      Files.write(file, script.readAllBytes());
      List<String> command = psql();
      for (String variable : variables) {
        command.addAll(List.of("-v", variable));
      }
      command.addAll(List.of("-q", "-f", file.toString()));
      return run(command);
    } finally {
      Files.delete(file);
    }
  }

  /** Runs one statement and returns what it prints. */
  String query(String statement) throws IOException, InterruptedException {
    List<String> command = psql();
    command.addAll(List.of("-A", "-t", "-c", statement));
    return run(command);
  }

  private List<String> psql() {
    return new ArrayList<>(
        List.of(
            programs.resolve("psql").toString(),
            "-h",
            "127.0.0.1",
            "-p",
            String.valueOf(port),
            "-U",
            USER,
            "-d",
            DATABASE));
  }

  private void program(String name, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (root()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(programs.resolve(name).toString());
    command.addAll(List.of(arguments));
    run(command);
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("sspr-", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(new File(System.getProperty("java.io.tmpdir")))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      int exitCode = process.waitFor();
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      if (exitCode != 0) {
        throw new IOException(command.get(0) + " ended with " + exitCode + ": " + printed);
      }
      return printed;
    } finally {
      Files.delete(output);
    }
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static Path newestPrograms() throws IOException {
    if (!Files.isDirectory(INSTALLED)) {
      throw new IOException(
          "PostgreSQL is missing (Debian: apt-get install --no-install-recommends postgresql)");
    }
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.comparing(Path::toString))
          .orElseThrow(() -> new IOException("there is no initdb below " + INSTALLED));
    }
  }

  /** Stops the cluster and removes all that it has written. */
  @Override
  public void close() {
    try {
      program("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      System.err.println("bench: " + folder + " could not be removed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
