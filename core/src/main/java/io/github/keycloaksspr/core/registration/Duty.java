package io.github.keycloaksspr.core.registration;

/** What the policy wants of a user at sign-in (spec P7, P8). */
public sealed interface Duty {

  /** The required action by which users fulfil it. */
  String ACTION = "sspr-register";

  /** Nothing. */
  record None() implements Duty {}

  /**
   * The user must register more methods.
   *
   * @param deferrable whether they may put it off once more (spec P19)
   */
  record Register(Reason reason, boolean deferrable) implements Duty {}

  /** The user must confirm that the registered data still hold. */
  record Reconfirm() implements Duty {}

  /** Why somebody is to register (spec R5). */
  enum Reason {
    /** They never did, or not enough. */
    INCOMPLETE("incomplete"),
    /** The policy asks for more methods than it did. */
    MORE_GATES("more-gates"),
    /** Something that was registered is gone. */
    DELETED("deleted"),
    /** The policy no longer allows a method that was registered. */
    WITHDRAWN("withdrawn"),
    /** The policy asks for more security questions, or took some away. */
    QUESTIONS("questions");

    private final String id;

    Reason(String id) {
      this.id = id;
    }

    /** Returns the last part of the message key, and the value in events. */
    public String id() {
      return id;
    }
  }
}
