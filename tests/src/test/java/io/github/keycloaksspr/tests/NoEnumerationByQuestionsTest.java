package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Security questions tell a stranger nothing about an account (spec X10, M5). */
class NoEnumerationByQuestionsTest extends PeopleOfAllKinds {

  @Override
  String policy() {
    return staffOnly(Questions.policy(1, "[\"questions\"]"));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"UNKNOWN", "ADMINISTRATOR"})
  void everybodySeesThePagesOfAnUnknownName(Kind kind) {
    Person known = somebody(kind);

    assertThat(pagesOf(known)).isEqualTo(pagesOf(somebody(Kind.UNKNOWN)));
  }

  @Test
  void anUnknownNameIsAskedTheSameFiveQuestionsInAllSessions() {
    corp.setUp(Corp.POLICY.replace("[\"email\"]", "[\"questions\"]"));
    Person nobody = somebody(Kind.UNKNOWN);

    Set<String> asked = new TreeSet<>();
    for (int i = 0; i < 20; i++) {
      asked.addAll(Questions.asked(walk.toQuestions(new Browserless(), nobody.username())));
    }

    assertThat(asked).hasSize(5);
  }

  @ParameterizedTest
  @EnumSource(names = {"DISABLED", "OUT_OF_SCOPE", "NOT_REGISTERED", "LOCKED", "ELIGIBLE"})
  @Tag("alone")
  void answersAreJudgedAsFastForAKnownNameAsForAnUnknownOne(Kind kind) {
    corp.setUp(policy().replace("\"limits\":{", "\"limits\":{\"proofs\":100,\"questions\":100,"));
    assertAsFast(
        somebody(kind),
        somebody(Kind.UNKNOWN),
        30,
        person -> Questions.wrong(walk.toQuestions(new Browserless(), person.username())),
        Step.QUESTIONS);
  }

  /** Until the session is used up, and the first page of a session after it. */
  private List<String> pagesOf(Person person) {
    List<Page> pages = new ArrayList<>();
    Browserless visitor = new Browserless();
    Page page = walk.toQuestions(visitor, person.username());
    pages.add(page);
    pages.add(visitor.open(page.form("sspr-questions-form").action()));
    page = Questions.right(page).with("answer1", "").submit();
    pages.add(page);
    for (int i = 0; i < 5; i++) {
      page = Questions.wrong(page).submit();
      pages.add(page);
    }
    page = walk.toQuestions(new Browserless(), person.username());
    pages.add(Questions.wrong(page).submit());
    return pages.stream().map(each -> withoutQuestions(each, person)).toList();
  }

  private static String withoutQuestions(Page page, Person person) {
    String html = anonymous(page, person);
    for (String asked : Questions.asked(page)) {
      html = html.replace(asked, "question");
    }
    return html;
  }

  @Override
  Person registered(Person person) {
    Questions.register(corp, person);
    return person;
  }

  private static String staffOnly(String policy) {
    return policy.replace("\"scope\":\"all\"", "\"scope\":\"selected\",\"groups\":[\"/staff\"]");
  }
}
