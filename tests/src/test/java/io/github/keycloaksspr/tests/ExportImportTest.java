package io.github.keycloaksspr.tests;

import static io.github.keycloaksspr.tests.RegistrationWalk.at;
import static io.github.keycloaksspr.tests.RegistrationWalk.reason;
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
import io.github.keycloaksspr.tests.trace.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;

/** A realm moves to another server with everything the product keeps in it. */
class ExportImportTest extends CorpTest {
  private static final String NEW = "New-Passw0rd!";

  @TempDir Path folder;

  @Test
  void anExportedRealmBringsPolicyFlowBindingMethodsAndConfirmationsToAnotherServer()
      throws IOException, InterruptedException {
    KeycloakDistribution distribution = Installation.withSspr();
    ServerOptions source = Installation.options("export");
    Person anna;
    Person bert;
    Person carla;
    String policy;
    try (OwnServer server = OwnServer.start(distribution, source);
        Keycloak serverAdmin = server.admin()) {
      Corp moving = create("moving", server, serverAdmin);
      moving.setUp(RegistrationTest.required(1, "[\"email\"]"));
      anna = moving.unregistered("anna");
      RegistrationWalk register = new RegistrationWalk(moving, mails);
      Page enough =
          register.registerEmail(register.toOverview(new Browserless(), anna), anna.alternate());
      at(Step.SIGNED_IN, register.press(enough, "finish"));
      bert = withTemporaryPassword(moving, moving.unregistered("bert"));
      carla = moving.unregistered("carla");
      moving
          .sspr()
          .put("users/" + carla.id() + "/password-expiry", "{\"neverExpires\":true}")
          .orFail();
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
      at(Step.DONE, done);

      assertThat(Step.of(moved.signIn(bert, bert.password()))).isEqualTo(Step.NEW_PASSWORD);
      server.moveClock(Duration.ofHours(25));
      assertThat(moved.takes(bert, bert.password())).isFalse();

      server.moveClock(Duration.ofDays(179));
      assertThat(moved.signsIn(anna, NEW)).isTrue();
      server.moveClock(Duration.ofDays(181));
      assertThat(reason(toRegistration(moved, anna)))
          .hasValueSatisfying(text -> assertThat(text).contains("It has been a while"));

      // the token of before is months old by now
      serverAdmin.tokenManager().grantToken();
      letPasswordsExpire(moved);
      assertThat(Step.of(moved.signIn(anna, NEW))).isEqualTo(Step.NEW_PASSWORD);
      assertThat(Step.of(moved.signIn(carla, carla.password()))).isEqualTo(Step.REGISTER);
    }
  }

  private static Person withTemporaryPassword(Corp realm, Person person) {
    String path = "users/" + person.id() + "/reset-password";
    String temporary =
        Secret.PASSWORD.used(realm.sspr().post(path).orFail().body().path("password").asText());
    return new Person(
        person.id(), person.username(), person.address(), person.alternate(), temporary);
  }

  private static void letPasswordsExpire(Corp realm) {
    RealmRepresentation settings = realm.admin().toRepresentation();
    settings.setPasswordPolicy("forceExpiredPasswordChange(30)");
    realm.admin().update(settings);
  }

  private Page toRegistration(Corp moved, Person person) {
    Person renewed =
        new Person(person.id(), person.username(), person.address(), person.alternate(), NEW);
    return new RegistrationWalk(moved, mails).toOverview(new Browserless(), renewed);
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
