package io.github.keycloaksspr.tests.realm;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.testframework.util.ApiUtil;

/**
 * A sign-in with two levels for the realm's application: the password for the first, and another
 * proof, or the password once more, for the second.
 */
public final class StepUp implements AutoCloseable {
  private static final String FLOW = "step-up";
  private static final String FORMS = "step-up forms";
  private static final String BROWSER = "browser";

  private final Corp corp;
  private final AuthenticationManagementResource flows;
  private final String flow;

  private StepUp(Corp corp, String secondProof) {
    this.corp = corp;
    this.flows = corp.admin().flows();
    this.flow = create(secondProof);
    bind(flow);
  }

  /** Makes the application sign its people in like that until this is closed. */
  public static StepUp in(Corp corp) {
    return in(corp, "auth-password-form");
  }

  /** Does so with another proof for the second level. */
  public static StepUp in(Corp corp, String secondProof) {
    return new StepUp(corp, secondProof);
  }

  @Override
  public void close() {
    bind("");
    flows.deleteFlow(flow);
  }

  private String create(String secondProof) {
    AuthenticationFlowRepresentation top = new AuthenticationFlowRepresentation();
    top.setAlias(FLOW);
    top.setProviderId("basic-flow");
    top.setTopLevel(true);
    top.setBuiltIn(false);
    try (Response response = flows.createFlow(top)) {
      add(FLOW, "auth-cookie", "ALTERNATIVE");
      addFlow(FLOW, FORMS, "ALTERNATIVE");
      addLevel(1, "auth-username-password-form");
      addLevel(2, secondProof);
      return ApiUtil.getCreatedId(response);
    }
  }

  private void addLevel(int level, String proof) {
    String name = "step-up " + level;
    addFlow(FORMS, name, "CONDITIONAL");
    String condition = add(name, "conditional-level-of-authentication", "REQUIRED");
    AuthenticatorConfigRepresentation config = new AuthenticatorConfigRepresentation();
    config.setAlias(name);
    config.setConfig(Map.of("loa-condition-level", String.valueOf(level), "loa-max-age", "36000"));
    flows.newExecutionConfig(condition, config).close();
    add(name, proof, "REQUIRED");
  }

  private void addFlow(String parent, String name, String requirement) {
    flows.addExecutionFlow(
        parent, Map.of("alias", name, "type", "basic-flow", "provider", "registration-page-form"));
    require(parent, requirement);
  }

  private String add(String parent, String provider, String requirement) {
    flows.addExecution(parent, Map.of("provider", provider));
    return require(parent, requirement);
  }

  /** Sets the requirement of what was added last. */
  private String require(String parent, String requirement) {
    List<AuthenticationExecutionInfoRepresentation> children =
        flows.getExecutions(parent).stream().filter(each -> each.getLevel() == 0).toList();
    AuthenticationExecutionInfoRepresentation last = children.get(children.size() - 1);
    last.setRequirement(requirement);
    flows.updateExecutions(parent, last);
    return last.getId();
  }

  private void bind(String id) {
    ClientRepresentation client = corp.admin().clients().findByClientId(CorpRealm.CLIENT).get(0);
    client.setAuthenticationFlowBindingOverrides(Map.of(BROWSER, id));
    corp.admin().clients().get(client.getId()).update(client);
  }
}
