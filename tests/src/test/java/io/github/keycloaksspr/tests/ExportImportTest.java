package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.demo.server.KeycloakDistribution;
import io.github.keycloaksspr.demo.server.KeycloakDistribution.CommandResult;
import io.github.keycloaksspr.demo.server.ServerOptions;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.server.OwnServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;

/** A realm moves to another server with everything the product keeps in it. */
class ExportImportTest extends CorpTest {
  private static final String NEW = "New-Passw0rd!";

  @TempDir Path folder;

  @Test
  void anExportedRealmBringsPolicyFlowBindingAndMethodsToAnotherServer()
      throws IOException, InterruptedException {
    KeycloakDistribution distribution = Installation.withSspr();
    ServerOptions source = Installation.options("export");
    Person anna;
    String policy;
    try (OwnServer server = OwnServer.start(distribution, source);
        Keycloak serverAdmin = server.admin()) {
      Corp moving = create("moving", server, serverAdmin);
      moving.setUp(Corp.POLICY);
      anna = moving.registered("anna");
      policy = moving.sspr().get("policy").orFail().text();
    }
    Path file = folder.resolve("corp.json");
    CommandResult export =
        distribution.run(source, "export", "--optimized", "--realm=moving", "--file=" + file);
    assertThat(export.exitCode()).as(export.output()).isZero();

    try (OwnServer server = startWith(distribution, file);
        Keycloak serverAdmin = server.admin()) {
      Corp moved = new Corp(server.url(), "moving", serverAdmin, application);

      assertThat(moved.sspr().get("policy").orFail().text()).isEqualTo(policy);
      assertThat(moved.admin().toRepresentation().getResetCredentialsFlow())
          .isEqualTo("sspr reset credentials");
      assertThat(moved.sspr().get("users/" + anna.id() + "/methods").orFail().text())
          .contains("an***@private.example");
      ResetWalk there = new ResetWalk(moved, mails);
      Page done = there.newPassword(there.toNewPassword(new Browserless(), anna), NEW);
      assertThat(Step.of(done)).isEqualTo(Step.DONE);
      assertThat(moved.signsIn(anna, NEW)).isTrue();
    }
  }

  /** Starts a server that imports a realm on its way up. */
  private static OwnServer startWith(KeycloakDistribution distribution, Path file)
      throws IOException, InterruptedException {
    Path imports = Installation.homeWithSspr().resolve("data/import");
    Files.createDirectories(imports);
    Path there = Files.copy(file, imports.resolve(file.getFileName()));
    try {
      return OwnServer.start(
          distribution, Installation.options("import").withArguments("--import-realm"));
    } finally {
      Files.delete(there);
    }
  }
}
