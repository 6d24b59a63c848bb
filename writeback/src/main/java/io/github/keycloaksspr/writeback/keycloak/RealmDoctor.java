package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.policy.PolicyState;
import io.github.keycloaksspr.writeback.status.DirectoryStatus;
import io.github.keycloaksspr.writeback.status.Obstacle;
import io.github.keycloaksspr.writeback.status.RealmStatus;
import io.github.keycloaksspr.writeback.status.UserCheck;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.UserStorageProviderModel;
import org.keycloak.storage.ldap.LDAPConfig;

/** Says how writeback stands in a realm; changes nothing anywhere. */
public final class RealmDoctor {
  private static final Logger LOG = Logger.getLogger(RealmDoctor.class);

  private static final String LDAP = "ldap";

  private final KeycloakSession session;
  private final RealmModel realm;

  public RealmDoctor(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** Returns what is known; only controllers of which nothing is known are connected to. */
  public RealmStatus known() {
    return status(Domain::status);
  }

  /** Examines every controller now. */
  public RealmStatus check() {
    return status(Domain::check);
  }

  private RealmStatus status(Function<Domain, DirectoryStatus> asked) {
    return obstacle()
        .map(RealmStatus::off)
        .orElseGet(
            () ->
                RealmStatus.of(
                    realm
                        .getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                        .filter(component -> LDAP.equals(component.getProviderId()))
                        .map(component -> status(component, asked))
                        .toList()));
  }

  private Optional<Obstacle> obstacle() {
    if (Policies.of(realm) instanceof PolicyState.Broken) {
      return Optional.of(Obstacle.POLICY_INVALID);
    }
    return Policies.valid(realm).map(Policy::writeback).filter(Policy.Writeback::enabled).isEmpty()
        ? Optional.of(Obstacle.WRITEBACK_OFF)
        : Optional.empty();
  }

  private DirectoryStatus status(
      ComponentModel component, Function<Domain, DirectoryStatus> asked) {
    return obstacle(component)
        .map(obstacle -> DirectoryStatus.off(component.getId(), component.getName(), obstacle))
        .orElseGet(() -> asked.apply(domain(component)));
  }

  private static Optional<Obstacle> obstacle(ComponentModel component) {
    if (!new LDAPConfig(component.getConfig()).isActiveDirectory()) {
      return Optional.of(Obstacle.OTHER_VENDOR);
    }
    return new UserStorageProviderModel(component).isEnabled()
        ? Optional.empty()
        : Optional.of(Obstacle.PROVIDER_DISABLED);
  }

  private Domain domain(ComponentModel component) {
    return factory().domain(session, component);
  }

  private WritebackLdapProviderFactory factory() {
    return (WritebackLdapProviderFactory)
        session.getKeycloakSessionFactory().getProviderFactory(UserStorageProvider.class, LDAP);
  }

  /** Looks at a user by a controller that {@link #check} found working. */
  public UserCheck user(UserModel user) {
    Optional<ComponentModel> component =
        DirectoryAccount.provider(realm, user)
            .filter(found -> obstacle().isEmpty() && obstacle(found).isEmpty());
    return component
        .map(found -> user(user, found))
        .or(() -> new MatchedUsers(session, realm).match(user).map(RealmDoctor::matched))
        .orElseGet(() -> UserCheck.not(Obstacle.NOT_IN_DIRECTORY));
  }

  private static UserCheck matched(MatchedUsers.Match match) {
    if (match instanceof MatchedUsers.Match.Found found) {
      return found.account().check();
    }
    return UserCheck.not(
        switch (((MatchedUsers.Match.Missing) match).why()) {
          case NO_ENTRY -> Obstacle.NO_ENTRY;
          case MISCONFIGURED ->
              Obstacle.ofSettings(
                  "The user cannot be matched with an entry of the directory; the server's log says"
                      + " why.");
          default -> Obstacle.DIRECTORY_UNREACHABLE;
        });
  }

  private UserCheck user(UserModel user, ComponentModel component) {
    try {
      return DirectoryAccount.writeback(session, component)
          .flatMap(provider -> provider.account(realm, user))
          .map(DirectoryAccount::check)
          .orElseGet(() -> UserCheck.not(Obstacle.NO_ENTRY));
    } catch (ModelException e) {
      LOG.warnf(e, "The directory cannot be asked for user %s", user.getId());
      return UserCheck.not(Obstacle.DIRECTORY_UNREACHABLE);
    }
  }
}
