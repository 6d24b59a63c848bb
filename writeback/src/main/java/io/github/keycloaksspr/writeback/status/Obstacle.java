package io.github.keycloaksspr.writeback.status;

/**
 * Why there is nothing to examine.
 *
 * @param id the name in answers
 * @param sentence for administrators
 */
public record Obstacle(String id, String sentence) {
  public static final Obstacle POLICY_INVALID =
      new Obstacle("policy_invalid", "The realm's policy is invalid; store a valid one.");
  public static final Obstacle WRITEBACK_OFF =
      new Obstacle("writeback_off", "The realm's policy has writeback.enabled false.");
  public static final Obstacle NO_PROVIDER =
      new Obstacle("no_provider", "The realm has no LDAP provider.");
  public static final Obstacle PROVIDER_DISABLED =
      new Obstacle("provider_disabled", "The LDAP provider is disabled.");
  public static final Obstacle OTHER_VENDOR =
      new Obstacle("other_vendor", "The LDAP provider's vendor is not Active Directory.");
  public static final Obstacle NOT_IN_DIRECTORY =
      new Obstacle(
          "not_in_directory", "The user is not from a directory to which passwords are written.");
  public static final Obstacle NO_ENTRY =
      new Obstacle(
          "no_entry", "The directory has no entry of the user that the service account can see.");
  public static final Obstacle DIRECTORY_UNREACHABLE =
      new Obstacle("directory_unreachable", "The directory cannot be asked for the user now.");

  /** Says what is wrong with the settings of a provider. */
  public static Obstacle ofSettings(String sentence) {
    return new Obstacle("invalid_settings", sentence);
  }
}
