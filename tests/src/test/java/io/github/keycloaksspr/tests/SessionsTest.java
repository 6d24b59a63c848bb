package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Form;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.Tokens;
import io.github.keycloaksspr.tests.trace.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which sessions end with the old password (spec X9). */
class SessionsTest extends CorpTest {
  private static final String NEW = "Brand-New-Passw0rd!";
  private static final String BOX = "logout-sessions";

  private void sessions(String settings) {
    corp.setUp(Corp.POLICY.replace("\"gates\"", "\"sessions\":{" + settings + "},\"gates\""));
  }

  private void act(String what, Person person) {
    switch (what) {
      case "reset" -> walk.newPassword(walk.toNewPassword(new Browserless(), person), NEW);
      case "reset, box" ->
          ticked(walk.toNewPassword(new Browserless(), person).form("kc-passwd-update-form"));
      case "change" -> ticked(changing(person), false);
      case "change, box" -> ticked(changing(person), true);
      case "unlock" -> corp.sspr().post("users/" + person.id() + "/unlock").orFail();
      default ->
          corp.sspr()
              .call("POST", "users/" + person.id() + "/reset-password", what.replace('\'', '"'))
              .orFail()
              .body()
              .findValuesAsText("password")
              .forEach(Secret.PASSWORD::used);
    }
  }

  private static void ticked(Form form) {
    form.with("password-new", Secret.PASSWORD.used(NEW))
        .with("password-confirm", NEW)
        .with(BOX, "on")
        .submit();
  }

  private static void ticked(Form form, boolean box) {
    Page back = (box ? form.with(BOX, "on") : form).submit();
    assertThat(Step.of(back)).isEqualTo(Step.SIGNED_IN);
  }

  private Form changing(Person person) {
    ChangeWalk walks = new ChangeWalk(corp, application);
    return ChangeWalk.filled(walks.toForm(person), person.password(), NEW);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          reset       |                                              | ended | ended
          reset       | "offline":false                              | ended | lives
          reset       | "afterReset":"choice"                        | lives | lives
          reset, box  | "afterReset":"choice"                        | ended | ended
          reset, box  | "afterReset":"choice","offline":false        | ended | ended
          change      |                                              | lives | lives
          change, box |                                              | ended | ended
          change, box | "offline":false                              | ended | lives
          change      | "afterChange":"others"                       | ended | ended
          change      | "afterChange":"others","offline":false       | ended | lives
          unlock      |                                              | lives | lives
          unlock      | "afterReset":"all","afterChange":"others"    | lives | lives
          {'kind':'generated'} | "afterReset":"choice","offline":false | ended | ended
          {'kind':'generated','logoutSessions':false} |              | lives | lives
          """)
  void tokensHoldNoLongerThanThePolicySays(
      String what, String settings, String online, String offline) {
    sessions(settings == null ? "" : settings);
    Person anna = corp.registered("anna");
    Tokens refreshed = Tokens.of(corp, anna, false);
    Tokens kept = Tokens.of(corp, anna, true);

    act(what, anna);

    assertThat(refreshed.refreshed()).isEqualTo(online.equals("ended") ? "invalid_grant" : "");
    assertThat(kept.refreshed()).isEqualTo(offline.equals("ended") ? "invalid_grant" : "");
  }

  @Test
  void theBrowserOfTheResetIsSignedOutToo() {
    sessions("");
    Person anna = corp.registered("anna");
    Browserless visitor = new Browserless();
    corp.signIn(visitor, anna);
    Page destination = walk.identify(visitor.open(corp.resetPage()), anna.username());
    Page code = walk.destination(destination, anna.alternate());
    Page page = walk.code(code, mails.nextCode(anna.alternate()));

    assertThat(Step.of(walk.newPassword(page, NEW))).isEqualTo(Step.DONE);

    assertThat(Step.of(visitor.open(corp.signInPage()))).isEqualTo(Step.SIGN_IN);
  }

  @Test
  void theSessionOfTheChangeAndThatOfAContinuedResetStay() {
    sessions("\"afterChange\":\"others\"");
    Person anna = corp.registered("anna");
    Page changed =
        ChangeWalk.change(new ChangeWalk(corp, application).toForm(anna), anna.password(), NEW);
    assertThat(Tokens.ofCode(corp, changed).refreshed()).isEmpty();

    corp.setUp(Corp.POLICY.replace("sign-in", "continue"));
    Page reset = walk.newPassword(walk.toNewPassword(new Browserless(), anna), NEW + "2");
    assertThat(Tokens.ofCode(corp, reset).refreshed()).isEmpty();
  }

  @Test
  void thePageSaysThatItSignsOutWhereThereIsNoChoice() {
    sessions("\"afterChange\":\"others\"");

    Page page = new ChangeWalk(corp, application).toForm(corp.unregistered("anna"));

    assertThat(page.has("#logout-sessions")).isFalse();
    assertThat(page.element("#sspr-signs-out").text())
        .isEqualTo("On all other devices you will be signed out.");
  }
}
