package io.github.keycloaksspr.adminuiext.policy;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.core.botdefence.BotDefences;
import io.github.keycloaksspr.core.policy.FieldError;
import io.github.keycloaksspr.core.policy.Policy;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What a policy names: a misspelt group or role would silently leave people out. */
final class NamedMembers {

  private final AdminRequest request;

  NamedMembers(AdminRequest request) {
    this.request = request;
  }

  List<FieldError> unknown(Policy policy) {
    Stream<FieldError> groups =
        policy.groups().stream()
            .filter(path -> !groupExists(path))
            .map(path -> new FieldError("groups", "There is no group '" + path + "'."));
    Stream<FieldError> roles =
        policy.roles().stream()
            .filter(name -> !roleExists(name))
            .map(name -> new FieldError("roles", "There is no role '" + name + "'."));
    return Stream.of(groups, roles, botDefence(policy)).flatMap(Function.identity()).toList();
  }

  private Stream<FieldError> botDefence(Policy policy) {
    Set<String> installed = BotDefences.installed(request.session().getKeycloakSessionFactory());
    return installed.contains(policy.botDefence())
        ? Stream.empty()
        : Stream.of(
            new FieldError(
                "botDefence",
                "There is no bot defence '"
                    + policy.botDefence()
                    + "'; installed are "
                    + installed.stream().sorted().collect(Collectors.joining(", "))
                    + "."));
  }

  private boolean groupExists(String path) {
    return KeycloakModelUtils.findGroupByPath(request.session(), request.realm(), path) != null;
  }

  private boolean roleExists(String name) {
    return KeycloakModelUtils.getRoleFromString(request.session(), request.realm(), name) != null;
  }
}
