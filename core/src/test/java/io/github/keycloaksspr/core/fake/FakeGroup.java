package io.github.keycloaksspr.core.fake;

import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;

/** A group, at the top or below another one. */
public final class FakeGroup {

  private FakeGroup() {}

  public static GroupModel top(String name, RoleModel... roles) {
    return below(null, name, roles);
  }

  public static GroupModel below(GroupModel parent, String name, RoleModel... roles) {
    return Fake.of(
        GroupModel.class,
        Map.of(
            "getName", nothing -> name,
            "getParent", nothing -> parent,
            "getParentId", nothing -> parent == null ? null : "parent-id",
            "getOrganization", nothing -> null,
            "escapeSlashesInGroupPath", nothing -> false,
            "getRoleMappingsStream", nothing -> Stream.of(roles)));
  }
}
