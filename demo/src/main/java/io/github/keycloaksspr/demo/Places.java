package io.github.keycloaksspr.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.demo.setup.Gates;
import java.net.URI;

/**
 * Addresses of a running demo.
 *
 * @param keycloak the server
 * @param inbox page of the inbox
 * @param authenticator page with the codes of those who have an authenticator app
 * @param directory page that shows how writeback to the domain stands
 */
record Places(URI keycloak, URI inbox, URI authenticator, URI directory) {

  URI realm(Gates gates) {
    return URI.create(keycloak + "/realms/" + gates.realm());
  }

  URI app(Gates gates) {
    return inbox.resolve(gates.appPath());
  }

  URI reset(Gates gates) {
    return URI.create(realm(gates) + "/sspr/reset");
  }

  URI adminConsole() {
    return URI.create(keycloak + "/admin/master/console/#/" + Gates.ONE.realm());
  }

  /** Returns what other programs need to use the demo. */
  String json() {
    ObjectNode json =
        of(Gates.ONE)
            .put("keycloak", keycloak.toString())
            .put("inbox", inbox.toString())
            .put("messages", inbox.resolve("/messages.json").toString())
            .put("authenticator", authenticator.toString())
            .put("directory", directory.toString())
            .put("admin", adminConsole().toString())
            .put("pid", ProcessHandle.current().pid());
    json.set("twoGates", of(Gates.TWO));
    return json.toPrettyString() + "\n";
  }

  private ObjectNode of(Gates gates) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("realm", realm(gates).toString())
        .put("app", app(gates).toString())
        .put("reset", reset(gates).toString());
  }
}
