package io.github.keycloaksspr.demo.setup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.demo.domain.Domain;
import io.github.keycloaksspr.demo.domain.Member;
import java.io.IOException;
import java.util.Map;

/** Makes the people of the domain those of a realm. */
final class DomainPeople {
  private final AdminApi admin;
  private final String realm;

  DomainPeople(AdminApi admin, String name) {
    this.admin = admin;
    this.realm = "/" + name;
  }

  /** Federates the domain, and has all its people in the group staff with an alternate address. */
  void join(Domain domain) throws IOException, InterruptedException {
    admin.create(realm + "/components", provider(domain));
    String staff = admin.get(realm + "/group-by-path/staff").path("id").asText();
    for (Member member : Member.values()) {
      String id =
          admin
              .read(realm + "/users?exact=true&username=" + member.username())
              .path(0)
              .path("id")
              .asText();
      admin.put(realm + "/users/" + id + "/groups/" + staff, object());
      admin.put(
          realm + "/sspr/users/" + id + "/methods/sspr-email",
          object().put("value", member.alternateAddress()));
    }
  }

  private static ObjectNode provider(Domain domain) {
    ObjectNode provider =
        object()
            .put("name", "corp.example")
            .put("providerId", "ldap")
            .put("providerType", "org.keycloak.storage.UserStorageProvider");
    ObjectNode config = provider.putObject("config");
    Map.ofEntries(
            Map.entry("vendor", "ad"),
            Map.entry("connectionUrl", domain.url().toString()),
            Map.entry("bindDn", Domain.SERVICE),
            Map.entry("bindCredential", Domain.SERVICE_PASSWORD),
            Map.entry("authType", "simple"),
            Map.entry("editMode", "READ_ONLY"),
            Map.entry("importEnabled", "true"),
            Map.entry("usersDn", Domain.PEOPLE),
            Map.entry("searchScope", "2"),
            Map.entry("usernameLDAPAttribute", "sAMAccountName"),
            Map.entry("rdnLDAPAttribute", "cn"),
            Map.entry("uuidLDAPAttribute", "objectGUID"),
            Map.entry("userObjectClasses", "person, organizationalPerson, user"),
            Map.entry("useTruststoreSpi", "always"),
            Map.entry("enabled", "true"),
            Map.entry("pagination", "false"))
        .forEach((setting, value) -> config.putArray(setting).add(value));
    return provider;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
