package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.realm.Person;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.EventRepresentation;

/** A stranger learns nothing about an account before the first gate is passed (spec X10). */
class NoEnumerationTest extends PeopleOfAllKinds {
  private static final String SOME_CODE = "123456";

  @Override
  String policy() {
    return """
    {"scope":"selected","groups":["/staff"],"gates":1,"methods":["email"],
     "helpdesk":"mailto:helpdesk@corp.example",
     "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"]}}
    """;
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
  void everybodySeesThePagesOfAnUnknownName(Kind kind) {
    assertThat(pagesOf(somebody(kind))).isEqualTo(pagesOf(somebody(Kind.UNKNOWN)));
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, user_not_found",
    "DISABLED, user_disabled",
    "OUT_OF_SCOPE, out_of_scope",
    "NOT_REGISTERED, not_registered",
    "ADMINISTRATOR, not_registered",
    "NOT_ME, self_service_locked"
  })
  void nothingIsSentAndTheEventSaysWhy(Kind kind, String reason) {
    Person person = somebody(kind);

    walk.toCode(new Browserless(), person);

    EventRepresentation event = Events.about(corp, person.username(), "SEND_RESET_PASSWORD_ERROR");
    assertThat(event.getDetails()).containsEntry("sspr_reason", reason);
    String result = kind == Kind.NOT_ME ? "blocked " : "failed ";
    assertRows(person, "reset " + result + reason + " email_started email 0/1 -");
    assertThat(mails.pending(person.alternate())).flatExtracting(Mail::codes).isEmpty();
    assertThat(mails.pending(person.address())).flatExtracting(Mail::codes).isEmpty();
  }

  @Test
  void theEventOfARealCodeHoldsNeitherTheCodeNorTheAddress() {
    Person anna = somebody(Kind.ELIGIBLE);

    walk.toCode(new Browserless(), anna);
    String code = mails.nextCode(anna.alternate());

    EventRepresentation event = Events.about(corp, anna.username(), "SEND_RESET_PASSWORD");
    assertThat(event.getUserId()).isEqualTo(anna.id());
    assertThat(event.getDetails())
        .containsEntry("sspr_method", "email")
        .doesNotContainValue(anna.alternate())
        .doesNotContainValue(code);
  }

  @Test
  void whoIsLockedResetsThePasswordAllTheSameAndIsUnlocked() {
    Person locked = somebody(Kind.LOCKED);

    Page done = walk.newPassword(walk.toNewPassword(new Browserless(), locked), "New-Passw0rd!");

    assertThat(Step.of(done)).as("%s", done).isEqualTo(Step.DONE);
    assertThat(isLocked(locked)).isFalse();
    assertThat(corp.signsIn(locked, "New-Passw0rd!")).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNKNOWN", "NOT_ME"})
  void theIdentifyStepTakesAsLongForAKnownNameAsForAnUnknownOne(Kind kind) {
    assertMediansNear(
        somebody(kind),
        somebody(Kind.UNKNOWN),
        100,
        person -> identifyPage().form("sspr-identify-form").with("username", person.username()),
        Step.DESTINATION);
  }

  @ParameterizedTest
  @EnumSource(names = {"DISABLED", "NOT_REGISTERED", "LOCKED", "ELIGIBLE"})
  @Tag("alone")
  void aCodeIsJudgedAsFastForAKnownNameAsForAnUnknownOne(Kind kind) {
    corp.setUp(policy().replace("\"limits\":{", "\"limits\":{\"proofs\":100,\"mails\":100,"));
    assertAsFast(
        somebody(kind),
        somebody(Kind.UNKNOWN),
        30,
        // a wrong address, for mails that are sent meanwhile cost time
        person ->
            walk.toCode(new Browserless(), person.username(), "mallory@private.example")
                .form("sspr-code-form")
                .with("code", SOME_CODE),
        Step.CODE);
  }

  @Override
  Person registered(Person person) {
    corp.sspr().registerEmail(person.id(), person.alternate());
    return person;
  }

  /** Returns the pages up to a wrong code, a reload, and more wrong codes than are judged. */
  private List<String> pagesOf(Person person) {
    List<Page> pages = new ArrayList<>();
    Browserless visitor = new Browserless();
    pages.add(walk.toDestination(visitor, person.username()));
    pages.add(walk.destination(pages.get(0), person.alternate()));
    pages.add(visitor.open(pages.get(1).form("sspr-code-form").action()));
    pages.add(pages.get(2).form("sspr-code-form").press("resend"));
    for (int i = 0; i < 7; i++) {
      pages.add(walk.code(pages.get(pages.size() - 1), SOME_CODE));
    }
    pages.add(walk.code(walk.toCode(new Browserless(), person), SOME_CODE));
    return pages.stream().map(page -> anonymous(page, person)).toList();
  }
}
