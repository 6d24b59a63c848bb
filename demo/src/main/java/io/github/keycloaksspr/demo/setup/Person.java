package io.github.keycloaksspr.demo.setup;

import java.util.Locale;
import java.util.Map;

/**
 * The people of the realm corp, one for each state that a reset has to deal with.
 *
 * <p>Names are what they sign in with; all have the same password.
 */
public enum Person {
  ANNA(
      "Anna",
      "Ahlgren",
      "sspr-email",
      "anna@private.example",
      "can reset: a code goes to anna@private.example"),
  BERT("Bert", "Bauer", "", "", "nothing registered: sees the same pages, gets no code"),
  CORA(
      "Cora",
      "Conti",
      "sspr-email",
      "cora@private.example",
      "account disabled: sees the same pages, gets no code"),
  DORA(
      "Dora",
      "Dubois",
      "sspr-email",
      "dora@private.example",
      "not in /staff, so out of scope: same pages, no code"),
  EMIL(
      "Emil",
      "Eklund",
      "sspr-email",
      "emil@private.example",
      "can reset, but keeps his authenticator app: it is asked for at the next sign-in"),
  FINN(
      "Finn",
      "Fischer",
      "sspr-mobile-phone",
      "+1 4255550101",
      "can reset by text or call to his mobile phone, +1 4255550101"),
  GRETA(
      "Greta",
      "Garcia",
      "sspr-office-phone",
      "+1 4255550102 x123",
      "can reset by a call to her office phone, +1 4255550102, extension 123"),
  HANS(
      "Hans",
      "Hoffmann",
      "",
      "",
      "can reset by three of his security questions; each answer is its last word here:"
          + " food dumplings, pet rollo, sport rowing, job baker, hero pippi");

  /** What everybody signs in with until they reset it. */
  public static final String PASSWORD = "Forgotten-1";

  /** What emil's authenticator app and the realm share. */
  public static final String TOTP_SECRET = "corp-demo-secret-emil";

  private final String firstName;
  private final String lastName;
  private final String type;
  private final String value;
  private final String outcome;

  Person(String firstName, String lastName, String type, String value, String outcome) {
    this.firstName = firstName;
    this.lastName = lastName;
    this.type = type;
    this.value = value;
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

  /** Returns registered addresses and numbers by credential type. */
  Map<String, String> registered() {
    return type.isEmpty() ? Map.of() : Map.of(type, value);
  }

  /** Returns answers by question. */
  Map<String, String> answers() {
    return this == HANS
        ? Map.of(
            "favourite-food", "dumplings",
            "first-pet", "rollo",
            "school-sport", "rowing",
            "first-job", "baker",
            "childhood-hero", "pippi")
        : Map.of();
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
