package io.github.keycloaksspr.adminuiext.registration;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.policy.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The users who may be in scope, page by page in Keycloak's own order. Where the scope is made of
 * groups only, their members are looked at; a role may be held through groups and other roles,
 * which no list of its members tells, so then it is everybody.
 */
final class Candidates {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Filter filter;
  private final List<GroupModel> groups;

  private Candidates(
      KeycloakSession session, RealmModel realm, Filter filter, List<GroupModel> groups) {
    this.session = session;
    this.realm = realm;
    this.filter = filter;
    this.groups = List.copyOf(groups);
  }

  static Candidates of(AdminRequest request, Policy policy, Filter filter) {
    return of(request.session(), request.realm(), policy, filter);
  }

  static Candidates of(KeycloakSession session, RealmModel realm, Policy policy, Filter filter) {
    Stream<String> paths = Stream.empty();
    if (filter.group() != null) {
      paths = Stream.of(filter.group());
    } else if (policy.scope() == Scope.SELECTED && policy.roles().isEmpty()) {
      paths = policy.groups().stream();
    }
    List<GroupModel> groups =
        paths
            .map(path -> group(session, realm, path))
            .flatMap(Optional::stream)
            .flatMap(Candidates::withSubgroups)
            .distinct()
            .toList();
    return new Candidates(session, realm, filter, groups);
  }

  static Optional<GroupModel> group(AdminRequest request, String path) {
    return group(request.session(), request.realm(), path);
  }

  private static Optional<GroupModel> group(
      KeycloakSession session, RealmModel realm, String path) {
    return Optional.ofNullable(KeycloakModelUtils.findGroupByPath(session, realm, path));
  }

  private static Stream<GroupModel> withSubgroups(GroupModel group) {
    return Stream.concat(
        Stream.of(group), group.getSubGroupsStream().flatMap(Candidates::withSubgroups));
  }

  /** Tells whether there is such a list of users. */
  boolean has(Position position) {
    return position.list() < Math.max(1, groups.size());
  }

  /** Returns some users from a position on; none when the list ends there. */
  List<UserModel> page(Position from, int most) {
    if (groups.isEmpty()) {
      return session.users().searchForUserStream(realm, parameters(), from.offset(), most).toList();
    }
    GroupModel group = groups.get(from.list());
    return session
        .users()
        .getGroupMembersStream(realm, group, filter.search(), false, from.offset(), most)
        .toList();
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>();
    parameters.put(UserModel.INCLUDE_SERVICE_ACCOUNT, "false");
    if (filter.search() != null) {
      parameters.put(UserModel.SEARCH, filter.search());
    }
    return parameters;
  }

  /** Tells whether an earlier list has shown this user already. */
  boolean seen(UserModel user, Position position) {
    List<GroupModel> earlier = groups.subList(0, Math.min(position.list(), groups.size()));
    return earlier.stream().anyMatch(group -> direct(user, group));
  }

  private static boolean direct(UserModel user, GroupModel group) {
    return user.getGroupsStream().anyMatch(each -> each.getId().equals(group.getId()));
  }
}
