package io.github.keycloaksspr.demo.server;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL of its own in a temporary folder, reachable from this machine only and gone at the
 * end. It needs the programs of Debian's package {@code postgresql}, and refuses to run as root: as
 * root, the package's user {@code postgres} runs it.
 */
public final class PostgresCluster implements AutoCloseable {
  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final String USER = "keycloak";
  private static final String DATABASE = "keycloak";
  private static final String SETTINGS = "settings.conf";
  private static final String MISSING =
      "PostgreSQL is missing (Debian: apt-get install --no-install-recommends postgresql)";

  private final Path folder;
  private final Path programs;
  private final int port;

  private PostgresCluster(Path folder, Path programs, int port) {
    this.folder = folder;
    this.programs = programs;
    this.port = port;
  }

  /** Tells whether there is one to start. */
  public static boolean installed() {
    return programs().isPresent();
  }

  /**
   * Makes a cluster with an empty database, and starts it.
   *
   * @param settings as in {@code postgresql.conf}, such as {@code shared_buffers=1GB}
   */
  public static PostgresCluster start(String... settings) throws IOException, InterruptedException {
    PostgresCluster cluster =
        new PostgresCluster(
            Files.createTempDirectory("sspr-postgresql"),
            programs().orElseThrow(() -> new IOException(MISSING)),
            Ports.any());
    if (root()) {
      run(List.of("chown", "postgres", cluster.folder.toString()));
    }
    cluster.program("initdb", "-D", cluster.data(), "-U", USER, "--auth=trust", "-E", "UTF8");
    Files.writeString(
        cluster.folder.resolve(SETTINGS),
        "port=%d\nlisten_addresses='127.0.0.1'\nunix_socket_directories='%s'\n%s\n"
            .formatted(cluster.port, cluster.folder, String.join("\n", settings)));
    cluster.control("start", "-o", "-c config_file=" + cluster.folder.resolve(SETTINGS));
    cluster.program(
        "createdb", "-h", "127.0.0.1", "-p", String.valueOf(cluster.port), "-U", USER, DATABASE);
    return cluster;
  }

  /** Kills all its processes and starts it anew, which then repairs what was going on. */
  public void crash() throws IOException, InterruptedException {
    control("restart", "-m", "immediate");
  }

  private void control(String command, String... arguments)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("-D", data(), "-w", "-l", folder + "/log"));
    all.addAll(List.of(arguments));
    all.add(command);
    program("pg_ctl", all.toArray(String[]::new));
  }

  /** Returns the options of {@code kc.sh} for this database. */
  public List<String> keycloakOptions() {
    return List.of(
        "--db=postgres",
        "--db-url=jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE,
        "--db-username=" + USER,
        "--db-password=trusted");
  }

  /**
   * Runs a script and returns what it prints.
   *
   * @param variables of {@code psql}, such as {@code rows=100}
   */
  public String script(Path file, String... variables) throws IOException, InterruptedException {
    List<String> command = psql();
    for (String variable : variables) {
      command.addAll(List.of("-v", variable));
    }
    command.addAll(List.of("-q", "-f", file.toString()));
    return run(command);
  }

  /** Runs one statement and returns what it prints. */
  public String query(String statement) throws IOException, InterruptedException {
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

  private static Optional<Path> programs() {
    try (Stream<Path> versions = Files.list(INSTALLED)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.comparing(Path::toString));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Stops the cluster and removes all that it has written. */
  @Override
  public void close() {
    try {
      control("stop", "-m", "immediate");
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      System.err.println(folder + " could not be removed: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
