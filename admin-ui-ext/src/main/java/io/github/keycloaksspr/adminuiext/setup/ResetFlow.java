package io.github.keycloaksspr.adminuiext.setup;

import java.util.List;
import java.util.Optional;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.DefaultAuthenticationFlows;

/** The flow {@value #ALIAS} of a realm, and its binding as the realm's reset flow. */
final class ResetFlow {

  static final String ALIAS = "sspr reset credentials";

  /** The built-in last step asks for the new password with all of Keycloak's own rules. */
  static final List<String> STEPS = List.of("sspr-identify", "sspr-verify", "reset-password");

  private final KeycloakSession session;
  private final RealmModel realm;

  ResetFlow(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  boolean bound() {
    AuthenticationFlowModel flow = realm.getResetCredentialsFlow();
    return flow != null && ALIAS.equals(flow.getAlias());
  }

  Optional<AuthenticationFlowModel> find() {
    return Optional.ofNullable(realm.getFlowByAlias(ALIAS));
  }

  void bind() {
    new Actions(session, realm).register();
    AuthenticationFlowModel flow = find().orElseGet(this::create);
    if (!bound()) {
      Before.of(realm).remember(realm);
      realm.setResetCredentialsFlow(flow);
    }
    realm.setResetPasswordAllowed(true);
  }

  void unbind() {
    Optional<Before> before = Before.remembered(realm);
    if (bound()) {
      realm.setResetCredentialsFlow(
          before.map(Before::flow).map(realm::getFlowByAlias).orElseGet(this::builtIn));
      before.ifPresent(found -> realm.setResetPasswordAllowed(found.resetAllowed()));
    }
    find().ifPresent(this::remove);
    new Actions(session, realm).remove();
    Before.forget(realm);
  }

  private AuthenticationFlowModel builtIn() {
    return realm.getFlowByAlias(DefaultAuthenticationFlows.RESET_CREDENTIALS_FLOW);
  }

  private AuthenticationFlowModel create() {
    AuthenticationFlowModel flow = new AuthenticationFlowModel();
    flow.setAlias(ALIAS);
    flow.setDescription("Self-service password reset: the realm's policy says how many gates.");
    flow.setProviderId("basic-flow");
    flow.setTopLevel(true);
    flow.setBuiltIn(false);
    AuthenticationFlowModel created = realm.addAuthenticationFlow(flow);
    for (int i = 0; i < STEPS.size(); i++) {
      addStep(created, STEPS.get(i), (i + 1) * 10);
    }
    return created;
  }

  private void addStep(AuthenticationFlowModel flow, String authenticator, int priority) {
    AuthenticationExecutionModel step = new AuthenticationExecutionModel();
    step.setParentFlow(flow.getId());
    step.setAuthenticator(authenticator);
    step.setRequirement(AuthenticationExecutionModel.Requirement.REQUIRED);
    step.setPriority(priority);
    step.setAuthenticatorFlow(false);
    realm.addAuthenticatorExecution(step);
  }

  private void remove(AuthenticationFlowModel flow) {
    realm
        .getAuthenticationExecutionsStream(flow.getId())
        .toList()
        .forEach(realm::removeAuthenticatorExecution);
    realm.removeAuthenticationFlow(flow);
  }
}
