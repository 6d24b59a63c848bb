package io.github.keycloaksspr.core.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Keycloak.
 *
 * @param major first number, and so on
 */
public record ServerVersion(int major, int minor, int patch) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4}).*");

  /** Reads a version such as {@code 26.7.3}; what cannot be read counts as the newest. */
  public static ServerVersion parse(String version) {
    Matcher matcher = FORM.matcher(version);
    return matcher.matches()
        ? new ServerVersion(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)))
        : new ServerVersion(Integer.MAX_VALUE, 0, 0);
  }

  /**
   * Tells whether the server's own reset by e-mail link can be abused to take over accounts
   * (CVE-2026-18963, fixed in 26.4.15, 26.6.6 and 26.7.2). Our steps are not affected, other realms
   * of the server are.
   */
  public boolean vulnerableReset() {
    if (major != 26) {
      return major < 26;
    }
    return switch (minor) {
      case 4 -> patch < 15;
      case 6 -> patch < 6;
      case 7 -> patch < 2;
      default -> minor < 7;
    };
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
