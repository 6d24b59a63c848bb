package io.github.keycloaksspr.core.code;

import java.time.Duration;
import org.keycloak.models.KeycloakSession;

/** Claims in Keycloak's single-use objects, which all nodes of a cluster share. */
public final class SingleUseClaims implements Claims {

  private final KeycloakSession session;

  public SingleUseClaims(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public boolean take(String name, Duration lifetime) {
    return session.singleUseObjects().putIfAbsent(name, lifetime.toSeconds());
  }

  /** Gives a name back, because what it was taken for has not come about. */
  public void release(String name) {
    session.singleUseObjects().remove(name);
  }
}
