package io.github.keycloaksspr.core.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;

/** An enabled local user without groups, roles and credentials, unless a test adds some. */
public final class FakeUser {

  private final List<GroupModel> groups = new ArrayList<>();
  private final List<RoleModel> roles = new ArrayList<>();
  private final List<CredentialModel> credentials = new ArrayList<>();
  private final Map<String, List<String>> attributes = new HashMap<>();
  private int added;
  private boolean enabled = true;
  private String serviceAccountOf;
  private String federation;

  public FakeUser in(GroupModel group) {
    groups.add(group);
    return this;
  }

  public FakeUser with(RoleModel role) {
    roles.add(role);
    return this;
  }

  public FakeUser with(CredentialModel credential) {
    credential.setId("credential-" + added++);
    credentials.add(credential);
    return this;
  }

  /** Adds a credential of which only the type matters. */
  public FakeUser withCredential(String type) {
    CredentialModel credential = new CredentialModel();
    credential.setType(type);
    return with(credential);
  }

  public FakeUser withAttribute(String name, String... values) {
    attributes.put(name, List.of(values));
    return this;
  }

  public FakeUser disabled() {
    enabled = false;
    return this;
  }

  public FakeUser serviceAccountOf(String client) {
    serviceAccountOf = client;
    return this;
  }

  public FakeUser federatedBy(String component) {
    federation = component;
    return this;
  }

  /** Returns what the user's credentials are now. */
  public List<CredentialModel> credentials() {
    return credentials;
  }

  public UserModel model() {
    return Fake.of(
        UserModel.class,
        Map.of(
            "getId", nothing -> "user-id",
            "isEnabled", nothing -> enabled,
            "getServiceAccountClientLink", nothing -> serviceAccountOf,
            "getFederationLink", nothing -> federation,
            "getGroupsStream", nothing -> groups.stream(),
            "getRoleMappingsStream", nothing -> roles.stream(),
            "hasRole", given -> roles.contains(given[0]),
            "getAttributeStream",
                given -> attributes.getOrDefault((String) given[0], List.of()).stream(),
            "getFirstAttribute",
                given ->
                    attributes.getOrDefault((String) given[0], List.of()).stream()
                        .findFirst()
                        .orElse(null),
            "credentialManager", nothing -> manager()));
  }

  private SubjectCredentialManager manager() {
    return Fake.of(
        SubjectCredentialManager.class,
        Map.of(
            "getStoredCredentialsStream", nothing -> credentials.stream(),
            "getStoredCredentialsByTypeStream", given -> ofType((String) given[0]).stream(),
            "createStoredCredential", given -> with((CredentialModel) given[0]).last(),
            "removeStoredCredentialById",
                given -> credentials.removeIf(each -> each.getId().equals(given[0]))));
  }

  private List<CredentialModel> ofType(String type) {
    return credentials.stream().filter(each -> type.equals(each.getType())).toList();
  }

  private CredentialModel last() {
    return credentials.get(credentials.size() - 1);
  }
}
