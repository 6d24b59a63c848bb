package io.github.keycloaksspr.demo.setup;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The people of the demo's realms, one for each state that a reset or a sign-in has to deal with.
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
  BERT(
      "Bert",
      "Bauer",
      "",
      "",
      "nothing registered: a sign-in leads to the registration; a reset shows the same pages, but no"
          + " code comes"),
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
      "can reset by emil@private.example or his authenticator app, and keeps the app: it is"
          + " asked for at the next sign-in"),
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
          + " dish dumplings, pet rollo, sport rowing, job baker, admired pippi"),
  IDA(
      "Ida",
      "Ivarsson",
      "",
      "",
      "can reset by everything: ida@private.example, mobile phone +1 4255550103, office phone"
          + " +1 4255550104 extension 55, hans's answers, authenticator app, recovery codes"
          + " IDASPARE1111, …2222, …3333, …4444 in that order"),
  JANA("Jana", "Jansen", "", "", "registered jana@private.example alone, and signs in as ever"),
  KIRA(
      "Kira",
      "Kowalski",
      "",
      "",
      "registered kira@private.example 200 days ago: a sign-in asks whether it still holds"),
  LARS(
      "Lars",
      "Lindberg",
      "",
      "",
      "registered an address that was removed since: a sign-in says so and asks for another way"),
  MONA(
      "Mona",
      "Moreau",
      "",
      "",
      "can reset by a call to the office phone that the directory has, +1 4255550105");

  /** What everybody signs in with until they reset it. */
  public static final String PASSWORD = "Forgotten-1";

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

  /** Returns what the person's authenticator app and the realm share; empty without an app. */
  public Optional<String> authenticatorSecret() {
    return this == EMIL || this == IDA
        ? Optional.of("corp-demo-secret-" + username())
        : Optional.empty();
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
    if (this == IDA) {
      return Map.of(
          "sspr-email", "ida@private.example",
          "sspr-mobile-phone", "+1 4255550103",
          "sspr-office-phone", "+1 4255550104 x55");
    }
    return type.isEmpty() ? Map.of() : Map.of(type, value);
  }

  /** Returns answers by question. */
  Map<String, String> answers() {
    return this == HANS || this == IDA
        ? Map.of(
            "favourite-food", "dumplings",
            "first-pet", "rollo",
            "school-sport", "rowing",
            "first-job", "baker",
            "childhood-hero", "pippi")
        : Map.of();
  }

  List<String> recoveryCodes() {
    return this == IDA
        ? List.of("IDASPARE1111", "IDASPARE2222", "IDASPARE3333", "IDASPARE4444")
        : List.of();
  }

  /** Returns what the person has registered alone; empty for nothing. */
  Optional<OwnRegistration> ownRegistration() {
    return switch (this) {
      case JANA -> Optional.of(OwnRegistration.of("jana@private.example", Duration.ofDays(1)));
      case KIRA -> Optional.of(OwnRegistration.of("kira@private.example", Duration.ofDays(200)));
      case LARS -> Optional.of(OwnRegistration.removedSince(Duration.ofDays(20)));
      default -> Optional.empty();
    };
  }

  /** Returns the attribute {@code telephoneNumber}; empty where there is none. */
  String officePhoneInDirectory() {
    return this == MONA ? "+1 4255550105" : "";
  }

  boolean enabled() {
    return this != CORA;
  }

  boolean staff() {
    return this != DORA;
  }
}
