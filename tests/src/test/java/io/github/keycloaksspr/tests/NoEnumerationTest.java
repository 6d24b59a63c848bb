package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Form;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.browserless.StableText;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.EventRepresentation;

/** A stranger learns nothing about an account before the first gate is passed (spec X10). */
class NoEnumerationTest extends CorpTest {
  private static final String SOME_CODE = "123456";

  /** Everybody that a name can stand for. */
  enum Kind {
    UNKNOWN,
    DISABLED,
    OUT_OF_SCOPE,
    NOT_REGISTERED,
    /** Needs two gates (spec P15), of which there is one. */
    ADMINISTRATOR,
    ELIGIBLE
  }

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
  @DisplayName("Everybody sees the pages that an unknown name sees")
  void everybodySeesThePagesOfAnUnknownName(Kind kind) {
    assertThat(pagesOf(somebody(kind))).isEqualTo(pagesOf(somebody(Kind.UNKNOWN)));
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, user_not_found",
    "DISABLED, user_disabled",
    "OUT_OF_SCOPE, out_of_scope",
    "NOT_REGISTERED, not_registered",
    "ADMINISTRATOR, not_registered"
  })
  void nothingIsSentAndTheEventSaysWhy(Kind kind, String reason) {
    Person person = somebody(kind);

    walk.toCode(new Browserless(), person);

    EventRepresentation event = Events.about(corp, person.username(), "SEND_RESET_PASSWORD_ERROR");
    assertThat(event.getDetails()).containsEntry("sspr_reason", reason);
    assertThat(mails.pending(person.alternate())).isEmpty();
    assertThat(mails.pending(person.address())).isEmpty();
  }

  @Test
  void theEventOfARealCodeHoldsNeitherTheCodeNorTheAddress() {
    Person anna = somebody(Kind.ELIGIBLE);

    walk.toCode(new Browserless(), anna);
    String code = mails.next(anna.alternate()).code();

    EventRepresentation event = Events.about(corp, anna.username(), "SEND_RESET_PASSWORD");
    assertThat(event.getUserId()).isEqualTo(anna.id());
    assertThat(event.getDetails())
        .containsEntry("sspr_method", "email")
        .doesNotContainValue(anna.alternate())
        .doesNotContainValue(code);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNKNOWN"})
  @DisplayName("The identify step takes as long for a known name as for an unknown one")
  void theIdentifyStepTakesAsLongForAKnownNameAsForAnUnknownOne(Kind kind) {
    Person known = somebody(kind);
    Person unknown = somebody(Kind.UNKNOWN);
    medians(known.username(), unknown.username(), 20);

    double[] millis = medians(known.username(), unknown.username(), 100);

    double tolerated = Math.max(5, 0.05 * Math.max(millis[0], millis[1]));
    assertThat(Math.abs(millis[0] - millis[1]))
        .as("known %.1f ms, unknown %.1f ms", millis[0], millis[1])
        .isLessThanOrEqualTo(tolerated);
  }

  private Person somebody(Kind kind) {
    return switch (kind) {
      case UNKNOWN -> Corp.nobody();
      case DISABLED -> staff(corp.disabled("somebody"));
      case OUT_OF_SCOPE -> corp.registered("somebody");
      case NOT_REGISTERED -> staff(corp.unregistered("somebody"));
      case ADMINISTRATOR -> administrator(staff(corp.registered("somebody")));
      case ELIGIBLE -> staff(corp.registered("somebody"));
    };
  }

  private Person administrator(Person person) {
    corp.grant(person, "view-users");
    return person;
  }

  private Person staff(Person person) {
    String group = corp.admin().getGroupByPath("/staff").getId();
    corp.admin().users().get(person.id()).joinGroup(group);
    return person;
  }

  /** Returns the pages up to a wrong code, a reload, and five wrong codes. */
  private List<String> pagesOf(Person person) {
    List<Page> pages = new ArrayList<>();
    Browserless visitor = new Browserless();
    pages.add(walk.toDestination(visitor, person.username()));
    pages.add(walk.destination(pages.get(0), person.alternate()));
    pages.add(visitor.open(pages.get(1).form("sspr-code-form").action()));
    pages.add(pages.get(2).form("sspr-code-form").press("resend"));
    for (int i = 0; i < 6; i++) {
      pages.add(walk.code(pages.get(3), SOME_CODE));
    }
    return pages.stream().map(page -> page.status() + anonymous(page, person)).toList();
  }

  /** Takes out of a page what the visitor has typed, and the seconds that have passed. */
  private static String anonymous(Page page, Person person) {
    return StableText.of(page)
        .replace(person.username(), "name")
        .replaceAll("\\b\\w{1,2}\\*\\*\\*@private", "masked@private")
        .replaceAll("in (2\\d|30) seconds", "in 30 seconds");
  }

  /** Posts names in turn and returns the median times in milliseconds. */
  private double[] medians(String first, String second, int rounds) {
    long[][] nanos = new long[2][rounds];
    for (int i = 0; i < rounds; i++) {
      // whoever goes first changes, so that neither is always the one after a pause
      nanos[i % 2][i] = nanosToIdentify(i % 2 == 0 ? first : second);
      nanos[1 - i % 2][i] = nanosToIdentify(i % 2 == 0 ? second : first);
    }
    return Arrays.stream(nanos).mapToDouble(NoEnumerationTest::medianMillis).toArray();
  }

  private static double medianMillis(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return (sorted[middle - 1] + sorted[middle]) / 2e6;
  }

  private long nanosToIdentify(String username) {
    Form form =
        new Browserless()
            .open(URI.create(corp.url() + "/login-actions/reset-credentials?client_id=portal"))
            .form("sspr-identify-form")
            .with("username", username);
    long start = System.nanoTime();
    Page page = form.submit();
    long nanos = System.nanoTime() - start;
    assertThat(Step.of(page)).isEqualTo(Step.DESTINATION);
    return nanos;
  }
}
