package io.github.keycloaksspr.tests.server;

import java.util.List;
import org.keycloak.testframework.TestFrameworkExtension;
import org.keycloak.testframework.injection.Supplier;

/**
 * What this module adds to Keycloak's test framework: a server, a mail server and an application
 * that all take free ports.
 */
public final class SsprTestFramework implements TestFrameworkExtension {

  @Override
  public List<Supplier<?, ?>> suppliers() {
    return List.of(new ServerSupplier(), new MailServerSupplier(), new ApplicationSupplier());
  }
}
