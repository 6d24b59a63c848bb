package io.github.keycloaksspr.writeback.directory;

import java.util.List;

/** Where it is said which controllers a domain has. */
public sealed interface ControllerSource {

  /**
   * In the settings.
   *
   * @param controllers the preferred one first
   */
  record Listed(List<ControllerAddress> controllers) implements ControllerSource {
    public Listed {
      controllers = List.copyOf(controllers);
    }
  }

  /**
   * In the domain's DNS.
   *
   * @param startTls whether TLS is started within LDAP; otherwise it comes before
   */
  record InDns(ServiceLocation location, boolean startTls) implements ControllerSource {}

  /**
   * Reads where controllers are told.
   *
   * @param controllers URLs with blanks between them, or a domain: {@code dns:corp.example}
   * @param site of a domain that is looked up; blank when it has none that is preferred
   * @param startTls whether TLS is started on connections that begin without
   * @throws IllegalArgumentException when that is unclear, or passwords could not be sent safely;
   *     the message tells an administrator what to change
   */
  static ControllerSource of(String controllers, String site, boolean startTls) {
    if (ServiceLocation.isOne(controllers)) {
      return new InDns(ServiceLocation.of(controllers, site), startTls);
    }
    if (!site.isBlank()) {
      throw new IllegalArgumentException(
          "the site '" + site + "' is of use only with controllers such as dns:corp.example");
    }
    return listed(controllers, startTls);
  }

  /** Reads URLs only. */
  static Listed listed(String urls, boolean startTls) {
    List<ControllerAddress> controllers = ControllerAddress.list(urls);
    if (!startTls && !controllers.stream().allMatch(ControllerAddress::ldaps)) {
      throw new IllegalArgumentException(
          "'" + urls + "' is without TLS; use ldaps:// everywhere, or turn on StartTLS");
    }
    return new Listed(controllers);
  }
}
