package io.github.keycloaksspr.adminuiext.setup;

import io.github.keycloaksspr.core.change.Change;
import io.github.keycloaksspr.core.registration.Duty;
import io.github.keycloaksspr.core.reset.Reset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** The required actions of ours in a realm. */
final class Actions {

  /**
   * They come after every other action, in this order: who is to register may set up an
   * authenticator app on the way, and the last one ends a reset.
   */
  static final List<String> IDS = List.of(Duty.ACTION, Change.ACTION, Reset.DONE_ACTION);

  private final KeycloakSession session;
  private final RealmModel realm;

  Actions(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** Registers what is missing; what an administrator has set stays, but for the order. */
  void register() {
    int priority = last() + 10;
    for (String id : IDS) {
      put(id, priority);
      priority += 10;
    }
  }

  private int last() {
    return realm
        .getRequiredActionProvidersStream()
        .filter(action -> !IDS.contains(action.getProviderId()))
        .mapToInt(RequiredActionProviderModel::getPriority)
        .max()
        .orElse(0);
  }

  private void put(String id, int priority) {
    RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(id);
    if (action == null) {
      realm.addRequiredActionProvider(model(id, priority));
    } else if (action.getPriority() != priority) {
      action.setPriority(priority);
      realm.updateRequiredActionProvider(action);
    }
  }

  private RequiredActionProviderModel model(String id, int priority) {
    RequiredActionFactory factory =
        (RequiredActionFactory)
            session
                .getKeycloakSessionFactory()
                .getProviderFactory(RequiredActionProvider.class, id);
    RequiredActionProviderModel action = new RequiredActionProviderModel();
    action.setAlias(id);
    action.setProviderId(id);
    action.setName(factory.getDisplayText());
    action.setEnabled(true);
    action.setDefaultAction(false);
    action.setPriority(priority);
    return action;
  }

  void remove() {
    Stream<RequiredActionProviderModel> registered =
        IDS.stream().map(realm::getRequiredActionProviderByAlias).filter(Objects::nonNull);
    registered.toList().forEach(realm::removeRequiredActionProvider);
  }
}
