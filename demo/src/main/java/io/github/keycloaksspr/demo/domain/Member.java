package io.github.keycloaksspr.demo.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The people of the domain, one for each state in which a password can be. */
public enum Member {
  NORA("Nora", "Novak", "password in the domain; a reset or a change writes it there"),
  OTTO("Otto", "Olsen", "locked by three wrong passwords; a reset unlocks his account"),
  PIA("Pia", "Petit", "her password has expired: a sign-in asks for another, as a reset does"),
  RUTH("Ruth", "Rossi", "an administrator set her password: a sign-in asks for another");

  /** What everybody signs in with until it is changed. */
  static final String PASSWORD = "Forgotten-1";

  private final String firstName;
  private final String lastName;
  private final String outcome;

  Member(String firstName, String lastName, String outcome) {
    this.firstName = firstName;
    this.lastName = lastName;
    this.outcome = outcome;
  }

  /** Returns what the person signs in with. */
  public String username() {
    return firstName.toLowerCase(Locale.ROOT);
  }

  /** Says in a sentence what is special about the person. */
  public String outcome() {
    return outcome;
  }

  /** Returns the registered alternate address. */
  public String alternateAddress() {
    return username() + "@private.example";
  }

  String firstName() {
    return firstName;
  }

  String lastName() {
    return lastName;
  }

  String dn() {
    return "CN=" + firstName + " " + lastName + "," + Domain.PEOPLE;
  }

  boolean locked() {
    return this == OTTO;
  }

  /** Returns when the password was set; the start of time when it must be changed. */
  Instant passwordSet(Instant now) {
    return switch (this) {
      case PIA -> now.minus(Duration.ofDays(90));
      case RUTH -> WindowsTime.START;
      default -> now.minus(Duration.ofDays(10));
    };
  }
}
