package io.github.keycloaksspr.adminuiext;

import io.github.keycloaksspr.adminuiext.registration.Censuses;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Makes the resource for one request. */
final class SsprAdminProvider implements AdminRealmResourceProvider {

  private final Censuses censuses;

  SsprAdminProvider(Censuses censuses) {
    this.censuses = censuses;
  }

  @Override
  public Object getResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator auth,
      AdminEventBuilder adminEvent) {
    return new SsprAdmin(new AdminRequest(session, realm, auth, adminEvent), censuses);
  }

  @Override
  public void close() {
    // nothing to release
  }
}
