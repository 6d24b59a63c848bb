package io.github.keycloaksspr.core.metrics;

import java.util.List;

/**
 * What tells the series of a {@link Meter} apart. Nothing that users type is ever a value: each
 * value makes a series that Prometheus keeps, and everybody who may look at metrics reads it.
 */
public enum MeterTag {
  /** The name of the realm. */
  REALM("realm"),
  OPERATION("operation", "reset", "change", "unlock", "require_change"),
  WRITTEN(
      "outcome",
      "written",
      "refused",
      "not_permitted",
      "protected",
      "locked",
      "no_entry",
      "unreachable",
      "unsettled",
      "misconfigured",
      "unexpected"),
  CHANNEL("channel", "text", "call"),
  /** The id of the phone gateway, which the server's options choose. */
  GATEWAY("gateway"),
  /** The template of a mail. */
  MAIL(
      "mail",
      "code",
      "password-reset",
      "password-changed",
      "admin-reset",
      "administrator-reset",
      "account-unlocked",
      "admin-unlock",
      "registration-changed",
      "not-me-helpdesk",
      "helpdesk-request",
      "reset-link",
      "invitation",
      "password-expiry"),
  DELIVERED("outcome", "accepted", "refused", "failed"),
  PURPOSE("purpose", "reset", "unlock", "change", "admin-reset"),
  RESULT(
      "result", "abandoned", "blocked", "cancelled", "contacted-helpdesk", "failed", "succeeded"),
  /** A limit, by its name in the policy. */
  LIMIT(
      "limit",
      "proofs",
      "phoneChecks",
      "texts",
      "calls",
      "questions",
      "mails",
      "perDestination",
      "identifications",
      "paidPerDay",
      "helpdeskRequests",
      "helpdeskPerSource",
      "helpdeskPerDay");

  /** Takes the place of a value that a tag does not have. */
  static final String OTHER = "other";

  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> values;

  /**
   * Names a tag.
   *
   * @param values none where administrators choose them
   */
  MeterTag(String key, String... values) {
    this.key = key;
    this.values = List.of(values);
  }

  /** Returns its name. */
  public String key() {
    return key;
  }

  /** Returns all values; none where administrators choose them. */
  public List<String> range() {
    return values;
  }

  /** Returns a value as a meter may have it. */
  String bounded(String value) {
    return values.isEmpty() || values.contains(value) ? value : OTHER;
  }
}
