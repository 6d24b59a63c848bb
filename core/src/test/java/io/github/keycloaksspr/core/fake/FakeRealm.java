package io.github.keycloaksspr.core.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.WebAuthnPolicy;

/** A realm with attributes, roles and clients. */
public final class FakeRealm {

  private final Map<String, String> attributes = new HashMap<>();
  private final Map<String, RoleModel> roles = new HashMap<>();
  private final Map<String, ClientModel> clients = new HashMap<>();
  private final Map<Object, List<AuthenticationExecutionModel>> flows = new HashMap<>();
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
              "getAuthenticationExecutionsStream",
                  given -> flows.getOrDefault(given[0], List.of()).stream(),
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

  /** Adds a step to a flow; a step without an authenticator is a flow of its own. */
  public FakeRealm step(String flow, String id, String authenticator, Requirement requirement) {
    AuthenticationExecutionModel step = new AuthenticationExecutionModel();
    step.setId(id);
    step.setRequirement(requirement);
    step.setAuthenticatorFlow(authenticator.isEmpty());
    step.setAuthenticator(authenticator.isEmpty() ? null : authenticator);
    step.setFlowId(authenticator.isEmpty() ? id : null);
    flows.computeIfAbsent(flow, missing -> new ArrayList<>()).add(step);
    return this;
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
