package io.github.keycloaksspr.authenticators.link;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Serves {@code /realms/{realm}/sspr/}. */
public final class StableLinksFactory implements RealmResourceProviderFactory {

  @Override
  public String getId() {
    return "sspr";
  }

  @Override
  public RealmResourceProvider create(KeycloakSession session) {
    return new RealmResourceProvider() {
      @Override
      public Object getResource() {
        return new StableLinks(session);
      }

      @Override
      public void close() {
        // nothing to release
      }
    };
  }

  @Override
  public void init(Config.Scope config) {
    // no options
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    // nothing to prepare
  }

  @Override
  public void close() {
    // nothing to release
  }
}
