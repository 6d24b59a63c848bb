package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.messaging.phone.PhoneGateway;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Tells whether the realm can send what a method sends. Who is to register must not be kept out of
 * every application because a code cannot reach anybody.
 */
public final class Deliverable implements Predicate<Method> {

  private final KeycloakSession session;
  private final RealmModel realm;

  public Deliverable(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  @Override
  public boolean test(Method method) {
    return switch (method.credentialType()) {
      case CredentialTypes.EMAIL -> realm.getSmtpConfig().get("host") != null;
      case CredentialTypes.MOBILE_PHONE, CredentialTypes.OFFICE_PHONE -> gatewayReady();
      default -> true;
    };
  }

  private boolean gatewayReady() {
    return Optional.ofNullable(session.getProvider(PhoneGateway.class))
        .filter(PhoneGateway::ready)
        .isPresent();
  }
}
