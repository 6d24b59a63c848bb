package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.messaging.phone.PhoneGateway;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whether calls of a realm wait for a key before they say their code, and whether they can. */
public enum Confirming {
  /** The policy does not ask for it. */
  NOT_WANTED,
  READY,
  /** The gateway's calls wait for nothing. */
  GATEWAY_CANNOT,
  /** Nothing says where the gateway's service can reach the realm without being overheard. */
  NO_ADDRESS;

  /**
   * Looks at a realm.
   *
   * @param realm the realm of the session's context
   */
  public static Confirming of(KeycloakSession session, RealmModel realm, PhoneGateway gateway) {
    if (!Policies.orDefaults(realm).phone().callConfirmation()) {
      return NOT_WANTED;
    }
    if (gateway.callBacks().isEmpty()) {
      return GATEWAY_CANNOT;
    }
    return ConfiguredAddress.of(session, realm).isPresent() ? READY : NO_ADDRESS;
  }

  /** Tells whether a call can be made in the way that is wanted. */
  public boolean allowsCalls() {
    return this == NOT_WANTED || this == READY;
  }
}
