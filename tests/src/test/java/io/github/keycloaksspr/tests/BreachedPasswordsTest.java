package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.server.OwnServer;
import io.github.keycloaksspr.tests.trace.Secret;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** Passwords that are in the server's file of breached ones are refused (spec X8). */
class BreachedPasswordsTest extends CorpTest {
  private static final String BREACHED = "dK3#vR9q-Zw7!";
  private static final String OTHER = "dK3#vR9q-Zw8!";

  @TempDir Path folder;

  @Test
  void aServerRefusesWhatIsInItsFileAndStartsAndSaysSoWhereItCannotBeUsed()
      throws IOException, InterruptedException {
    Path file = folder.resolve("breached.bin");
    makeByTheToolInTheJar(file);
    try (OwnServer server = startWith(file);
        Keycloak serverAdmin = server.admin()) {
      Corp breached = create("breached", server, serverAdmin);
      rule(breached);
      Person anna = breached.unregistered("anna");

      assertThat(refused(breached, anna)).contains("become public by a theft of passwords");
      give(breached, anna, OTHER);
      assertThat(breached.signsIn(anna, OTHER)).isTrue();
      assertThat(warnings(breached)).doesNotContain("Breached passwords");

      Files.writeString(file, "no file of breached passwords, but long enough to be read");
      give(breached, anna, BREACHED);
      assertThat(breached.signsIn(anna, BREACHED)).isTrue();
      assertThat(warnings(breached))
          .contains("Breached passwords are not refused, because it is no file of breached");
    }
    try (OwnServer server = startWith(file);
        Keycloak serverAdmin = server.admin()) {
      assertThat(serverAdmin.realms().findAll()).isNotEmpty();
    }
  }

  @Test
  void aRealmThatWantsItOnAServerWithoutAFileIsWarned() {
    rule(corp);
    try {
      assertThat(warnings(corp)).contains("no file is set by --spi-password-policy--");
    } finally {
      rules(corp, "");
    }
  }

  @Test
  void aRealmThatBansTermsWithoutTheRuleIsWarned() {
    corp.sspr()
        .put("policy", "{\"scope\":\"none\",\"passwords\":{\"banned\":[\"contoso\"]}}")
        .orFail();

    assertThat(warnings(corp)).contains("does not have sspr-banned-passwords");
  }

  private void makeByTheToolInTheJar(Path file) throws IOException, InterruptedException {
    Path list = Files.write(folder.resolve("list.txt"), List.of("hunter2", BREACHED));
    Process tool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("sspr.server.jar"),
                "io.github.keycloaksspr.core.breached.BreachedPasswordsTool",
                "--plain",
                file.toString(),
                list.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.waitFor()).as(output).isZero();
  }

  private static OwnServer startWith(Path file) throws IOException, InterruptedException {
    return OwnServer.start(
        Installation.withSspr(),
        Installation.options("breached")
            .withArguments("--spi-password-policy--sspr-breached-passwords--file=" + file));
  }

  private static void rule(Corp corp) {
    rules(corp, "sspr-breached-passwords");
  }

  private static void rules(Corp corp, String passwordPolicy) {
    RealmRepresentation settings = corp.admin().toRepresentation();
    settings.setPasswordPolicy(passwordPolicy);
    corp.admin().update(settings);
  }

  private static String warnings(Corp corp) {
    return corp.sspr().get("setup").orFail().text();
  }

  private static String refused(Corp corp, Person person) {
    return catchThrowableOfType(BadRequestException.class, () -> give(corp, person, BREACHED))
        .getResponse()
        .readEntity(String.class);
  }

  private static void give(Corp corp, Person person, String password) {
    CredentialRepresentation credential = new CredentialRepresentation();
    credential.setType(CredentialRepresentation.PASSWORD);
    credential.setValue(Secret.PASSWORD.used(password));
    corp.admin().users().get(person.id()).resetPassword(credential);
  }
}
