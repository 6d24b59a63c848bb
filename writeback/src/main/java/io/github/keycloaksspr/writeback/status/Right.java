package io.github.keycloaksspr.writeback.status;

/** A right of the service account on the entry of a user (spec W7; [MS-ADTS] 5.1.3.2.1). */
public enum Right {
  /** Without it no password is set. */
  RESET_PASSWORD(
      "resetPassword", "CA;Reset Password", "CR;00299570-246d-11d0-a768-00aa006e0529", true),
  /** Without it no password is set either, for both are in one modify. */
  WRITE_LOCKOUT_TIME(
      "writeLockoutTime", "WP;lockoutTime", "WP;28630ebf-41d5-11d1-a9c1-0000f80367c1", true),
  /** Without it temporary passwords are not temporary in the domain. */
  WRITE_PWD_LAST_SET(
      "writePwdLastSet", "WP;pwdLastSet", "WP;bf967a0a-0de6-11d0-a285-00aa003049e2", true),
  /** Everybody has it unless it was taken away; a change with the old password needs it. */
  CHANGE_PASSWORD(
      "changePassword", "CA;Change Password", "CR;ab721a53-1e2f-11d0-9819-00aa0040529b", false);

  private final String id;
  private final String dsacls;
  private final String sddl;
  private final boolean needed;

  Right(String id, String dsacls, String sddl, boolean needed) {
    this.id = id;
    this.dsacls = dsacls;
    this.sddl = sddl;
    this.needed = needed;
  }

  /** Returns the name in answers. */
  public String id() {
    return id;
  }

  /** Tells whether something does not work without it. */
  public boolean needed() {
    return needed;
  }

  String dsacls() {
    return dsacls;
  }

  String sddl() {
    return sddl;
  }

  /** Returns the GUID by which the schema, or the list of extended rights, knows it. */
  public String guid() {
    return sddl.substring(sddl.indexOf(';') + 1);
  }
}
