package io.github.keycloaksspr.authenticators.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;

/** A flow step that keeps no state and so is its own factory. */
public interface StepFactory extends Authenticator, AuthenticatorFactory {

  @Override
  default Authenticator create(KeycloakSession session) {
    return this;
  }

  @Override
  default Requirement[] getRequirementChoices() {
    return new Requirement[] {Requirement.REQUIRED, Requirement.DISABLED};
  }

  @Override
  default boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return true;
  }

  @Override
  default void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
    // nothing to set up at sign-in
  }

  @Override
  default @Nullable String getReferenceCategory() {
    return null;
  }

  @Override
  default boolean isConfigurable() {
    return false;
  }

  @Override
  default boolean isUserSetupAllowed() {
    return false;
  }

  @Override
  default List<ProviderConfigProperty> getConfigProperties() {
    return List.of();
  }

  @Override
  default void init(Config.Scope config) {
    // no options
  }

  @Override
  default void postInit(KeycloakSessionFactory factory) {
    // nothing to prepare
  }

  @Override
  default void close() {
    // nothing to release
  }
}
