package io.github.keycloaksspr.adminuiext;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * One administrator's request.
 *
 * @param realm the realm that is administered
 * @param auth the administrator's rights in it; every resource method checks its own
 * @param event the admin event to fill in
 */
public record AdminRequest(
    KeycloakSession session,
    RealmModel realm,
    AdminPermissionEvaluator auth,
    AdminEventBuilder event) {}
