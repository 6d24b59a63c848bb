package io.github.keycloaksspr.tests.server;

import io.github.keycloaksspr.demo.server.Ports;
import io.github.keycloaksspr.tests.mail.Mailbox;
import org.keycloak.testframework.injection.InstanceContext;
import org.keycloak.testframework.injection.LifeCycle;
import org.keycloak.testframework.injection.RequestedInstance;
import org.keycloak.testframework.injection.Supplier;
import org.keycloak.testframework.injection.SupplierOrder;
import org.keycloak.testframework.mail.MailServer;
import org.keycloak.testframework.mail.annotations.InjectMailServer;
import org.keycloak.testframework.realm.RealmBuilder;
import org.keycloak.testframework.realm.RealmConfigInterceptor;

/** Supplies the framework's mail server, on a free port, to all realms. */
public final class MailServerSupplier
    implements Supplier<MailServer, InjectMailServer>,
        RealmConfigInterceptor<MailServer, InjectMailServer> {
  private static final String HOST = "localhost";

  private final int port = Ports.any();

  @Override
  public String getAlias() {
    return "sspr";
  }

  @Override
  public MailServer getValue(InstanceContext<MailServer, InjectMailServer> instanceContext) {
    return new ReadMailServer(port);
  }

  @Override
  public LifeCycle getDefaultLifecycle() {
    return LifeCycle.GLOBAL;
  }

  @Override
  public boolean compatible(
      InstanceContext<MailServer, InjectMailServer> a,
      RequestedInstance<MailServer, InjectMailServer> b) {
    return true;
  }

  @Override
  public RealmBuilder intercept(
      RealmBuilder realm, InstanceContext<MailServer, InjectMailServer> instanceContext) {
    return realm.smtp(HOST, port, "keycloak@corp.example");
  }

  @Override
  public void close(InstanceContext<MailServer, InjectMailServer> instanceContext) {
    instanceContext.getValue().stop();
  }

  @Override
  public int order() {
    return SupplierOrder.BEFORE_REALM;
  }

  /** Has all codes written down before its mails are thrown away after a test. */
  private static final class ReadMailServer extends MailServer {
    ReadMailServer(int port) {
      super(HOST, port);
    }

    @Override
    public void runCleanup() {
      Mailbox.writeDownSecrets(this);
      super.runCleanup();
    }
  }
}
