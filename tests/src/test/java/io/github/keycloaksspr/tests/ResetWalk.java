package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.mail.Mailbox;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.trace.Secret;

/** The pages of a reset, walked by plain HTTP. */
record ResetWalk(Corp corp, Mailbox mails) {

  /** Follows the link on the sign-in page. */
  Page toIdentify(Browserless visitor) {
    return at(Step.IDENTIFY, visitor.open(corp.signInPage()).click("a[href*=reset-credentials]"));
  }

  Page toDestination(Browserless visitor, String username) {
    return identify(toIdentify(visitor), username);
  }

  Page identify(Page identify, String username) {
    return at(Step.DESTINATION, name(identify, username));
  }

  /** Walks to the page that asks for the code; a mail is on its way when the address is right. */
  Page toCode(Browserless visitor, String username, String destination) {
    return destination(toDestination(visitor, username), destination);
  }

  Page toCode(Browserless visitor, Person person) {
    return toCode(visitor, person.username(), person.alternate());
  }

  Page destination(Page page, String destination) {
    Secret kind = destination.contains("@") ? Secret.ADDRESS : Secret.NUMBER;
    return at(
        Step.CODE,
        page.form("sspr-destination-form").with("destination", kind.used(destination)).submit());
  }

  /** Says who one is where there are several methods to choose from. */
  Page toMethods(Browserless visitor, String username) {
    return at(Step.METHOD, name(toIdentify(visitor), username));
  }

  /** Says who one is where security questions are the only method. */
  Page toQuestions(Browserless visitor, String username) {
    return at(Step.QUESTIONS, name(toIdentify(visitor), username));
  }

  /** Types a name and returns whatever comes. */
  Page name(Page identify, String username) {
    return identify.form("sspr-identify-form").with("username", username).submit();
  }

  /** Chooses a method and returns whatever comes. */
  Page method(Page page, String method) {
    return page.form("sspr-method-form").with("method", method).submit();
  }

  /** Types a code and returns whatever comes. */
  Page code(Page page, String code) {
    return page.form("sspr-code-form").with("code", Secret.CODE.used(code)).submit();
  }

  /** Walks to the page that asks for the new password, with the code out of the mail. */
  Page toNewPassword(Browserless visitor, Person person) {
    Page page = toCode(visitor, person);
    return at(Step.NEW_PASSWORD, code(page, mails.nextCode(person.alternate())));
  }

  /** Chooses a new password and returns whatever comes. */
  Page newPassword(Page page, String password) {
    return page.form("kc-passwd-update-form")
        .with("password-new", Secret.PASSWORD.used(password))
        .with("password-confirm", password)
        .submit();
  }

  private static Page at(Step expected, Page page) {
    assertThat(Step.of(page)).as("%s", page).isEqualTo(expected);
    return page;
  }
}
