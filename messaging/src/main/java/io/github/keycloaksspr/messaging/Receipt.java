package io.github.keycloaksspr.messaging;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Takes note of what became of a message, in a transaction of its own. */
@FunctionalInterface
public interface Receipt {
  void settle(KeycloakSession session, RealmModel realm, Delivery delivery);
}
