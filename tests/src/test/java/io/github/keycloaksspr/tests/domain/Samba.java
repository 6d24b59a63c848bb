package io.github.keycloaksspr.tests.domain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Samba's programs on this machine. */
final class Samba {
  private static final List<Path> FOLDERS =
      List.of(Path.of("/usr/sbin"), Path.of("/usr/bin"), Path.of("/usr/local/sbin"));

  private Samba() {}

  /** Tells whether a domain can be made here; Samba's domain controller must be run by root. */
  static boolean usable() {
    return "root".equals(System.getProperty("user.name"))
        && has("samba")
        && has("samba-tool")
        && Kerberos.usable()
        && Files.isDirectory(Path.of("/usr/share/samba/setup"));
  }

  private static boolean has(String program) {
    return FOLDERS.stream().anyMatch(folder -> Files.isExecutable(folder.resolve(program)));
  }

  /** Runs samba-tool to its end. */
  static void tool(Path log, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("samba-tool"));
    command.addAll(Arrays.asList(arguments));
    run(log, command);
  }

  /** Runs a program in Python, in which samba-tool is written, to its end. */
  static void python(Path log, String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "-c", program));
    command.addAll(Arrays.asList(arguments));
    run(log, command);
  }

  private static void run(Path log, List<String> command) throws IOException, InterruptedException {
    Process process = start(log, command);
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(command.get(0) + " failed: " + Files.readString(log));
    }
  }

  /** Runs a line as an administrator types it at the controller. */
  static void shell(Path log, Path configuration, String line)
      throws IOException, InterruptedException {
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", line);
    shell.environment().put("SMB_CONF_PATH", configuration.toString());
    Process process =
        shell
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(line + " failed: " + Files.readString(log));
    }
  }

  /** Starts the domain controller. */
  static Process controller(Path log, Path configuration) throws IOException {
    return start(
        log, List.of("samba", "--interactive", "--model=single", "--configfile=" + configuration));
  }

  private static Process start(Path log, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }
}
