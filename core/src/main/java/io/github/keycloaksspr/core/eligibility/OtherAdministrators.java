package io.github.keycloaksspr.core.eligibility;

import io.github.keycloaksspr.core.registration.EmailAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RoleUtils;

/**
 * The administrators of a realm beside one of them, who can be told of something by mail (spec
 * P12): people whose account is enabled and has an address. They may hold their roles directly, by
 * other roles or by groups.
 */
public final class OtherAdministrators {

  /** How many are told at most; what the reference product does. */
  public static final int MOST = 100;

  private final KeycloakSession session;
  private final RealmModel realm;

  public OtherAdministrators(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** An administrator and the address of the account. */
  public record Recipient(UserModel user, EmailAddress address) {}

  /** Finds up to {@link #MOST} of them. */
  public List<Recipient> beside(String userId) {
    Set<String> seen = new HashSet<>(Set.of(userId));
    return powerfulRoles()
        .flatMap(this::holders)
        .filter(user -> seen.add(user.getId()))
        .filter(user -> user.isEnabled() && user.getServiceAccountClientLink() == null)
        .flatMap(user -> address(user).map(address -> new Recipient(user, address)).stream())
        .limit(MOST)
        .toList();
  }

  private static Optional<EmailAddress> address(UserModel user) {
    return Optional.ofNullable(user.getEmail()).flatMap(EmailAddress::parse);
  }

  private Stream<RoleModel> powerfulRoles() {
    Stream<RoleModel> ofClients = realm.getClientsStream().flatMap(ClientModel::getRolesStream);
    return Stream.concat(realm.getRolesStream(), ofClients).filter(OtherAdministrators::powerful);
  }

  private static boolean powerful(RoleModel role) {
    return RoleUtils.expandCompositeRolesStream(Stream.of(role)).anyMatch(AdminRoles::isAdminRole);
  }

  private Stream<UserModel> holders(RoleModel role) {
    Stream<UserModel> byGroup =
        session
            .groups()
            .getGroupsByRoleStream(realm, role, null, null)
            .flatMap(OtherAdministrators::withSubgroups)
            .flatMap(group -> session.users().getGroupMembersStream(realm, group));
    return Stream.concat(session.users().getRoleMembersStream(realm, role), byGroup);
  }

  private static Stream<GroupModel> withSubgroups(GroupModel group) {
    return Stream.concat(
        Stream.of(group), group.getSubGroupsStream().flatMap(OtherAdministrators::withSubgroups));
  }
}
