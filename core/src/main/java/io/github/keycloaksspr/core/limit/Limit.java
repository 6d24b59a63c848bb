package io.github.keycloaksspr.core.limit;

/** What is counted. */
public enum Limit {
  /** Proofs judged, of one account or typed name. */
  PROOFS("proofs"),
  /** Phone numbers typed to be checked against the registered one. */
  PHONE_CHECKS("phoneChecks"),
  /** Texts asked for. */
  TEXTS("texts"),
  /** Calls asked for. */
  CALLS("calls"),
  /** Security questions answered. */
  QUESTIONS("questions"),
  /** Mails asked for. */
  MAILS("mails"),
  /** Messages of any kind to one destination. */
  DESTINATION("perDestination"),
  /** Names typed from one source address. */
  IDENTIFICATIONS("identifications"),
  /** Messages that cost money, of one realm. */
  PAID("paidPerDay"),
  /** Mails to the helpdesk, asked for by one account or typed name. */
  HELPDESK("helpdeskRequests"),
  /** Mails to the helpdesk, asked for from one source address. */
  HELPDESK_SOURCE("helpdeskPerSource"),
  /** Mails to the helpdesk, of one realm. */
  HELPDESK_REALM("helpdeskPerDay"),
  /** Invitations to register, of one account; what is counted is in {@link Invitations}. */
  INVITATIONS("invitations"),
  /** Reminders of a password's expiry; what is counted is in {@code core.expiry}. */
  EXPIRY_REMINDERS("expiryReminders"),
  /** Deeds that users have reported; what is counted is in {@code core.notme}. */
  REPORTS("reports");

  private final String id;

  Limit(String id) {
    this.id = id;
  }

  /** Returns the name used in the policy, in events and in REST answers. */
  public String id() {
    return id;
  }
}
