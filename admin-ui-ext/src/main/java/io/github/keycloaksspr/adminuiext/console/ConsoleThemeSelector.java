package io.github.keycloaksspr.adminuiext.console;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;
import org.keycloak.theme.ThemeSelectorProvider;

/**
 * Chooses themes as Keycloak does, but for the admin console of a realm that has chosen none: there
 * it is Keycloak's own with our script in it. Nothing is written to the realm.
 */
final class ConsoleThemeSelector implements ThemeSelectorProvider {

  private static final String OURS = "sspr-admin";

  /** A server whose own console is another one keeps that. */
  private static final String PARENT_OF_OURS = "keycloak.v2";

  private final KeycloakSession session;
  private final ThemeSelectorProvider stock;

  ConsoleThemeSelector(KeycloakSession session, ThemeSelectorProvider stock) {
    this.session = session;
    this.stock = stock;
  }

  @Override
  public String getThemeName(Theme.Type type) {
    String name = stock.getThemeName(type);
    return type == Theme.Type.ADMIN && name.equals(PARENT_OF_OURS) && !chosen() ? OURS : name;
  }

  /** The theme follows the realm where administrators sign in, not the one that is managed. */
  private boolean chosen() {
    RealmModel realm = session.getContext().getRealm();
    return realm != null && realm.getAdminTheme() != null && !realm.getAdminTheme().isEmpty();
  }

  @Override
  public String getDefaultThemeName(Theme.Type type) {
    return stock.getDefaultThemeName(type);
  }

  @Override
  public void close() {
    // nothing to release
  }
}
