package io.github.keycloaksspr.core.fake;

import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.models.RoleContainerModel;
import org.keycloak.models.RoleModel;

/** A role that may consist of other ones. */
public final class FakeRole {

  private FakeRole() {}

  public static RoleModel of(String name, RoleContainerModel container, RoleModel... parts) {
    return Fake.of(
        RoleModel.class,
        Map.of(
            "getId", nothing -> name + "-id",
            "getName", nothing -> name,
            "getContainer", nothing -> container,
            "isComposite", nothing -> parts.length > 0,
            "getCompositesStream", nothing -> Stream.of(parts)));
  }
}
