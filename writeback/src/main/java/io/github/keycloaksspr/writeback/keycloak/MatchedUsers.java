package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.core.policy.EditableByUsers;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.policy.Policy.LocalUsers;
import io.github.keycloaksspr.writeback.outcome.Failure;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageProvider;

/** Users of Keycloak's own database who are in a directory too, as the policy says (spec W9). */
final class MatchedUsers {
  private static final Logger LOG = Logger.getLogger(MatchedUsers.class);

  private final KeycloakSession session;
  private final RealmModel realm;

  MatchedUsers(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** Who a user is in the directory. */
  sealed interface Match {
    /** The user has this account there. */
    record Found(DirectoryAccount account) implements Match {}

    /** The user should have an account there, but it cannot be told which, or not now. */
    record Missing(Failure why) implements Match {}
  }

  /** Matches a user; empty when a password of the user's is Keycloak's own affair. */
  Optional<Match> match(UserModel user) {
    if (!local(user)) {
      return Optional.empty();
    }
    return Policies.valid(realm)
        .map(Policy::writeback)
        .filter(Policy.Writeback::enabled)
        .flatMap(writeback -> Optional.ofNullable(writeback.localUsers()))
        .flatMap(localUsers -> match(user, localUsers));
  }

  private static boolean local(UserModel user) {
    return user.getFederationLink() == null && StorageId.isLocalStorage(user.getId());
  }

  private Optional<Match> match(UserModel user, LocalUsers localUsers) {
    List<String> names =
        user.getAttributeStream(localUsers.userAttribute())
            .filter(name -> !name.isBlank())
            .distinct()
            .toList();
    return names.isEmpty() ? Optional.empty() : Optional.of(match(user, names, localUsers));
  }

  private Match match(UserModel user, List<String> names, LocalUsers localUsers) {
    if (names.size() > 1) {
      return misconfigured(user, "has several values of " + localUsers.userAttribute());
    }
    if (new EditableByUsers(session, realm).include(localUsers.userAttribute())) {
      return misconfigured(user, "could have chosen the own " + localUsers.userAttribute());
    }
    return domain(localUsers.provider())
        .map(domain -> found(user, domain, localUsers.directoryAttribute(), names.get(0)))
        .orElseGet(() -> misconfigured(user, "has no LDAP provider " + localUsers.provider()));
  }

  private static Match found(UserModel user, Domain domain, String attribute, String name) {
    return domain
        .find(attribute, name)
        .map(entries -> only(user, domain, entries))
        .orElseGet(() -> new Match.Missing(Failure.UNREACHABLE));
  }

  private static Match only(UserModel user, Domain domain, List<String> entries) {
    if (entries.size() > 1) {
      return misconfigured(user, "matches several entries of the directory");
    }
    return entries.isEmpty()
        ? new Match.Missing(Failure.NO_ENTRY)
        : new Match.Found(new DirectoryAccount(domain, entries.get(0)));
  }

  private static Match misconfigured(UserModel user, String why) {
    LOG.errorf("Local user %s is not matched with a directory: the user %s", user.getId(), why);
    return new Match.Missing(Failure.MISCONFIGURED);
  }

  private Optional<Domain> domain(String provider) {
    return realm
        .getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
        .filter(component -> component.getProviderId().equals(DirectoryAccount.LDAP))
        .filter(component -> component.getName().equals(provider))
        .findFirst()
        .flatMap(this::domain);
  }

  private Optional<Domain> domain(ComponentModel component) {
    return DirectoryAccount.writeback(session, component).map(WritebackLdapProvider::domain);
  }
}
