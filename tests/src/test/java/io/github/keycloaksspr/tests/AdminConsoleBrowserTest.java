package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.pages.AdminConsolePage;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.CorpRealm;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.trace.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.testframework.realm.RealmBuilder;

/** Our part of Keycloak's own admin console (spec X5, X3, P16, X6, L3). */
class AdminConsoleBrowserTest extends BrowserTest {
  private static final String RESET = "Reset password";
  private static final String LOCKS = "Locks and blocks";
  private static final String METHODS = "Registered methods";
  private static final String EXPIRY = "Password expiry";
  private static final String EXEMPT = "Passwords that never expire";
  private static final String WRITEBACK = "Writeback to directories";

  @AfterEach
  void endThePasswordPolicy() {
    passwordPolicy("");
  }

  private void passwordPolicy(String policy) {
    RealmRepresentation settings = corp.admin().toRepresentation();
    settings.setPasswordPolicy(policy);
    corp.admin().update(settings);
  }

  @Test
  void theKeyboardIsEnoughToHandOutAPasswordThatMustBeChanged() {
    Person anna = corp.unregistered("anna");
    AdminConsolePage page =
        signIn(administrator("realm-admin"), anna).userByKeyboard(anna.username());

    String password = page.generateByKeyboard();

    page.says(RESET, anna.username() + " has a temporary password").says(RESET, "Valid until");
    assertThat(Step.of(corp.signIn(anna, password))).isEqualTo(Step.NEW_PASSWORD);
    assertThat(page.forget().cards()).contains(RESET);
    assertThat(browser.source()).doesNotContain(password);
  }

  @Test
  void whatIsRefusedIsSaidBesideTheField() {
    Person anna = corp.unregistered("anna");
    Person boss = administrator("realm-admin");
    passwordPolicy("length(30)");
    AdminConsolePage page = signIn(boss, anna).user(anna.username());

    page.type("Typed-Passw0rd!", "Typed-Passw0rd?").refuses("confirm", "The two passwords differ.");
    page.type("Typed-Passw0rd!", "Typed-Passw0rd!").refuses("password", "minimum length 30");

    assertThat(corp.signsIn(anna, anna.password())).isTrue();
  }

  @Test
  void lockedAndBlockedUsersAreLetInAgainAndLoseWhatIsRegisteredWrongly() {
    realm.updateWithCleanup(settings -> settings.bruteForceProtected(true).failureFactor(10));
    Person anna = corp.registered("anna");
    block(anna);
    lock(anna);
    AdminConsolePage page = signIn(administrator("realm-admin"), anna).user(anna.username());

    page.press("Unlock account")
        .says(LOCKS, "The account was locked and is unlocked now: Keycloak.");
    page.lift(" ").refuses("reason", "Say why the block is lifted.");
    page.lift("Identified at the counter").says(LOCKS, "The block has been lifted.");
    page.says(METHODS, "an***@private.example").remove("Alternate email");
    page.says(METHODS, "Alternate email: removed.").says(METHODS, "Nothing is registered.");
    page.neverExpires().says(EXPIRY, "The password never expires.");
    page.realm().choose(anna.username());
    page.press("Let passwords expire again .1.").says(EXEMPT, "Passwords that expire again: 1.");

    assertThat(corp.signsIn(anna, anna.password())).isTrue();
    assertThat(corp.sspr().get("users/" + anna.id() + "/block").body().path("blocked").asBoolean())
        .isFalse();
    assertThat(corp.sspr().get("users/" + anna.id() + "/methods").body()).isEmpty();
    assertThat(
            corp.sspr()
                .get("users/" + anna.id() + "/password-expiry")
                .body()
                .path("neverExpires")
                .asBoolean(true))
        .isFalse();
  }

  private void block(Person person) {
    Page page = walk.toCode(new Browserless(), person);
    String right = mails.nextCode(person.alternate());
    String wrong = Secret.CODE.used(right.startsWith("0") ? "100000" : "000000");
    for (int i = 0; i < 6; i++) {
      page = page.form("sspr-code-form").with("code", wrong).submit();
    }
  }

  private void lock(Person person) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(15));
    while (!Boolean.TRUE.equals(
        corp.admin().attackDetection().bruteForceUserStatus(person.id()).get("disabled"))) {
      assertThat(Instant.now()).as("still not locked").isBefore(deadline);
      corp.signsIn(person, "wrong");
    }
  }

  @Test
  void whoMayOnlyLookIsOfferedNothingElse() {
    Person anna = corp.registered("anna");

    AdminConsolePage page = signIn(administrator("view-users"), anna).user(anna.username());

    assertThat(page.cards()).containsExactly(LOCKS, METHODS, EXPIRY);
    assertThat(page.controls()).isEmpty();
    assertThat(page.realm().cards()).containsExactly(EXEMPT);
  }

  @Test
  void aRightThatIsTakenMeanwhileIsSaidInWords() {
    Person anna = corp.unregistered("anna");
    Person helpdesk = administrator("manage-users");
    corp.grant(helpdesk, "view-users");
    AdminConsolePage page = signIn(helpdesk, anna).user(anna.username());
    assertThat(page.cards()).containsExactly(RESET, LOCKS, METHODS, EXPIRY);

    withdraw(helpdesk, "manage-users");

    page.press("Reset password").says(RESET, "You do not have the right to do this.");
    assertThat(corp.signsIn(anna, anna.password())).isTrue();
  }

  @Test
  void aRealmWithoutAPolicyHasTheConsoleAsItWas() {
    RealmRepresentation settings = new CorpRealm().configure(RealmBuilder.create()).build();
    settings.setRealm("plain-console");
    settings.setEnabled(true);
    admin.realms().create(settings);
    admin.tokenManager().invalidate(admin.tokenManager().getAccessTokenString());
    try {
      Corp plain = new Corp(urls.getBase(), "plain-console", admin, application);
      Person boss = plain.unregistered("boss");
      plain.grant(boss, "realm-admin");

      AdminConsolePage page =
          browser.adminConsole(console("plain-console", boss), boss.username(), boss.password());

      assertThat(page.asked().hasAnythingOfOurs()).isFalse();
      plain.sspr().put("policy", Corp.POLICY).orFail();
      assertThat(browser.adminConsole(console("plain-console", boss)).realm().cards())
          .containsExactly(WRITEBACK, EXEMPT);
    } finally {
      admin.realm("plain-console").remove();
    }
  }

  private AdminConsolePage signIn(Person administrator, Person about) {
    return browser.adminConsole(
        console("corp", about), administrator.username(), administrator.password());
  }

  private String console(String name, Person about) {
    return "%s/admin/%s/console/#/%s/users/%s/settings"
        .formatted(urls.getBase(), name, name, about.id());
  }

  private Person administrator(String role) {
    Person person = corp.unregistered("boss");
    corp.grant(person, role);
    return person;
  }

  private void withdraw(Person person, String role) {
    String client = corp.admin().clients().findByClientId("realm-management").get(0).getId();
    RoleRepresentation right =
        corp.admin().clients().get(client).roles().get(role).toRepresentation();
    corp.admin().users().get(person.id()).roles().clientLevel(client).remove(List.of(right));
  }
}
