package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.writeback.directory.ControllerSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.storage.UserStorageProviderModel;
import org.keycloak.storage.ldap.LDAPConfig;

/**
 * With whom and as whom an LDAP provider writes passwords: its own connection, unless it has
 * settings for writeback.
 */
final class WritebackConfig {
  static final String CONTROLLERS = "ssprControllers";
  static final String SITE = "ssprSite";
  static final String BIND_DN = "ssprBindDn";
  static final String BIND_CREDENTIAL = "ssprBindCredential";

  private static final List<ProviderConfigProperty> PROPERTIES =
      ProviderConfigurationBuilder.create()
          .property()
          .name(CONTROLLERS)
          .type(ProviderConfigProperty.STRING_TYPE)
          .label("Writeback controllers")
          .helpText(
              "Domain controllers that passwords are written to: URLs with blanks between them, or"
                  + " dns:corp.example to look them up. Empty: those of the connection URL.")
          .add()
          .property()
          .name(SITE)
          .type(ProviderConfigProperty.STRING_TYPE)
          .label("Writeback site")
          .helpText("Site of the domain whose controllers are preferred when they are looked up.")
          .add()
          .property()
          .name(BIND_DN)
          .type(ProviderConfigProperty.STRING_TYPE)
          .label("Writeback bind DN")
          .helpText("Service account that may reset passwords. Empty: that of the provider.")
          .add()
          .property()
          .name(BIND_CREDENTIAL)
          .type(ProviderConfigProperty.PASSWORD)
          .secret(true)
          .label("Writeback bind credential")
          .helpText("Its password, or where the vault has it: ${vault.name}.")
          .add()
          .build();

  private final MultivaluedHashMap<String, String> config;
  private final LDAPConfig provider;

  WritebackConfig(ComponentModel component) {
    this.config = component.getConfig();
    this.provider = new LDAPConfig(config);
  }

  /** Adds the settings for writeback to those of Keycloak's provider. */
  static List<ProviderConfigProperty> addedTo(List<ProviderConfigProperty> others) {
    return Stream.concat(others.stream(), PROPERTIES.stream()).toList();
  }

  /**
   * Returns a copy for Keycloak's own provider, which logs all settings but those that it knows to
   * be secret.
   */
  static ComponentModel withoutSecret(ComponentModel component) {
    UserStorageProviderModel copy = new UserStorageProviderModel(component);
    copy.getConfig().remove(BIND_CREDENTIAL);
    return copy;
  }

  /**
   * Checks the settings for writeback; without any of them there is nothing to check, for not every
   * provider writes back.
   *
   * @throws ComponentValidationException when they cannot work
   */
  void validate() throws ComponentValidationException {
    if (PROPERTIES.stream().allMatch(property -> own(property.getName()).isEmpty())) {
      return;
    }
    if (own(BIND_DN).isPresent() != own(BIND_CREDENTIAL).isPresent()) {
      throw new ComponentValidationException(
          BIND_DN + " and " + BIND_CREDENTIAL + " must be set both, or none of them");
    }
    try {
      source();
    } catch (IllegalArgumentException e) {
      throw new ComponentValidationException(
          "Passwords cannot be written to the directory: " + e.getMessage(), e);
    }
  }

  /**
   * Returns where the controllers are told.
   *
   * @throws IllegalArgumentException when passwords could not be sent safely, or not at all
   */
  ControllerSource source() {
    String site = own(SITE).orElse("");
    String controllers = own(CONTROLLERS).orElseGet(() -> known(provider.getConnectionUrl()));
    return ControllerSource.of(controllers, site, provider.isStartTls());
  }

  /** Returns the service account; blank when there is none. */
  String bindDn() {
    return own(BIND_DN).orElseGet(() -> known(provider.getBindDN()));
  }

  /** Returns its password, or where the vault has it; blank when there is none. */
  String bindCredential() {
    return own(BIND_DN).isPresent()
        ? own(BIND_CREDENTIAL).orElse("")
        : known(provider.getBindCredential());
  }

  private Optional<String> own(String name) {
    return Optional.ofNullable(config.getFirst(name)).filter(value -> !value.isBlank());
  }

  private static String known(String setting) {
    return Optional.ofNullable(setting).orElse("");
  }
}
