package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Form;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.mail.Mailbox;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The pages of the registration, walked by plain HTTP. */
record RegistrationWalk(Corp corp, Mailbox mails) {

  /** Signs in to the realm's application and returns whatever comes. */
  Page signIn(Browserless visitor, Person person) {
    return signIn(visitor, corp.signInPage(), person);
  }

  Page signIn(Browserless visitor, URI address, Person person) {
    return signIn(visitor.open(address), person);
  }

  Page signIn(Page page, Person person) {
    Form form = page.form("kc-form-login");
    Form named = page.has("input#username") ? form.with("username", person.username()) : form;
    return named.with("password", person.password()).submit();
  }

  /** Signs in and is led to the registration. */
  Page toOverview(Browserless visitor, Person person) {
    return at(Step.REGISTER, signIn(visitor, person));
  }

  Page method(Page overview, String method) {
    return overview.form("sspr-register-form").and("method", method).submit();
  }

  Page press(Page overview, String button) {
    return overview.form("sspr-register-form").press(button);
  }

  /** Registers an address with the code out of the mail, and returns to the overview. */
  Page registerEmail(Page overview, String address) {
    Page code =
        method(overview, "email")
            .form("sspr-destination-form")
            .with("destination", address)
            .submit();
    return at(
        Step.REGISTER, code.form("sspr-code-form").with("code", mails.nextCode(address)).submit());
  }

  /** Registers the first questions that are offered. */
  Page registerQuestions(Page overview) {
    Page page = at(Step.REGISTER_QUESTIONS, method(overview, "questions"));
    return at(Step.REGISTER, answered(page).submit());
  }

  static Form answered(Page page) {
    List<String> offered =
        page.document().select("#question1 option").eachAttr("value").stream()
            .filter(id -> !id.isEmpty())
            .toList();
    Form form = page.form("sspr-register-questions-form");
    int number = page.document().select("select").size();
    for (int i = 1; i <= number; i++) {
      form = form.with("question" + i, offered.get(i - 1)).with("answer" + i, answer(i));
    }
    return form;
  }

  static String answer(int number) {
    return "Answer of mine " + number;
  }

  /** Returns why the user was brought here. */
  static Optional<String> reason(Page overview) {
    return overview.has("#sspr-reason")
        ? Optional.of(overview.element("#sspr-reason").text())
        : Optional.empty();
  }

  static Page at(Step expected, Page page) {
    assertThat(Step.of(page)).as("%s", page).isEqualTo(expected);
    return page;
  }
}
