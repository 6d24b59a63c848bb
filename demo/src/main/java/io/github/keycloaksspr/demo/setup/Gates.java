package io.github.keycloaksspr.demo.setup;

/** The realms of the demo: the same company twice, with one gate and with two. */
public enum Gates {
  /** One proof is enough. */
  ONE(
      1,
      0,
      "corp",
      "Corp",
      "/app",
      "One gate",
      "One proof is enough to reset a forgotten password. Whoever can give none is asked for it at"
          + " the sign-in."),
  /** Two proofs by two different methods. */
  TWO(
      2,
      2,
      "corp-two-gates",
      "Corp (two gates)",
      "/app-two-gates",
      "Two gates",
      "A reset takes two proofs by different methods. Try ida, who has every method. The others may"
          + " put off twice what they are asked for.");

  private final int number;
  private final int graceSignIns;
  private final String realm;
  private final String displayName;
  private final String appPath;
  private final String label;
  private final String meaning;

  Gates(
      int number,
      int graceSignIns,
      String realm,
      String displayName,
      String appPath,
      String label,
      String meaning) {
    this.number = number;
    this.graceSignIns = graceSignIns;
    this.realm = realm;
    this.displayName = displayName;
    this.appPath = appPath;
    this.label = label;
    this.meaning = meaning;
  }

  /** Returns the name of the realm. */
  public String realm() {
    return realm;
  }

  /** Returns the path of the sample application whose people sign in through the realm. */
  public String appPath() {
    return appPath;
  }

  /** Returns what a link calls it. */
  public String label() {
    return label;
  }

  /** Says in a sentence what it means for a reset. */
  public String meaning() {
    return meaning;
  }

  String displayName() {
    return displayName;
  }

  int number() {
    return number;
  }

  /** Returns how many sign-ins people may put the registration off. */
  int graceSignIns() {
    return graceSignIns;
  }
}
