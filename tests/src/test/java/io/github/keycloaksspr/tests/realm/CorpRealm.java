package io.github.keycloaksspr.tests.realm;

import java.util.List;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.keys.KeyProvider;
import org.keycloak.representations.idm.ComponentExportRepresentation;
import org.keycloak.testframework.realm.ClientBuilder;
import org.keycloak.testframework.realm.RealmBuilder;
import org.keycloak.testframework.realm.RealmConfig;

/** A realm as a customer has it before the product is set up, with the product's themes. */
public class CorpRealm implements RealmConfig {
  /** Client id of the realm's application. */
  public static final String CLIENT = "portal";

  @Override
  public RealmBuilder configure(RealmBuilder realm) {
    // the builder knows no themes
    realm.build().setLoginTheme("sspr");
    realm.build().setEmailTheme("sspr");
    realm.build().setComponents(quicklyMadeKeys());
    return realm
        .name("corp")
        .displayName("Corp")
        .resetPasswordAllowed(true)
        .internationalizationEnabled(true)
        .supportedLocales("en", "de")
        .defaultLocale("en")
        .eventsEnabled(true)
        .adminEventsEnabled(true)
        .adminEventsDetailsEnabled(true)
        .groups("staff", "guests")
        .clients(ClientBuilder.create(CLIENT).name("Corp portal").publicClient().redirectUris("*"));
  }

  /**
   * Keys of the usual kinds; long RSA keys take a second each, and each test class makes a realm.
   */
  private static MultivaluedHashMap<String, ComponentExportRepresentation> quicklyMadeKeys() {
    MultivaluedHashMap<String, ComponentExportRepresentation> components =
        new MultivaluedHashMap<>();
    components.addAll(
        KeyProvider.class.getName(),
        List.of(
            key("rsa-generated", "keySize", "1024"),
            key("rsa-enc-generated", "keySize", "1024"),
            key("hmac-generated", "algorithm", "HS512"),
            key("aes-generated", "secretSize", "16")));
    return components;
  }

  private static ComponentExportRepresentation key(String provider, String setting, String value) {
    ComponentExportRepresentation key = new ComponentExportRepresentation();
    key.setName(provider);
    key.setProviderId(provider);
    key.getConfig().addAll("priority", List.of("100"));
    key.getConfig().addAll(setting, List.of(value));
    return key;
  }
}
