package io.github.keycloaksspr.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.keycloaksspr.demo.setup.CorpRealm;
import java.net.URI;

/**
 * Addresses of a running demo.
 *
 * @param keycloak the server
 * @param app page of the sample application
 * @param inbox page of the inbox
 * @param authenticator page with the codes of the one who has a second factor
 */
record Places(URI keycloak, URI app, URI inbox, URI authenticator) {

  URI realm() {
    return URI.create(keycloak + "/realms/" + CorpRealm.NAME);
  }

  URI reset() {
    return URI.create(realm() + "/sspr/reset");
  }

  URI adminConsole() {
    return URI.create(keycloak + "/admin/master/console/#/" + CorpRealm.NAME);
  }

  /** Returns what other programs need to use the demo. */
  String json() {
    return JsonNodeFactory.instance
            .objectNode()
            .put("keycloak", keycloak.toString())
            .put("realm", realm().toString())
            .put("app", app.toString())
            .put("reset", reset().toString())
            .put("inbox", inbox.toString())
            .put("messages", inbox.resolve("/messages.json").toString())
            .put("authenticator", authenticator.toString())
            .put("admin", adminConsole().toString())
            .put("pid", ProcessHandle.current().pid())
            .toPrettyString()
        + "\n";
  }
}
