package io.github.keycloaksspr.writeback.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the DNS of a domain tells its writable controllers ([MS-ADTS] 6.3.2.3).
 *
 * @param server that is asked, with its port where it has another one; empty for those of this
 *     machine
 * @param site whose controllers are preferred
 */
public record ServiceLocation(String server, String domain, Optional<String> site) {
  private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";

  /** The URI of RFC 4501 without types and classes. */
  private static final Pattern URI =
      Pattern.compile(
          "dns:(?://(?<server>[a-z0-9.-]+(?::\\d{1,5})?)/)?(?<domain>%s(?:\\.%s)+)\\.?"
              .formatted(LABEL, LABEL));

  private static final Pattern SITE = Pattern.compile(LABEL);

  /** Tells whether a setting is meant to be a place in DNS. */
  static boolean isOne(String setting) {
    return lowerCase(setting).startsWith("dns:");
  }

  /**
   * Reads a place in DNS, such as {@code dns:corp.example} or {@code dns://10.0.0.53/corp.example}.
   *
   * @param site blank when none is preferred
   * @throws IllegalArgumentException when one of them cannot be in DNS
   */
  static ServiceLocation of(String setting, String site) {
    Matcher uri = URI.matcher(lowerCase(setting));
    if (!uri.matches()) {
      throw new IllegalArgumentException(
          "'" + setting + "' is no domain to look up, such as dns:corp.example");
    }
    Optional<String> preferred = Optional.of(lowerCase(site)).filter(name -> !name.isEmpty());
    if (preferred.isPresent() && !SITE.matcher(preferred.get()).matches()) {
      throw new IllegalArgumentException(
          "'" + site + "' is no site, such as Default-First-Site-Name");
    }
    String server = Optional.ofNullable(uri.group("server")).orElse("");
    return new ServiceLocation(server, uri.group("domain"), preferred);
  }

  private static String lowerCase(String setting) {
    return setting.strip().toLowerCase(Locale.ROOT);
  }

  /** Returns the name whose records are all controllers of the domain. */
  String ofDomain() {
    return "_ldap._tcp.dc._msdcs." + domain;
  }

  /** Returns the name whose records are those of the site. */
  Optional<String> ofSite() {
    return site.map(name -> "_ldap._tcp." + name + "._sites.dc._msdcs." + domain);
  }

  /** Tells whether a host is one of the domain's. */
  boolean contains(String host) {
    return host.endsWith("." + domain);
  }
}
