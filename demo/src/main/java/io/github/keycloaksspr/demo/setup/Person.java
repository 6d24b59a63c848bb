package io.github.keycloaksspr.demo.setup;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The people of the realm corp, one for each state that a reset has to deal with.
 *
 * <p>Names are what they sign in with; all have the same password.
 */
public enum Person {
  ANNA("Anna", "Ahlgren", "anna@private.example", "can reset: a code goes to anna@private.example"),
  BERT("Bert", "Bauer", null, "nothing registered: sees the same pages, gets no code"),
  CORA(
      "Cora",
      "Conti",
      "cora@private.example",
      "account disabled: sees the same pages, gets no code"),
  DORA(
      "Dora",
      "Dubois",
      "dora@private.example",
      "not in /staff, so out of scope: same pages, no code"),
  EMIL(
      "Emil",
      "Eklund",
      "emil@private.example",
      "can reset, but keeps his authenticator app: it is asked for at the next sign-in");

  /** What everybody signs in with until they reset it. */
  public static final String PASSWORD = "Forgotten-1";

  /** What emil's authenticator app and the realm share. */
  public static final String TOTP_SECRET = "corp-demo-secret-emil";

  private final String firstName;
  private final String lastName;
  private final @Nullable String alternateAddress;
  private final String outcome;

  Person(String firstName, String lastName, @Nullable String alternateAddress, String outcome) {
    this.firstName = firstName;
    this.lastName = lastName;
    this.alternateAddress = alternateAddress;
    this.outcome = outcome;
  }

  /** Returns what the person signs in with. */
  public String username() {
    return firstName.toLowerCase(Locale.ROOT);
  }

  /** Says in one sentence what happens when this person resets the password. */
  public String outcome() {
    return outcome;
  }

  String firstName() {
    return firstName;
  }

  String lastName() {
    return lastName;
  }

  /** Returns the primary address, the one whose mailbox needs the forgotten password. */
  String address() {
    return username() + "@corp.example";
  }

  @Nullable String alternateAddress() {
    return alternateAddress;
  }

  boolean enabled() {
    return this != CORA;
  }

  boolean staff() {
    return this != DORA;
  }

  boolean hasAuthenticatorApp() {
    return this == EMIL;
  }
}
