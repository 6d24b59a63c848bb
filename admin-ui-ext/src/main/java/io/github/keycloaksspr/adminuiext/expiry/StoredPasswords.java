package io.github.keycloaksspr.adminuiext.expiry;

import io.github.keycloaksspr.core.method.CredentialTypes;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Finds users by what Keycloak's database holds of their passwords, some at a time in the order of
 * their ids: looking at each user of a large realm would take far longer.
 */
final class StoredPasswords {

  private static final String OF_TYPE =
      "select u.id from CredentialEntity c join c.user u"
          + " where u.realmId = :realm and c.type = :type and u.id > :after";
  private static final String ORDER = " order by u.id";
  private static final String SET_BETWEEN =
      " and u.enabled = true and c.createdDate > :begin and c.createdDate <= :end";

  private static final String FEDERATED =
      "select u.id from UserEntity u where u.realmId = :realm and u.enabled = true"
          + " and u.federationLink is not null and u.id > :after";

  private final EntityManager entities;
  private final RealmModel realm;

  StoredPasswords(KeycloakSession session, RealmModel realm) {
    this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    this.realm = realm;
  }

  /**
   * Returns whose password never expires.
   *
   * @param after id of the last user of the part before; empty to begin
   */
  List<String> exempt(String after, int most) {
    return entities
        .createQuery(OF_TYPE + ORDER, String.class)
        .setParameter("realm", realm.getId())
        .setParameter("type", CredentialTypes.PASSWORD_EXPIRY)
        .setParameter("after", after)
        .setMaxResults(most)
        .getResultList();
  }

  /**
   * Returns the enabled users whom a federation has imported.
   *
   * @param after id of the last user of the part before; empty to begin
   */
  List<String> federated(String after, int most) {
    return entities
        .createQuery(FEDERATED + ORDER, String.class)
        .setParameter("realm", realm.getId())
        .setParameter("after", after)
        .setMaxResults(most)
        .getResultList();
  }

  /**
   * Returns the enabled users whose password was set in a span of time.
   *
   * @param begin after which
   * @param end until which
   * @param after id of the last user of the part before; empty to begin
   */
  List<String> setBetween(Instant begin, Instant end, String after, int most) {
    return entities
        .createQuery(OF_TYPE + SET_BETWEEN + ORDER, String.class)
        .setParameter("realm", realm.getId())
        .setParameter("type", PasswordCredentialModel.TYPE)
        .setParameter("begin", begin.toEpochMilli())
        .setParameter("end", end.toEpochMilli())
        .setParameter("after", after)
        .setMaxResults(most)
        .getResultList();
  }
}
