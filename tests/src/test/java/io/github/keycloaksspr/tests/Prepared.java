package io.github.keycloaksspr.tests;

import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.phone.Telephone;
import io.github.keycloaksspr.tests.realm.Existing;
import io.github.keycloaksspr.tests.realm.Existing.App;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.trace.Secret;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who has registered every method, and passes the gates.
 *
 * @param mobile in the form that the gateway is given, E.164
 * @param office likewise, without its extension
 */
record Prepared(ResetWalk walk, Person person, String mobile, String office) {
  private static final AtomicInteger NUMBERS = new AtomicInteger(100);
  private static final App APP = new App("secret of the app", 6);
  private static final List<String> RECOVERY_CODES = List.of("ABCD1234EFG1", "ABCD1234EFG2");

  /** Registers everything for a user, and puts a policy in force that has all questions. */
  static Prepared of(ResetWalk walk, Person person) {
    walk.corp().setUp(Questions.policy(1, "[\"email\",\"questions\"]"));
    Prepared prepared = new Prepared(walk, person, number(), number());
    walk.corp().sspr().registerEmail(person.id(), person.alternate());
    Questions.register(walk.corp(), person);
    prepared.register("sspr-mobile-phone", prepared.mobile);
    prepared.register("sspr-office-phone", prepared.office + " x77");
    return prepared;
  }

  /** Sets up in Keycloak what a reset can use as well. */
  Prepared withExisting() {
    walk.corp().add(person, APP.credential(), Existing.recoveryCodes(RECOVERY_CODES));
    return this;
  }

  /** Thinks of a number that nobody has. */
  static String number() {
    return Secret.NUMBER.used("+14255550" + NUMBERS.getAndIncrement());
  }

  String username() {
    return person.username();
  }

  /** Proves the identity in one way and returns whatever comes. */
  Page pass(Way way, Page page) {
    Telephone telephone = Installation.telephone();
    return switch (way) {
      case EMAIL -> walk.code(walk.destination(page, person.alternate()), codeByMail());
      case MOBILE_TEXT -> walk.code(walk.destination(page, mobile), telephone.code("text", mobile));
      case MOBILE_CALL -> walk.code(walk.destination(page, mobile), telephone.code("call", mobile));
      case OFFICE_CALL -> walk.code(walk.destination(page, office), telephone.code("call", office));
      case QUESTIONS -> Questions.right(page).submit();
      case TOTP -> page.form("sspr-totp-form").with("code", APP.code()).submit();
      case RECOVERY_CODE ->
          page.form("sspr-recovery-code-form").with("code", RECOVERY_CODES.get(0)).submit();
    };
  }

  private String codeByMail() {
    return walk.mails().nextCode(person.alternate());
  }

  private void register(String type, String value) {
    walk.corp()
        .sspr()
        .put("users/" + person.id() + "/methods/" + type, "{\"value\":\"" + value + "\"}")
        .orFail();
  }
}
