package io.github.keycloaksspr.core.activity;

import static io.github.keycloaksspr.core.activity.Result.BLOCKED;
import static io.github.keycloaksspr.core.activity.Result.CANCELLED;
import static io.github.keycloaksspr.core.activity.Result.FAILED;
import static io.github.keycloaksspr.core.activity.Result.SUCCEEDED;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
  BRUTE_FORCE(BLOCKED, "brute_force"),

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
  CHANGE_NOT_REQUIRED(FAILED, "change_not_required"),
  OTHER(FAILED, "other");

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
