package io.github.keycloaksspr.writeback.status;

/**
 * What gives the service account a right that it lacks.
 *
 * @param unit DN of the unit on whose users it is given
 * @param dsacls a line for the command prompt of Windows
 * @param sambaTool a line for the shell of a controller with Samba
 */
public record Remedy(Right right, String unit, String dsacls, String sambaTool) {
  private static final String USERS = "bf967aba-0de6-11d0-a285-00aa003049e2";

  /** Writes down how a right is given on the users of a unit. */
  public static Remedy of(Right right, String unit, ServiceAccount account) {
    return new Remedy(right, unit, dsacls(right, unit, account), sambaTool(right, unit, account));
  }

  private static String dsacls(Right right, String unit, ServiceAccount account) {
    return "dsacls \"%s\" /I:S /G \"%s:%s;user\""
        .formatted(prompted(unit), account.name(), right.dsacls());
  }

  /**
   * Quotes and percent signs mean something to the command prompt wherever they are; a DN can have
   * any character by its code (RFC 4514, 2.4).
   */
  private static String prompted(String dn) {
    return dn.replace("\\\"", "\\22").replace("\"", "\\22").replace("%", "\\25");
  }

  private static String sambaTool(Right right, String unit, ServiceAccount account) {
    return "samba-tool dsacl set --objectdn=%s --sddl=%s"
        .formatted(
            shelled(unit),
            shelled("(OA;CIIO;%s;%s;%s)".formatted(right.sddl(), USERS, account.sid())));
  }

  /** Within single quotes a shell takes all as it is, but for these themselves. */
  private static String shelled(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
