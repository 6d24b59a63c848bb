package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.policy.Policies;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** The name under which a realm writes to its users (spec P13). */
public final class Organisation {

  private Organisation() {}

  /** Returns the name in the policy, else the realm's display name, else its name. */
  public static String of(RealmModel realm) {
    return Policies.inForce(realm)
        .flatMap(policy -> Optional.ofNullable(policy.branding().name()))
        .or(() -> Optional.ofNullable(realm.getDisplayName()).filter(name -> !name.isBlank()))
        .orElseGet(realm::getName);
  }
}
