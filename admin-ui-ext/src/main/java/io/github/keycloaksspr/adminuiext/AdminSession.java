package io.github.keycloaksspr.adminuiext;

import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;

/**
 * Does parts of one administrator's request in sessions and transactions of their own, with that
 * administrator's rights: what a part has loaded is let go with it, and what it wrote is committed
 * with it or not at all.
 */
public final class AdminSession {

  private final AdminRequest request;

  public AdminSession(AdminRequest request) {
    this.request = request;
  }

  /** Does a part and returns what came of it once it is committed. */
  public <T> T part(Function<AdminRequest, T> part) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        request.session().getKeycloakSessionFactory(),
        request.session().getContext(),
        own -> part.apply(in(own)),
        "SSPR administration");
  }

  private AdminRequest in(KeycloakSession own) {
    RealmModel realm = own.realms().getRealm(request.realm().getId());
    own.getContext().setRealm(realm);
    AdminAuth auth = request.auth().adminAuth();
    RealmModel authRealm = own.realms().getRealm(auth.getRealm().getId());
    AdminAuth ownAuth =
        new AdminAuth(
            authRealm,
            auth.getToken(),
            own.users().getUserById(authRealm, auth.getUser().getId()),
            own.clients().getClientById(authRealm, auth.getClient().getId()));
    return new AdminRequest(
        own, realm, AdminPermissions.evaluator(own, realm, ownAuth), request.event().clone(own));
  }
}
