package io.github.keycloaksspr.core.fake;

import java.util.HashMap;
import java.util.Map;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/** A realm with attributes, roles and clients. */
public final class FakeRealm {

  private final Map<String, String> attributes = new HashMap<>();
  private final Map<String, RoleModel> roles = new HashMap<>();
  private final Map<String, ClientModel> clients = new HashMap<>();
  private final RealmModel model =
      Fake.of(
          RealmModel.class,
          Map.of(
              "getId", nothing -> "corp-id",
              "getName", nothing -> "corp",
              "getAttribute", given -> attributes.get(given[0]),
              "setAttribute", given -> attributes.put((String) given[0], (String) given[1]),
              "getRole", given -> roles.get(given[0]),
              "getClientByClientId", given -> clients.get(given[0])));

  public RealmModel model() {
    return model;
  }

  public Map<String, String> attributes() {
    return attributes;
  }

  /** Adds a realm role. */
  public RoleModel role(String name) {
    return roles.computeIfAbsent(name, missing -> FakeRole.of(missing, model));
  }

  /** Adds a client that has one role. */
  public RoleModel clientRole(String clientId, String name) {
    Map<String, RoleModel> own = new HashMap<>();
    ClientModel client =
        Fake.of(
            ClientModel.class,
            Map.of(
                "getClientId", nothing -> clientId,
                "getRealm", nothing -> model,
                "getRole", given -> own.get(given[0])));
    clients.put(clientId, client);
    return own.computeIfAbsent(name, missing -> FakeRole.of(missing, client));
  }
}
