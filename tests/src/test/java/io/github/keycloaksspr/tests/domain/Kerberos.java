package io.github.keycloaksspr.tests.domain;

import io.github.keycloaksspr.tests.trace.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The clients of Kerberos on this machine, with a configuration of their own for one domain. */
final class Kerberos {
  private static final String REALM = "CORP.EXAMPLE.TEST";

  private final Path folder;

  private Kerberos(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the configuration.
   *
   * @param controller address of the key distribution centre
   */
  static Kerberos at(String controller, Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("krb5.conf"),
        """
        [libdefaults]
          default_realm = %1$s
          dns_lookup_kdc = false
          dns_lookup_realm = false
          dns_canonicalize_hostname = false
          rdns = false
        [realms]
          %1$s = {
            kdc = %2$s:88
          }
        """
            .formatted(REALM, controller));
    return new Kerberos(folder);
  }

  /** Tells whether the programs are here. */
  static boolean usable() {
    return Files.isExecutable(Path.of("/usr/bin/kinit"));
  }

  /** Tells whether a ticket is given for a password, as to who signs in to a computer. */
  boolean kinit(String account, String password) {
    try {
      Process process = start(account);
      process
          .getOutputStream()
          .write((Secret.PASSWORD.used(password) + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("kinit does not end: " + said());
      }
      return process.exitValue() == 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process start(String account) throws IOException {
    ProcessBuilder kinit =
        new ProcessBuilder(
                "/usr/bin/kinit", "-c", folder.resolve("tickets").toString(), account + "@" + REALM)
            .redirectErrorStream(true)
            .redirectOutput(log().toFile());
    kinit
        .environment()
        .putAll(Map.of("KRB5_CONFIG", folder.resolve("krb5.conf").toString(), "LC_ALL", "C.UTF-8"));
    return kinit.start();
  }

  /** Returns what the program said last. */
  String said() throws IOException {
    return Files.exists(log()) ? Files.readString(log()) : "";
  }

  private Path log() {
    return folder.resolve("kinit.log");
  }
}
