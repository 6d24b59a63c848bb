package io.github.keycloaksspr.core.fake;

import java.util.HashMap;
import java.util.Map;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.WebAuthnPolicy;

/** A realm with attributes, roles and clients. */
public final class FakeRealm {

  private final Map<String, String> attributes = new HashMap<>();
  private final Map<String, RoleModel> roles = new HashMap<>();
  private final Map<String, ClientModel> clients = new HashMap<>();
  private final WebAuthnPolicy passkeys = new WebAuthnPolicy();
  private final WebAuthnPolicy securityKeys = new WebAuthnPolicy();
  private final RealmModel model =
      Fake.of(
          RealmModel.class,
          Map.of(
              "getId", nothing -> "corp-id",
              "getName", nothing -> "corp",
              "getAttribute", given -> attributes.get(given[0]),
              "setAttribute", given -> attributes.put((String) given[0], (String) given[1]),
              "getWebAuthnPolicyPasswordless", nothing -> passkeys,
              "getWebAuthnPolicy", nothing -> securityKeys,
              "getRole", given -> roles.get(given[0]),
              "getClientByClientId", given -> clients.get(given[0])));

  /** Makes a realm as Keycloak does: passkeys must be discoverable and verify their users. */
  public FakeRealm() {
    passkeys.setResidentKey("required");
    passkeys.setUserVerificationRequirement("required");
  }

  public RealmModel model() {
    return model;
  }

  public Map<String, String> attributes() {
    return attributes;
  }

  /** Returns the policy for passkeys, to be changed. */
  public WebAuthnPolicy passkeys() {
    return passkeys;
  }

  /** Returns the policy for security keys, which asks for nothing, to be changed. */
  public WebAuthnPolicy securityKeys() {
    return securityKeys;
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
