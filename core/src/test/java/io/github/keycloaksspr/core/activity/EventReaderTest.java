package io.github.keycloaksspr.core.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.events.EventType;

/** What events tell of a session (spec A1). */
class EventReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          RESET_PASSWORD            | sspr_intent=reset sspr_result=succeeded                                            | succeeded: password_reset
          RESET_PASSWORD            | sspr_intent=unlock sspr_result=succeeded sspr_unlocked=directory                   | succeeded: account_unlocked
          RESET_PASSWORD            | sspr_intent=unlock sspr_result=succeeded sspr_unlocked=nothing                     | succeeded: nothing_locked
          RESET_PASSWORD            | sspr_intent=reset                                                                  | nothing
          UPDATE_CREDENTIAL         | credential_type=password sspr_intent=reset                                         | succeeded: password_reset
          UPDATE_CREDENTIAL         | credential_type=password                                                           | succeeded: required_password_changed
          UPDATE_CREDENTIAL         | credential_type=password sspr_intent=change sspr_result=succeeded                  | succeeded: password_changed
          UPDATE_CREDENTIAL         | credential_type=password sspr_intent=admin-reset sspr_result=succeeded sspr_kind=typed | succeeded: temporary_password
          UPDATE_CREDENTIAL         | credential_type=password sspr_intent=admin-reset sspr_result=succeeded sspr_kind=link  | succeeded: reset_link
          UPDATE_CREDENTIAL         | credential_type=otp                                                                | nothing
          UPDATE_CREDENTIAL_ERROR   | credential_type=password sspr_intent=reset                                         | password refused
          UPDATE_CREDENTIAL_ERROR   | credential_type=password sspr_intent=change sspr_result=failed sspr_reason=wrong_old_password | failed: wrong_old_password
          UPDATE_CREDENTIAL_ERROR   | credential_type=password sspr_intent=change sspr_result=failed sspr_reason=directory_too_short | failed: password_refused
          UPDATE_CREDENTIAL_ERROR   | credential_type=password sspr_intent=change sspr_result=failed sspr_reason=directory_unreachable | failed: directory_unreachable
          UPDATE_CREDENTIAL_ERROR   | credential_type=password sspr_intent=change sspr_result=blocked sspr_reason=proofs | blocked: too_many_proofs
          UPDATE_CREDENTIAL_ERROR   | credential_type=password sspr_intent=change sspr_result=blocked sspr_reason=brute_force | blocked: brute_force
          UPDATE_CREDENTIAL_ERROR   | credential_type=password sspr_intent=admin-reset sspr_result=failed sspr_reason=change_not_required | failed: change_not_required
          UPDATE_CREDENTIAL_ERROR   | credential_type=password sspr_result=directory_only                                | failed: directory_only
          RESET_PASSWORD_ERROR      | sspr_intent=unlock sspr_result=failed sspr_reason=directory_locked sspr_method=email | failed: directory_locked
          RESET_PASSWORD_ERROR      | sspr_result=failed sspr_reason=not_registered                                      | failed: not_registered
          RESET_PASSWORD_ERROR      | sspr_result=failed                                                                 | failed: changed_meanwhile
          RESET_PASSWORD_ERROR      | sspr_result=blocked sspr_reason=phoneChecks                                        | blocked: too_many_phone_checks
          RESET_PASSWORD_ERROR      | sspr_result=blocked sspr_reason=identifications                                    | nothing
          RESET_PASSWORD_ERROR      | sspr_result=failed sspr_reason=wrong_code sspr_method=email sspr_gate=2 sspr_intent=reset | tried email at gate 2
          RESET_PASSWORD_ERROR      | code_id=x                                                                          | nothing
          SEND_RESET_PASSWORD       | sspr_result=code_sent sspr_method=mobile-text sspr_gate=1 sspr_intent=reset        | sent mobile-text at gate 1
          SEND_RESET_PASSWORD_ERROR | sspr_result=not_sent sspr_reason=mail_failed sspr_method=email sspr_gate=1         | tried email at gate 1: mail_failed
          SEND_RESET_PASSWORD_ERROR | sspr_result=not_sent sspr_reason=paidPerDay sspr_method=mobile-call sspr_gate=1    | tried mobile-call at gate 1: budget_spent
          SEND_RESET_PASSWORD_ERROR | sspr_result=not_sent sspr_reason=wrong_destination sspr_method=email sspr_gate=1   | tried email at gate 1
          SEND_RESET_PASSWORD       | sspr_result=helpdesk_asked sspr_intent=reset                                       | helpdesk contacted
          SEND_RESET_PASSWORD_ERROR | sspr_result=helpdesk_asked sspr_intent=reset                                       | nothing
          RESET_PASSWORD_ERROR      | sspr_result=blocked sspr_reason=helpdeskRequests                                   | nothing
          LOGIN                     | sspr_result=succeeded                                                              | nothing
          """)
  void eventsTell(EventType type, String details, String told) {
    EventDetails event = new EventDetails(type, map(details), Purpose.CHANGE);

    assertThat(EventReader.facts(event).stream().map(EventReaderTest::said).toList())
        .isEqualTo(told.equals("nothing") ? List.of() : List.of(told));
  }

  @Test
  void theAnswerOfTheDirectoryComesWithAnEventThatOutlivesItsRequest() {
    Map<String, String> details =
        map(
            "credential_type=password sspr_result=directory_only sspr_writeback=written"
                + " sspr_controller=dc1.corp.example:636");

    assertThat(
            EventReader.facts(
                new EventDetails(EventType.UPDATE_CREDENTIAL_ERROR, details, Purpose.CHANGE)))
        .contains(new Fact.Directory(new DirectoryAnswer("written", "dc1.corp.example:636")));
  }

  @ParameterizedTest
  @EnumSource(
      value = EventType.class,
      names = {"LOGIN", "LOGIN_ERROR", "REFRESH_TOKEN", "CODE_TO_TOKEN", "LOGOUT"})
  void theEventsOfEverySignInCostNothing(EventType type) {
    assertThat(EventReader.mayTell(type)).isFalse();
  }

  private static Map<String, String> map(String details) {
    Map<String, String> map = new LinkedHashMap<>();
    Arrays.stream(details.split(" "))
        .map(each -> each.split("="))
        .forEach(each -> map.put(each[0], each[1]));
    return map;
  }

  private static String said(Fact fact) {
    if (fact instanceof Fact.Ended ended) {
      return ended.detail().result().id() + ": " + ended.detail().id();
    } else if (fact instanceof Fact.Tried tried) {
      String trouble = tried.trouble() == null ? "" : ": " + tried.trouble().id();
      return (tried.sent() ? "sent " : "tried ")
          + tried.method().id()
          + " at gate "
          + tried.gate()
          + trouble;
    }
    if (fact instanceof Fact.HelpdeskContacted) {
      return "helpdesk contacted";
    }
    return fact instanceof Fact.PasswordRefused ? "password refused" : fact.toString();
  }
}
