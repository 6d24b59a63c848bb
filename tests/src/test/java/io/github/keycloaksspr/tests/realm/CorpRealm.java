package io.github.keycloaksspr.tests.realm;

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
}
