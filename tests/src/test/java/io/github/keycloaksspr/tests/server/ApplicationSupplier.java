package io.github.keycloaksspr.tests.server;

import org.keycloak.testframework.injection.InstanceContext;
import org.keycloak.testframework.injection.LifeCycle;
import org.keycloak.testframework.injection.RequestedInstance;
import org.keycloak.testframework.injection.Supplier;

/** Supplies one {@link Application} for all tests. */
public final class ApplicationSupplier implements Supplier<Application, InjectApplication> {

  @Override
  public Application getValue(InstanceContext<Application, InjectApplication> instanceContext) {
    return Application.start();
  }

  @Override
  public LifeCycle getDefaultLifecycle() {
    return LifeCycle.GLOBAL;
  }

  @Override
  public boolean compatible(
      InstanceContext<Application, InjectApplication> a,
      RequestedInstance<Application, InjectApplication> b) {
    return true;
  }

  @Override
  public void close(InstanceContext<Application, InjectApplication> instanceContext) {
    instanceContext.getValue().close();
  }
}
