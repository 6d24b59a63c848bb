package io.github.keycloaksspr.demo.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** An unpacked Keycloak server, from which processes are started. */
public final class KeycloakDistribution {
  private final Path home;

  private KeycloakDistribution(Path home) {
    this.home = home.toAbsolutePath().normalize();
  }

  /** Tells whether {@code home} holds this archive completely unpacked. */
  public static boolean isUnpacked(Path archive, Path home) throws IOException {
    Path marker = marker(home);
    return Files.exists(marker) && Files.readString(marker).equals(fingerprint(archive));
  }

  /**
   * Returns the server of an archive, unpacking it unless that was done before.
   *
   * @param archive {@code keycloak-quarkus-dist} as {@code .tar.gz} or {@code .zip}
   * @param home folder to become the server's home; what it held before is removed
   */
  public static KeycloakDistribution unpacked(Path archive, Path home) throws IOException {
    if (!isUnpacked(archive, home)) {
      unpack(archive.toAbsolutePath(), home.toAbsolutePath());
    }
    return new KeycloakDistribution(home);
  }

  /**
   * Makes the providers folder hold exactly these JARs.
   *
   * @return whether anything changed, so that the next start takes longer
   */
  public boolean deploy(List<Path> jars) throws IOException {
    Path providers = home.resolve("providers");
    Set<String> wanted =
        jars.stream().map(jar -> jar.getFileName().toString()).collect(Collectors.toSet());
    boolean changed = false;
    for (Path present : jarsIn(providers)) {
      if (!wanted.contains(present.getFileName().toString())) {
        Files.delete(present);
        changed = true;
      }
    }
    for (Path jar : jars) {
      changed |= copyIfDifferent(jar, providers.resolve(jar.getFileName()));
    }
    return changed;
  }

  /** Starts a server in development mode; {@link KeycloakServer#awaitReady} waits for it. */
  public KeycloakServer startDev(ServerOptions options) throws IOException {
    return start("start-dev", List.of(), options);
  }

  /**
   * Starts a server in production mode, with caches of themes and templates as in real use, over
   * plain HTTP and on the development database; the first start also builds it.
   */
  public KeycloakServer startProduction(ServerOptions options) throws IOException {
    return startProductionOn(List.of("--db=dev-file"), options);
  }

  /**
   * Does the same on another database.
   *
   * @param database the options of {@code kc.sh} that say which
   */
  public KeycloakServer startProductionOn(List<String> database, ServerOptions options)
      throws IOException {
    return start(
        "start",
        Stream.concat(database.stream(), Stream.of("--http-enabled=true")).toList(),
        options);
  }

  private KeycloakServer start(String command, List<String> mode, ServerOptions options)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add(command);
    arguments.addAll(mode);
    arguments.add("--http-host=127.0.0.1");
    arguments.add("--http-port=" + options.httpPort());
    arguments.add("--http-management-port=" + options.managementPort());
    arguments.add("--hostname-strict=false");
    arguments.add("--health-enabled=true");
    arguments.addAll(options.arguments());
    return new KeycloakServer(options, process(arguments, options).start());
  }

  /**
   * Runs a command such as {@code export}, {@code import} or {@code build} to its end, on the
   * database of these options, whose server must not be running.
   */
  public CommandResult run(ServerOptions options, String... command)
      throws IOException, InterruptedException {
    Process process = process(List.of(command), options).start();
    try {
      int exitCode = process.waitFor();
      return new CommandResult(
          exitCode, Files.readString(options.log(), StandardCharsets.UTF_8).strip());
    } finally {
      ProcessTree.of(process).end();
    }
  }

  /** Removes the database that servers with these options have left. */
  public static void forget(ServerOptions options) throws IOException {
    deleteTree(options.data());
  }

  private ProcessBuilder process(List<String> arguments, ServerOptions options) throws IOException {
    Files.createDirectories(options.folder());
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/kc.sh").toString());
    command.addAll(options.databaseArguments());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(options.folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(options.log().toFile());
    builder.environment().putAll(options.environment());
    return builder;
  }

  private static boolean copyIfDifferent(Path from, Path to) throws IOException {
    if (Files.exists(to) && Files.mismatch(from, to) == -1) {
      return false;
    }
    Files.deleteIfExists(to);
    Files.copy(from, to);
    return true;
  }

  private static List<Path> jarsIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  private static void unpack(Path archive, Path home) throws IOException {
    Path partial = home.resolveSibling(home.getFileName() + ".partial");
    deleteTree(partial);
    deleteTree(home);
    Files.createDirectories(partial);
    if (archive.toString().endsWith(".zip")) {
      unzip(archive, partial);
    } else {
      untar(archive, partial);
    }
    Path content = onlyFolderIn(partial);
    Files.writeString(marker(content), fingerprint(archive));
    Files.move(content, home);
    Files.delete(partial);
  }

  private static void untar(Path archive, Path into) throws IOException {
    Process tar =
        new ProcessBuilder("tar", "-xzf", archive.toString(), "-C", into.toString())
            .inheritIO()
            .start();
    try {
      if (tar.waitFor() != 0) {
        throw new IOException(
            "tar could not unpack " + archive + " (exit " + tar.exitValue() + ")");
      }
    } catch (InterruptedException e) {
      tar.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while unpacking " + archive, e);
    }
  }

  private static void unzip(Path archive, Path into) throws IOException {
    try (InputStream file = Files.newInputStream(archive);
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        unzip(zip, entry, into);
      }
    }
  }

  private static void unzip(ZipInputStream zip, ZipEntry entry, Path into) throws IOException {
    Path target = into.resolve(entry.getName()).normalize();
    if (!target.startsWith(into)) {
      throw new IOException("the archive has an entry outside of itself: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    Files.copy(zip, target);
    if (target.toString().endsWith(".sh") && !target.toFile().setExecutable(true)) {
      throw new IOException("could not make " + target + " executable");
    }
  }

  private static Path onlyFolderIn(Path folder) throws IOException {
    try (Stream<Path> content = Files.list(folder)) {
      Path[] found = content.toArray(Path[]::new);
      if (found.length != 1) {
        throw new IOException(
            "expected one folder in the archive, found " + Arrays.toString(found));
      }
      return found[0];
    }
  }

  private static Path marker(Path home) {
    return home.resolve(".unpacked-from");
  }

  private static String fingerprint(Path archive) throws IOException {
    return archive.getFileName() + " " + Files.size(archive);
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path file : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /**
   * How a one-off command ended.
   *
   * @param exitCode 0 on success
   * @param output what it printed on both streams
   */
  public record CommandResult(int exitCode, String output) {}
}
