package io.github.keycloaksspr.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** One realm as a background thread sees it: by sessions and transactions of its own. */
public record Background(KeycloakSessionFactory factory, String realmId) {

  /** Work in a session and transaction of its own. */
  @FunctionalInterface
  public interface Work {
    void run(KeycloakSession session, RealmModel realm);
  }

  /** Does the work unless the realm is gone. */
  public void inRealm(Work work) {
    KeycloakModelUtils.runJobInTransaction(
        factory,
        later -> {
          RealmModel realm = later.realms().getRealm(realmId);
          if (realm != null) {
            later.getContext().setRealm(realm);
            work.run(later, realm);
          }
        });
  }

  /** Finds something out; empty when the realm is gone. */
  public <T> Optional<T> find(BiFunction<KeycloakSession, RealmModel, T> question) {
    List<T> found = new ArrayList<>(1);
    inRealm((later, realm) -> found.add(question.apply(later, realm)));
    return found.stream().findFirst();
  }
}
