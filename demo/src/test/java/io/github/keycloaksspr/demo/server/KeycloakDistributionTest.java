package io.github.keycloaksspr.demo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeycloakDistributionTest {
  private static final Map<String, String> SERVER =
      Map.of(
          "keycloak-1/bin/kc.sh", "#!/bin/sh\necho \"$@\"\nexit 3\n",
          "keycloak-1/providers/README.md", "put JARs here");

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void chooseHome() {
    home = folder.resolve("home");
  }

  @Test
  void zipIsUnpackedWithoutItsTopFolder() throws IOException {
    KeycloakDistribution.unpacked(zip(SERVER), home);

    assertThat(home.resolve("bin/kc.sh")).isExecutable();
    assertThat(folder.resolve("home.partial")).doesNotExist();
  }

  @Test
  void tarIsUnpackedWithoutItsTopFolder() throws IOException, InterruptedException {
    Path script = Files.createDirectories(folder.resolve("keycloak-1/bin")).resolve("kc.sh");
    Files.writeString(script, "#!/bin/sh\n");
    Path archive = folder.resolve("keycloak.tar.gz");
    new ProcessBuilder("tar", "-czf", archive.toString(), "-C", folder.toString(), "keycloak-1")
        .start()
        .waitFor();

    KeycloakDistribution.unpacked(archive, home);

    assertThat(home.resolve("bin/kc.sh")).exists();
  }

  @Test
  void secondTimeNothingIsUnpacked() throws IOException {
    Path archive = zip(SERVER);
    KeycloakDistribution.unpacked(archive, home);
    Path mine = Files.writeString(home.resolve("mine"), "still here");

    KeycloakDistribution.unpacked(archive, home);

    assertThat(mine).exists();
  }

  @Test
  void otherArchiveReplacesTheServer() throws IOException {
    KeycloakDistribution.unpacked(zip(SERVER), home);
    Path mine = Files.writeString(home.resolve("mine"), "of the old server");

    KeycloakDistribution.unpacked(zip(Map.of("keycloak-2/bin/kc.sh", "")), home);

    assertThat(mine).doesNotExist();
  }

  @Test
  void entryOutsideTheArchiveIsRefused() throws IOException {
    Path archive = zip(Map.of("../../escaped", ""));

    assertThatThrownBy(() -> KeycloakDistribution.unpacked(archive, home))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("escaped");
  }

  @Nested
  class Unpacked {
    private KeycloakDistribution distribution;

    @BeforeEach
    void unpack() throws IOException {
      distribution = KeycloakDistribution.unpacked(zip(SERVER), home);
    }

    @Test
    void providersHoldExactlyTheDeployedJars() throws IOException {
      distribution.deploy(List.of(jar("one.jar", "1"), jar("two.jar", "2")));

      distribution.deploy(List.of(jar("two.jar", "2")));

      assertThat(home.resolve("providers"))
          .isDirectoryNotContaining("glob:**/one.jar")
          .isDirectoryContaining("glob:**/two.jar")
          .isDirectoryContaining("glob:**/README.md");
    }

    @Test
    void sameJarIsNoChangeAndADifferentOneIs() throws IOException {
      assertThat(distribution.deploy(List.of(jar("one.jar", "1")))).isTrue();
      assertThat(distribution.deploy(List.of(jar("one.jar", "1")))).isFalse();
      assertThat(distribution.deploy(List.of(jar("one.jar", "2")))).isTrue();
      assertThat(distribution.deploy(List.of())).isTrue();
    }

    @Test
    void commandTellsItsExitCodeAndOutput() throws IOException, InterruptedException {
      var result = distribution.run(ServerOptions.in(folder.resolve("server")), "export");

      assertThat(result.exitCode()).isEqualTo(3);
      assertThat(result.output()).endsWith(" export");
    }

    @Test
    void serverThatEndsWhileStartingIsReportedWithItsLog() throws IOException {
      try (KeycloakServer server =
          distribution.startDev(ServerOptions.in(folder.resolve("server")))) {
        assertThatThrownBy(() -> server.awaitReady(Duration.ofSeconds(20)))
            .hasMessageContaining("ended while starting")
            .hasMessageContaining("start-dev");
      }
    }

    private Path jar(String name, String content) throws IOException {
      return Files.writeString(folder.resolve(name), content);
    }
  }

  private Path zip(Map<String, String> entries) throws IOException {
    Path file = Files.createTempFile(folder, "keycloak", ".zip");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }
}
