package io.github.keycloaksspr.core.activity;

import static io.github.keycloaksspr.core.activity.Result.BLOCKED;
import static io.github.keycloaksspr.core.activity.Result.CANCELLED;
import static io.github.keycloaksspr.core.activity.Result.FAILED;
import static io.github.keycloaksspr.core.activity.Result.SUCCEEDED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why a session ended as it did: one of a bounded set for each result. Sessions that were
 * abandoned, and those in which the helpdesk was contacted, have the last {@link Step} for a
 * detail.
 */
public enum Detail {
  PASSWORD_RESET(SUCCEEDED, "password_reset"),
  ACCOUNT_UNLOCKED(SUCCEEDED, "account_unlocked"),
  NOTHING_LOCKED(SUCCEEDED, "nothing_locked"),
  PASSWORD_CHANGED(SUCCEEDED, "password_changed"),
  /** Keycloak asked for another password at a sign-in, or an application did. */
  PASSWORD_CHANGE_REQUIRED(SUCCEEDED, "required_password_changed"),
  TEMPORARY_PASSWORD(SUCCEEDED, "temporary_password"),
  RESET_LINK(SUCCEEDED, "reset_link"),
  /** By Keycloak's own page or REST, without a deadline. */
  PASSWORD_SET(SUCCEEDED, "password_set"),

  TOO_MANY_PROOFS(BLOCKED, "too_many_proofs"),
  TOO_MANY_PHONE_CHECKS(BLOCKED, "too_many_phone_checks"),
  TOO_MANY_TEXTS(BLOCKED, "too_many_texts"),
  TOO_MANY_CALLS(BLOCKED, "too_many_calls"),
  TOO_MANY_QUESTIONS(BLOCKED, "too_many_questions"),
  TOO_MANY_MAILS(BLOCKED, "too_many_mails"),
  /** To one phone number or address, whoever asked for them. */
  TOO_MANY_MESSAGES(BLOCKED, "too_many_messages"),
  BRUTE_FORCE(BLOCKED, "brute_force"),
  /** By its user, who has said that a deed was not theirs. */
  SELF_SERVICE_LOCKED(BLOCKED, "self_service_locked"),

  BEFORE_GATES(CANCELLED, "before_gates"),
  BEFORE_NEW_PASSWORD(CANCELLED, "before_new_password"),

  USER_NOT_FOUND(FAILED, "user_not_found"),
  USER_DISABLED(FAILED, "user_disabled"),
  OUT_OF_SCOPE(FAILED, "out_of_scope"),
  NOT_REGISTERED(FAILED, "not_registered"),
  ACCOUNT_DISABLED(FAILED, "account_disabled"),
  ACCOUNT_EXPIRED(FAILED, "account_expired"),
  OUTSIDE_LOGON_HOURS(FAILED, "outside_logon_hours"),
  /** Self-service was switched off while the session was under way. */
  RESET_OFF(FAILED, "reset_off"),
  /** What is registered, or the policy, changed while the session was under way. */
  CHANGED_MEANWHILE(FAILED, "changed_meanwhile"),
  MAIL_FAILED(FAILED, "mail_failed"),
  GATEWAY_FAILED(FAILED, "gateway_failed"),
  GATEWAY_REFUSED(FAILED, "gateway_refused"),
  GATEWAY_UNAVAILABLE(FAILED, "gateway_unavailable"),
  /** The realm has sent as many paid messages as it may in a day. */
  BUDGET_SPENT(FAILED, "budget_spent"),
  DIRECTORY_NOT_PERMITTED(FAILED, "directory_not_permitted"),
  DIRECTORY_PROTECTED(FAILED, "directory_protected"),
  DIRECTORY_LOCKED(FAILED, "directory_locked"),
  DIRECTORY_NO_ENTRY(FAILED, "directory_no_entry"),
  DIRECTORY_UNREACHABLE(FAILED, "directory_unreachable"),
  DIRECTORY_FAILED(FAILED, "directory_failed"),
  /** The directory has the new password, and Keycloak failed after that (spec W8). */
  DIRECTORY_ONLY(FAILED, "directory_only"),
  WRONG_OLD_PASSWORD(FAILED, "wrong_old_password"),
  PASSWORD_REFUSED(FAILED, "password_refused"),
  CHANGE_NOT_REQUIRED(FAILED, "change_not_required");

  /**
   * No proof and no attempt changes that such a session leads nowhere, neither one that comes later
   * nor one of the same request, which is written after what its errors tell.
   */
  private static final Set<Detail> INELIGIBLE =
      EnumSet.of(
          USER_NOT_FOUND,
          USER_DISABLED,
          OUT_OF_SCOPE,
          NOT_REGISTERED,
          SELF_SERVICE_LOCKED,
          ACCOUNT_DISABLED,
          ACCOUNT_EXPIRED,
          OUTSIDE_LOGON_HOURS,
          CHANGED_MEANWHILE);

  /** What may be better when the next code is asked for. */
  private static final Set<Detail> DELIVERY =
      EnumSet.of(MAIL_FAILED, GATEWAY_FAILED, GATEWAY_REFUSED, GATEWAY_UNAVAILABLE, BUDGET_SPENT);

  private final Result result;
  private final String id;

  Detail(Result result, String id) {
    this.result = result;
    this.id = id;
  }

  public Result result() {
    return result;
  }

  /** Returns the value of the column. */
  public String id() {
    return id;
  }

  /** Tells whether the account may not reset at all. */
  boolean ineligible() {
    return INELIGIBLE.contains(this);
  }

  /** Tells whether a code did not leave. */
  boolean delivery() {
    return DELIVERY.contains(this);
  }

  /**
   * Finds the detail for the event detail {@code sspr_reason}; reasons that only say that a proof
   * was wrong have none.
   */
  public static Optional<Detail> ofReason(String reason) {
    return switch (reason) {
      case "proofs" -> Optional.of(TOO_MANY_PROOFS);
      case "phoneChecks" -> Optional.of(TOO_MANY_PHONE_CHECKS);
      case "texts" -> Optional.of(TOO_MANY_TEXTS);
      case "calls" -> Optional.of(TOO_MANY_CALLS);
      case "questions" -> Optional.of(TOO_MANY_QUESTIONS);
      case "mails" -> Optional.of(TOO_MANY_MAILS);
      case "perDestination" -> Optional.of(TOO_MANY_MESSAGES);
      case "paidPerDay" -> Optional.of(BUDGET_SPENT);
      default -> ofId(reason).filter(detail -> detail.result != SUCCEEDED);
    };
  }

  /** Finds a detail by its id. */
  public static Optional<Detail> ofId(String id) {
    return Arrays.stream(values()).filter(detail -> detail.id.equals(id)).findFirst();
  }

  /** Returns the values that the column can have in rows with a result. */
  public static List<String> idsOf(Result result) {
    return switch (result) {
      case ABANDONED, CONTACTED_HELPDESK ->
          Step.all().stream().map(Step::id).filter(id -> !id.equals(Step.DONE.id())).toList();
      case BLOCKED, CANCELLED, FAILED, SUCCEEDED -> ids(result).toList();
    };
  }

  private static Stream<String> ids(Result result) {
    return Arrays.stream(values()).filter(each -> each.result == result).map(Detail::id);
  }
}
