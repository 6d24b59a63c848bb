package io.github.keycloaksspr.tests.server;

import org.keycloak.testframework.annotations.KeycloakIntegrationTest;
import org.keycloak.testframework.injection.InstanceContext;
import org.keycloak.testframework.injection.LifeCycle;
import org.keycloak.testframework.injection.RequestedInstance;
import org.keycloak.testframework.injection.Supplier;
import org.keycloak.testframework.injection.SupplierOrder;
import org.keycloak.testframework.server.KeycloakServer;

/** Supplies the one server that all test classes share. */
public final class ServerSupplier implements Supplier<KeycloakServer, KeycloakIntegrationTest> {

  @Override
  public String getAlias() {
    return "sspr";
  }

  @Override
  public KeycloakServer getValue(
      InstanceContext<KeycloakServer, KeycloakIntegrationTest> instanceContext) {
    return SharedServer.started();
  }

  @Override
  public LifeCycle getDefaultLifecycle() {
    return LifeCycle.GLOBAL;
  }

  @Override
  public boolean compatible(
      InstanceContext<KeycloakServer, KeycloakIntegrationTest> a,
      RequestedInstance<KeycloakServer, KeycloakIntegrationTest> b) {
    return true;
  }

  @Override
  public void close(InstanceContext<KeycloakServer, KeycloakIntegrationTest> instanceContext) {
    instanceContext.getValue().stop();
    Installation.telephone().writeDownSecrets();
  }

  @Override
  public int order() {
    return SupplierOrder.KEYCLOAK_SERVER;
  }
}
