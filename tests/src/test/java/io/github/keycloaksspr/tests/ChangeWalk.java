package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Form;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.CorpRealm;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Application;
import io.github.keycloaksspr.tests.trace.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The change of a password with the old one, walked by plain HTTP. */
record ChangeWalk(Corp corp, Application application) {

  /** Returns the stable link, for the realm's application. */
  URI link() {
    return URI.create(
        corp.url()
            + "/sspr/change?client_id="
            + CorpRealm.CLIENT
            + "&redirect_uri="
            + URLEncoder.encode(application.url().toString(), StandardCharsets.UTF_8));
  }

  /** Follows the link, signs in, and returns whatever comes. */
  Page open(Browserless visitor, Person person) {
    return visitor
        .open(link())
        .form("kc-form-login")
        .with("username", person.username())
        .with("password", person.password())
        .submit();
  }

  Page toForm(Person person) {
    return toForm(new Browserless(), person);
  }

  Page toForm(Browserless visitor, Person person) {
    return at(Step.CHANGE, open(visitor, person));
  }

  /** Returns the form with everything filled in. */
  static Form filled(Page page, String current, String next) {
    return page.form("sspr-change-form")
        .with("password", Secret.PASSWORD.used(current))
        .with("password-new", Secret.PASSWORD.used(next))
        .with("password-confirm", next);
  }

  /** Changes the password and returns whatever comes. */
  static Page change(Page page, String current, String next) {
    return filled(page, current, next).submit();
  }

  /** Returns the error beside a field. */
  static String error(Page page, String field) {
    at(Step.CHANGE, page);
    assertThat(page.element("input#" + field).attr("aria-invalid")).isEqualTo("true");
    assertThat(page.element("input#" + field).attr("aria-describedby"))
        .startsWith("input-error-" + field);
    return page.element("#input-error-" + field).text();
  }

  static Page at(Step expected, Page page) {
    assertThat(Step.of(page)).as("%s", page).isEqualTo(expected);
    return page;
  }
}
