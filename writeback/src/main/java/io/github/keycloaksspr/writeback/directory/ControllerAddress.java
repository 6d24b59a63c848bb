package io.github.keycloaksspr.writeback.directory;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a domain controller listens.
 *
 * @param ldaps whether TLS comes before LDAP; otherwise it is started within LDAP
 */
public record ControllerAddress(String host, int port, boolean ldaps) {
  private static final int LDAP_PORT = 389;
  private static final int LDAPS_PORT = 636;

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /**
   * Reads addresses as Keycloak's LDAP provider does: URLs with blanks between them, the preferred
   * one first.
   *
   * @throws IllegalArgumentException when there is none, or one is no address
   */
  static List<ControllerAddress> list(String connectionUrl) {
    return BLANKS.splitAsStream(connectionUrl.strip()).map(ControllerAddress::of).toList();
  }

  private static ControllerAddress of(String url) {
    URI uri = URI.create(url);
    boolean ldaps = "ldaps".equalsIgnoreCase(uri.getScheme());
    if (uri.getHost() == null || !(ldaps || "ldap".equalsIgnoreCase(uri.getScheme()))) {
      throw new IllegalArgumentException(
          "'" + url + "' is no address of a domain controller such as ldaps://dc1.corp.example");
    }
    int port = uri.getPort() < 0 ? (ldaps ? LDAPS_PORT : LDAP_PORT) : uri.getPort();
    return new ControllerAddress(uri.getHost(), port, ldaps);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
