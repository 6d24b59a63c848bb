package io.github.keycloaksspr.core.change;

import io.github.keycloaksspr.core.policy.Policies;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** The names by which a change of a password with the old one is known (spec X4). */
public final class Change {

  /** Id of the required action. */
  public static final String ACTION = "sspr-change-password";

  /** Value of {@code sspr_intent} in the events of a change. */
  public static final String INTENT = "change";

  /** Value of {@code sspr_result} in the event of a change that was made. */
  public static final String SUCCEEDED = "succeeded";

  private Change() {}

  /** Tells whether the realm has a policy, and this page beside Keycloak's own. */
  public static boolean offered(RealmModel realm) {
    RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(ACTION);
    return action != null && action.isEnabled() && Policies.valid(realm).isPresent();
  }
}
