package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.account.Account.Access;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.UserStorageProvider;
import org.keycloak.storage.UserStorageProviderModel;

/** Asks a realm's directories whether an account may be signed in to. */
public final class DirectoryAccess {

  private DirectoryAccess() {}

  /**
   * Asks every directory to which passwords are written back once, whoever the user is, so that the
   * time tells nothing about the user (spec X10).
   *
   * @param user null for a name that nobody has
   * @return empty for users of no such directory, and while theirs does not answer
   */
  public static Optional<Access> of(
      KeycloakSession session, RealmModel realm, @Nullable UserModel user) {
    Optional<String> own = own(realm, user);
    // not lazily: each directory is asked, also after the user's own
    List<Optional<Access>> answers =
        providers(session, realm)
            .map(provider -> provider.access(isOf(own, provider) ? user : null))
            .toList();
    return answers.stream().flatMap(Optional::stream).findFirst();
  }

  /**
   * Asks about the account of a user of Keycloak's own database who is in a directory too. That
   * takes longer than for others, so it is for users who have proved who they are.
   */
  public static Optional<Access> ofMatched(
      KeycloakSession session, RealmModel realm, UserModel user) {
    return own(realm, user).isPresent()
        ? Optional.empty()
        : DirectoryAccount.of(session, realm, user)
            .flatMap(DirectoryAccount::read)
            .map(Account::access);
  }

  private static Stream<WritebackLdapProvider> providers(
      KeycloakSession session, RealmModel realm) {
    return realm
        .getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
        .filter(DirectoryAccess::enabled)
        .flatMap(provider -> DirectoryAccount.writeback(session, provider).stream());
  }

  private static Optional<String> own(RealmModel realm, @Nullable UserModel user) {
    return Optional.ofNullable(user)
        .flatMap(known -> DirectoryAccount.provider(realm, known))
        .map(ComponentModel::getId);
  }

  private static boolean isOf(Optional<String> own, WritebackLdapProvider provider) {
    return own.filter(provider.getModel().getId()::equals).isPresent();
  }

  private static boolean enabled(ComponentModel provider) {
    return DirectoryAccount.LDAP.equals(provider.getProviderId())
        && new UserStorageProviderModel(provider).isEnabled();
  }
}
