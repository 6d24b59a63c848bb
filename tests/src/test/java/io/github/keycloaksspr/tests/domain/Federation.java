package io.github.keycloaksspr.tests.domain;

import io.github.keycloaksspr.tests.realm.Corp;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.testframework.util.ApiUtil;

/** A realm's LDAP provider that reads users from a domain. */
public record Federation(Corp corp, String id) implements AutoCloseable {

  /** How Keycloak treats the users of the domain. */
  public enum Mode {
    READ_ONLY("READ_ONLY", true, SambaDomain.SERVICE),
    READ_ONLY_WITHOUT_IMPORT("READ_ONLY", false, SambaDomain.SERVICE),
    UNSYNCED("UNSYNCED", true, SambaDomain.SERVICE),
    /** Keycloak itself writes more than the service account may. */
    WRITABLE("WRITABLE", true, SambaDomain.ADMINISTRATOR);

    private final String editMode;
    private final boolean imports;
    private final String account;

    Mode(String editMode, boolean imports, String account) {
      this.editMode = editMode;
      this.imports = imports;
      this.account = account;
    }
  }

  /**
   * Federates a domain with the settings of the admin console's form for Active Directory.
   *
   * @param urls of the controllers, with blanks between them; TLS is started where they are plain
   */
  public static Federation of(Corp corp, String urls, Mode mode) {
    return of(corp, urls, mode, Map.of());
  }

  /**
   * Federates a domain with other or further settings.
   *
   * @param others by their names in the provider's configuration
   */
  public static Federation of(Corp corp, String urls, Mode mode, Map<String, String> others) {
    ComponentRepresentation component = new ComponentRepresentation();
    component.setName("domain");
    component.setProviderId("ldap");
    component.setProviderType("org.keycloak.storage.UserStorageProvider");
    component.setConfig(new MultivaluedHashMap<>());
    Map.ofEntries(
            Map.entry("vendor", "ad"),
            Map.entry("connectionUrl", urls),
            Map.entry("bindDn", mode.account),
            Map.entry("bindCredential", SambaDomain.ACCOUNTS_PASSWORD),
            Map.entry("startTls", String.valueOf(urls.startsWith("ldap:"))),
            Map.entry("authType", "simple"),
            Map.entry("editMode", mode.editMode),
            Map.entry("importEnabled", String.valueOf(mode.imports)),
            Map.entry("usersDn", SambaDomain.BASE),
            Map.entry("searchScope", "2"),
            Map.entry("usernameLDAPAttribute", "sAMAccountName"),
            Map.entry("rdnLDAPAttribute", "cn"),
            Map.entry("uuidLDAPAttribute", "objectGUID"),
            Map.entry("userObjectClasses", "person, organizationalPerson, user"),
            Map.entry("useTruststoreSpi", "always"),
            Map.entry("enabled", "true"),
            Map.entry("pagination", "false"))
        .forEach(component.getConfig()::putSingle);
    others.forEach(component.getConfig()::putSingle);
    try (Response response = corp.admin().components().add(component)) {
      return new Federation(corp, ApiUtil.getCreatedId(response));
    }
  }

  /** Changes settings and leaves the others as they are. */
  public void configure(Map<String, String> settings) {
    ComponentRepresentation component = settings();
    settings.forEach(component.getConfig()::putSingle);
    corp.admin().components().component(id).update(component);
  }

  /** Returns the settings as administrators see them. */
  public ComponentRepresentation settings() {
    return corp.admin().components().component(id).toRepresentation();
  }

  /** Changes a setting, as in the admin console's form. */
  public Federation with(String setting, String value) {
    configure(Map.of(setting, value));
    return this;
  }

  @Override
  public void close() {
    corp.admin().components().component(id).remove();
  }
}
