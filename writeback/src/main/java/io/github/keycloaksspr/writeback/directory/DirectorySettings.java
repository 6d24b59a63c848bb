package io.github.keycloaksspr.writeback.directory;

import java.util.List;

/**
 * How to reach a domain. Never printed whole.
 *
 * @param controllers the preferred one first
 * @param bindDn the service account, by whose rights passwords are set
 */
public record DirectorySettings(
    List<ControllerAddress> controllers, String bindDn, String bindPassword) {

  public DirectorySettings {
    controllers = List.copyOf(controllers);
  }

  /**
   * Reads the settings of one of Keycloak's LDAP providers.
   *
   * @param connectionUrl URLs with blanks between them
   * @param startTls whether TLS is started on connections that begin without
   * @throws IllegalArgumentException when a password could not be sent safely, or not at all; the
   *     message tells an administrator what to change
   */
  public static DirectorySettings of(
      String connectionUrl, boolean startTls, String bindDn, String bindPassword) {
    return of(ControllerSource.listed(connectionUrl, startTls).controllers(), bindDn, bindPassword);
  }

  /**
   * Takes controllers that are known already.
   *
   * @throws IllegalArgumentException when the service account is missing
   */
  public static DirectorySettings of(
      List<ControllerAddress> controllers, String bindDn, String bindPassword) {
    if (bindDn.isBlank() || bindPassword.isBlank()) {
      throw new IllegalArgumentException("the bind DN or its password is missing");
    }
    return new DirectorySettings(controllers, bindDn, bindPassword);
  }

  @Override
  public String toString() {
    return "DirectorySettings" + controllers;
  }
}
