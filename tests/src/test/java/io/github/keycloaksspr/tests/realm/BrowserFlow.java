package io.github.keycloaksspr.tests.realm;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;

/** A changed copy of Keycloak's own sign-in, for the realm's application. */
public final class BrowserFlow implements AutoCloseable {
  private static final String NAME = "changed";

  private final Corp corp;
  private final AuthenticationManagementResource flows;

  private BrowserFlow(Corp corp) {
    this.corp = corp;
    this.flows = corp.admin().flows();
    flows.copy("browser", Map.of("newName", NAME)).close();
    bind(id());
  }

  /** Makes the application sign its people in with the copy until this is closed. */
  public static BrowserFlow in(Corp corp) {
    return new BrowserFlow(corp);
  }

  /** Enables a step that is part of the flow. */
  public void allow(String provider) {
    require(step -> provider.equals(step.getProviderId()), "ALTERNATIVE");
  }

  /** Disables a step. */
  public void without(String provider) {
    require(step -> provider.equals(step.getProviderId()), "DISABLED");
  }

  /** Adds a step behind the password that everybody has to pass. */
  public void demand(String provider, Map<String, String> config) {
    flows.addExecution(NAME + " forms", Map.of("provider", provider));
    String added = require(step -> provider.equals(step.getProviderId()), "REQUIRED");
    if (!config.isEmpty()) {
      AuthenticatorConfigRepresentation representation = new AuthenticatorConfigRepresentation();
      representation.setAlias(NAME + " " + provider);
      representation.setConfig(config);
      flows.newExecutionConfig(added, representation).close();
    }
  }

  private String require(
      Predicate<AuthenticationExecutionInfoRepresentation> which, String requirement) {
    List<AuthenticationExecutionInfoRepresentation> steps = flows.getExecutions(NAME);
    AuthenticationExecutionInfoRepresentation step =
        steps.stream().filter(which).reduce((first, last) -> last).orElseThrow();
    step.setRequirement(requirement);
    flows.updateExecutions(NAME, step);
    return step.getId();
  }

  private String id() {
    return flows.getFlows().stream()
        .filter(flow -> NAME.equals(flow.getAlias()))
        .map(AuthenticationFlowRepresentation::getId)
        .findFirst()
        .orElseThrow();
  }

  private void bind(String flow) {
    ClientRepresentation client = corp.admin().clients().findByClientId(CorpRealm.CLIENT).get(0);
    client.setAuthenticationFlowBindingOverrides(Map.of("browser", flow));
    corp.admin().clients().get(client.getId()).update(client);
  }

  @Override
  public void close() {
    bind("");
    flows.deleteFlow(id());
  }
}
