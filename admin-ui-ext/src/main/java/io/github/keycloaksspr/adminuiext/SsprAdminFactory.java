package io.github.keycloaksspr.adminuiext;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** Serves {@code /admin/realms/{realm}/sspr/}; Keycloak has checked the access token before. */
public final class SsprAdminFactory implements AdminRealmResourceProviderFactory {

  @Override
  public String getId() {
    return "sspr";
  }

  @Override
  public AdminRealmResourceProvider create(KeycloakSession session) {
    return new SsprAdminProvider();
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
