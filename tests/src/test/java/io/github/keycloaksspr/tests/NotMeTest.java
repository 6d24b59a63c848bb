package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Fields;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.CorpRealm;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest;
import io.github.keycloaksspr.tests.trace.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.EventRepresentation;

/** What comes of "this wasn't me" in mails (spec A7, P16). */
class NotMeTest {
  private static final String NEW = "New-Passw0rd!";
  private static final String HELPDESK = "helpdesk@corp.example";
  private static final int SEVEN_DAYS = Math.toIntExact(Duration.ofDays(7).toSeconds());

  /** The realm has an address of its own, or there would be no link in any mail. */
  abstract static class Situation extends CorpTest {
    private static final Pattern LINK =
        Pattern.compile("^(\\S+/sspr/not-me\\?token=(\\S+))$", Pattern.MULTILINE);

    @BeforeEach
    void nameTheRealm() {
      corp.frontend(urls.getBase());
    }

    @AfterEach
    void forgetTheName() {
      corp.frontend("");
    }

    /** Returns the link out of the first mail to somebody who was just registered. */
    URI told(Person person) {
      return linkTo(person.address());
    }

    String temporaryPassword(Person person) {
      String path = "users/" + person.id() + "/reset-password";
      return Secret.PASSWORD.used(
          corp.sspr().call("POST", path, "{}").orFail().body().path("password").asText());
    }

    /** Waits for the next mail with a link. */
    URI linkTo(String address) {
      Optional<URI> link = Optional.empty();
      while (link.isEmpty()) {
        link = link(mails.next(address));
      }
      return link.get();
    }

    static Optional<URI> link(Mail mail) {
      Matcher found = LINK.matcher(mail.text().replace("\r", ""));
      if (!found.find()) {
        return Optional.empty();
      }
      Secret.TOKEN.used(found.group(2));
      return Optional.of(URI.create(found.group(1)));
    }

    static Page open(URI link) {
      return new Browserless().open(link);
    }

    static Page report(URI link) {
      return new Browserless().postOnly(link, Fields.none());
    }

    static URI withToken(URI link, String token) {
      return URI.create(link.toString().replaceFirst("token=.*", "token=" + token));
    }

    static String tokenOf(URI link) {
      return link.getRawQuery().replaceFirst("token=", "");
    }

    JsonNode blockOf(Person person) {
      return corp.sspr().get("users/" + person.id() + "/block").orFail().body();
    }

    void lift(Person person) {
      corp.sspr().delete("users/" + person.id() + "/block?reason=talked+to+her").orFail();
    }

    int sessionsOf(Person person) {
      return corp.admin().users().get(person.id()).getUserSessions().size();
    }

    void assertLocked(Person person) {
      assertThat(blockOf(person).path("blocked").asBoolean()).isTrue();
      assertThat(blockOf(person).at("/lock/cause").asText()).isEqualTo("not_me");
    }

    void assertUntouched(Person person) {
      assertThat(blockOf(person)).hasToString("{\"blocked\":false,\"limits\":[]}");
    }

    /** Returns the mails to the helpdesk about somebody that were not taken yet. */
    List<Mail> reportsOf(Person person) {
      return mails.pending(HELPDESK).stream()
          .filter(mail -> mail.text().contains(person.username()))
          .toList();
    }

    Mail nextReportOf(Person person) {
      Mail mail = mails.next(HELPDESK);
      while (!mail.text().contains(person.username())) {
        mail = mails.next(HELPDESK);
      }
      return mail;
    }

    EventRepresentation event(Person person, String type) {
      return Events.about(corp, person.username(), type);
    }
  }

  @Nested
  class TheLink extends Situation {

    @Test
    void isTheSameInBothMailsOfAReset() {
      Person anna = corp.registered("anna");
      told(anna);

      Page done = walk.newPassword(walk.toNewPassword(new Browserless(), anna), NEW);

      assertThat(Step.of(done)).isEqualTo(Step.DONE);
      URI link = linkTo(anna.address());
      assertThat(link).isEqualTo(linkTo(anna.alternate()));
      assertThat(open(link).element("#sspr-not-me").text())
          .contains("The password of the account was reset.");
    }

    @Test
    void reachesTheAddressThatWasReplaced() {
      Person anna = corp.registered("anna");

      corp.sspr().registerEmail(anna.id(), "mallory-" + anna.alternate());

      assertThat(open(linkTo(anna.alternate())).element("#sspr-not-me").text())
          .contains("A way to reset the password was changed: Alternate email");
    }

    @Test
    void isNotInMailsWhereThePolicyWantsNone() {
      Person anna = corp.registered("anna");
      URI link = told(anna);
      corp.setUp(Corp.POLICY.replace("{\"scope\"", "{\"notify\":{\"notMe\":false},\"scope\""));
      temporaryPassword(anna);

      assertThat(link(mails.next(anna.address()))).isEmpty();
      assertThat(report(link).status()).isEqualTo(410);
      assertUntouched(anna);
    }
  }

  @Nested
  class Opening extends Situation {

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void hasNoEffect(String method) {
      Person anna = corp.registered("anna");
      URI link = told(anna);
      corp.tokenOf(anna);

      new Browserless().request(method, link);

      assertUntouched(anna);
      assertThat(sessionsOf(anna)).isEqualTo(1);
      assertThat(reportsOf(anna)).isEmpty();
    }

    @Test
    void saysWhatItIsAboutAndKeepsTheTokenToItself() {
      Person anna = corp.registered("anna");
      URI link = told(anna);

      Page page = open(link);

      assertThat(page.status()).isEqualTo(200);
      assertThat(page.text())
          .contains("A way to reset the password was added: Alternate email", "UTC")
          .contains(anna.username(), "Your helpdesk gets a message")
          .doesNotContain(anna.address(), anna.alternate(), "Example");
      assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
      assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void goesOnInAnotherLanguage() {
      URI link = told(corp.registered("anna"));

      Page page = open(URI.create(link + "&kc_locale=de"));

      assertThat(page.text()).contains("Waren Sie das nicht?");
      assertThat(page.form("sspr-not-me-form").action().getRawQuery())
          .contains("token=" + tokenOf(link));
    }
  }

  @Nested
  class AReport extends Situation {

    @Test
    void locksEndsAllSessionsAndTellsTheHelpdesk() {
      Person anna = corp.registered("anna");
      corp.sspr().registerEmail(anna.id(), "other-" + anna.alternate());
      URI link = linkTo(anna.alternate());
      signInOffline(anna);
      assertThat(sessionsOf(anna)).isPositive();

      Page page = open(link).form("sspr-not-me-form").submit();

      assertThat(page.status()).isEqualTo(200);
      assertThat(page.text())
          .contains(
              "Self-service is locked", "signed out everywhere", "Your helpdesk gets a message")
          .contains("The password still signs in");
      assertLocked(anna);
      assertThat(blockOf(anna).at("/lock/deed").asText()).isEqualTo("changed");
      assertThat(sessionsOf(anna)).isZero();
      assertThat(offlineSessionsOf(anna)).isZero();
      Mail mail = nextReportOf(anna);
      assertThat(mail.subject()).isEqualTo("Corp: a user reports a change that was not theirs");
      assertThat(mail.text())
          .contains("A way to reset the password was changed: Alternate email", anna.id())
          .doesNotContain(tokenOf(link), anna.alternate());
      assertThat(event(anna, "EXECUTE_ACTION_TOKEN").getDetails())
          .containsEntry("sspr_intent", "not-me")
          .containsEntry("sspr_result", "locked")
          .containsEntry("sspr_reason", "changed")
          .doesNotContainValue(tokenOf(link));
      assertThat(corp.signsIn(anna, anna.password())).isTrue();
    }

    private void signInOffline(Person person) {
      Fields grant =
          Fields.none()
              .and("grant_type", "password")
              .and("client_id", "admin-cli")
              .and("scope", "openid offline_access")
              .and("username", person.username())
              .and("password", person.password());
      Page answer =
          new Browserless()
              .postOnly(URI.create(corp.url() + "/protocol/openid-connect/token"), grant);
      assertThat(answer.status()).as("%s", answer).isEqualTo(200);
      corp.tokenOf(person);
      assertThat(offlineSessionsOf(person)).isEqualTo(1);
    }

    private int offlineSessionsOf(Person person) {
      String client = corp.admin().clients().findByClientId("admin-cli").get(0).getId();
      return corp.admin().users().get(person.id()).getOfflineSessions(client).size();
    }

    @Test
    void isTakenOnceAndTheHelpdeskIsToldOnce() {
      Person anna = corp.registered("anna");
      URI link = told(anna);

      List<CompletableFuture<Page>> posts =
          IntStream.range(0, 8)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> report(link)))
              .toList();
      List<String> texts = posts.stream().map(CompletableFuture::join).map(Page::text).toList();

      assertThat(texts).filteredOn(text -> text.contains("Self-service is locked")).hasSize(1);
      assertThat(texts).filteredOn(text -> text.contains("This was dealt with already")).hasSize(7);
      assertThat(open(link).text()).contains("This was dealt with already");
      nextReportOf(anna);
      Person bert = corp.registered("bert");
      report(told(bert));
      nextReportOf(bert);
      assertThat(reportsOf(anna)).isEmpty();
      assertThat(event(anna, "EXECUTE_ACTION_TOKEN_ERROR").getDetails())
          .containsEntry("sspr_reason", "dealt_with");
    }

    @Test
    void leadsToTheHelpdesksPageWhereItHasNoAddress() {
      corp.setUp(Corp.POLICY.replace("mailto:helpdesk@corp.example", "https://help.corp.example/"));
      Page page = report(told(corp.registered("anna")));

      assertThat(page.text()).contains("Now tell your helpdesk").doesNotContain("gets a message");
      assertThat(page.element("#sspr-helpdesk").attr("href"))
          .isEqualTo("https://help.corp.example/");
    }

    @Test
    void ofAnAdministratorLocksThemLikeEverybody() {
      Person boss = corp.registered("boss");
      corp.grant(boss, "manage-users");
      URI link = told(boss);
      String token = corp.tokenOf(boss);
      SsprRest asBoss = corp.sspr(() -> Optional.of(token));
      assertThat(asBoss.get("whoami").status()).isEqualTo(200);

      report(link);

      assertThat(asBoss.get("whoami").status()).isEqualTo(401);
      assertLocked(boss);
    }
  }

  @Nested
  class WhoIsLocked extends Situation {

    @Test
    void cannotResetAndIsServedLikeANameThatNobodyHas() {
      Person anna = corp.registered("anna");
      report(told(anna));
      Person nobody = Corp.nobody();

      Page code = walk.toCode(new Browserless(), anna);

      assertThat(PeopleOfAllKinds.anonymous(code, anna))
          .isEqualTo(PeopleOfAllKinds.anonymous(walk.toCode(new Browserless(), nobody), nobody));
      assertNoCodeSentTo(anna.alternate());
      assertThat(event(anna, "SEND_RESET_PASSWORD_ERROR").getDetails())
          .containsEntry("sspr_reason", "self_service_locked");
      assertRows(anna, "reset blocked self_service_locked email_started email 0/1 -");
    }

    @Test
    void doesNotEndAResetThatPassedTheGatesBefore() {
      Person anna = corp.registered("anna");
      URI link = told(anna);
      Page newPassword = walk.toNewPassword(new Browserless(), anna);

      report(link);

      assertThat(Step.of(walk.newPassword(newPassword, NEW))).isEqualTo(Step.LOCKED);
      assertThat(corp.takes(anna, NEW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"change", "register"})
    void isToldWhyOnPagesBehindTheSignInAndGoesBack(String path) {
      Person anna = corp.registered("anna");
      report(told(anna));

      Page page =
          new Browserless()
              .open(
                  URI.create(
                      corp.url()
                          + "/sspr/"
                          + path
                          + "?client_id="
                          + CorpRealm.CLIENT
                          + "&redirect_uri="
                          + application.url()))
              .form("kc-form-login")
              .with("username", anna.username())
              .with("password", anna.password())
              .submit();

      assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.LOCKED);
      assertThat(page.text()).contains("Self-service is locked");
      Page back = page.form("sspr-leave-form").and("cancel-aia", "true").submit();
      assertThat(Step.of(back)).as("%s", back).isEqualTo(Step.SIGNED_IN);
    }

    @Test
    void doesEverythingAgainOnceTheBlockIsLifted() {
      Person anna = corp.registered("anna");
      URI link = told(anna);
      report(link);

      lift(anna);

      assertUntouched(anna);
      assertThat(lifted(anna)).contains("talked to her");
      assertThat(report(link).text()).contains("This was dealt with already");
      assertUntouched(anna);
      walk.newPassword(walk.toNewPassword(new Browserless(), anna), NEW);
      assertThat(corp.signsIn(anna, NEW)).isTrue();
      report(linkTo(anna.address()));
      assertLocked(anna);
    }

    private String lifted(Person person) {
      String path = "sspr/users/" + person.id() + "/block";
      return corp
          .admin()
          .getAdminEvents(List.of("DELETE"), null, null, null, null, path, null, null, null, null)
          .stream()
          .map(AdminEventRepresentation::getRepresentation)
          .findFirst()
          .orElseThrow();
    }

    @Test
    void getsANewPasswordFromAnAdministratorAndStaysLocked() {
      Person anna = corp.registered("anna");
      report(told(anna));

      String password = temporaryPassword(anna);

      assertThat(open(linkTo(anna.address())).text())
          .contains("An administrator has reset the password of the account.");
      assertThat(Step.of(walk.newPassword(corp.signIn(anna, password), NEW)))
          .isEqualTo(Step.SIGNED_IN);
      assertLocked(anna);
    }
  }

  @Nested
  class AnAttack extends Situation {

    /** Ways to make a token that is not the one of the mail. */
    enum Forgery {
      NONE {
        @Override
        String of(String token) {
          return "";
        }
      },
      TWICE {
        @Override
        String of(String token) {
          return token + "&token=" + token;
        }
      },
      SHORTENED {
        @Override
        String of(String token) {
          return token.substring(0, token.length() - 4);
        }
      },
      WITHOUT_SIGNATURE {
        @Override
        String of(String token) {
          return token.substring(0, token.lastIndexOf('.') + 1);
        }
      },
      OTHER_PAYLOAD {
        @Override
        String of(String token) {
          return token.replaceFirst("\\.[^.]*\\.", ".e30.");
        }
      },
      ENDLESS {
        @Override
        String of(String token) {
          return "e".repeat(3000);
        }
      };

      abstract String of(String token);
    }

    @ParameterizedTest
    @EnumSource
    void byATokenThatIsNotTheOneOfTheMailIsRefused(Forgery forgery) {
      Person anna = corp.registered("anna");
      URI link = told(anna);
      URI forged = withToken(link, forgery.of(tokenOf(link)));

      for (Page page : List.of(open(forged), report(forged))) {
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.text()).contains("This link doesn't work", "7 days");
        assertThat(page.has("form#sspr-not-me-form")).isFalse();
      }
      assertUntouched(anna);
    }

    @Test
    void inAnotherRealmIsRefused() {
      Person anna = corp.registered("anna");
      URI link = told(anna);

      URI elsewhere = URI.create(link.toString().replace("/realms/corp/", "/realms/master/"));

      assertThat(report(elsewhere).status()).isEqualTo(400);
      assertUntouched(anna);
    }

    @Test
    void byKeycloaksOwnTokensIsRefusedAndOursProveNothingToKeycloak() {
      Person anna = corp.registered("anna");
      URI link = told(anna);
      corp.admin().users().get(anna.id()).executeActionsEmail(List.of("UPDATE_PASSWORD"));
      String action = actionTokenOf(anna);

      assertThat(report(withToken(link, action)).status()).isEqualTo(400);
      assertThat(report(withToken(link, corp.tokenOf(corp.unregistered("bert")))).status())
          .isEqualTo(400);
      Page ours = open(URI.create(corp.url() + "/login-actions/action-token?key=" + tokenOf(link)));
      assertThat(Step.of(ours)).as("%s", ours).isEqualTo(Step.ERROR);
      assertUntouched(anna);
    }

    private String actionTokenOf(Person person) {
      Pattern key = Pattern.compile("action-token\\?key=([\\w.-]+)");
      return Stream.generate(() -> key.matcher(mails.next(person.address()).text()))
          .filter(Matcher::find)
          .findFirst()
          .orElseThrow()
          .group(1);
    }

    @Test
    void withALinkThatIsTooOldIsRefused() {
      Person anna = corp.registered("anna");
      URI link = told(anna);

      clock.set(SEVEN_DAYS + 60);

      assertThat(open(link).status()).isEqualTo(410);
      Page page = report(link);
      assertThat(page.status()).isEqualTo(410);
      assertThat(page.text()).contains("This link doesn't work");
      assertUntouched(anna);
    }

    @Test
    void onAnAccountThatIsGoneIsRefused() {
      Person anna = corp.registered("anna");
      URI link = told(anna);

      corp.admin().users().get(anna.id()).remove();

      assertThat(open(link).status()).isEqualTo(410);
      assertThat(report(link).status()).isEqualTo(410);
    }

    @Test
    void byOtherWaysToPostIsRefused() {
      Person anna = corp.registered("anna");
      URI link = told(anna);
      URI bare = URI.create(link.toString().replaceFirst("\\?.*", ""));

      Page posted = new Browserless().postOnly(bare, Fields.none().and("token", tokenOf(link)));

      assertThat(posted.status()).isEqualTo(400);
      assertThat(new Browserless().request("PUT", link).status()).isEqualTo(405);
      assertThat(new Browserless().request("DELETE", link).status()).isEqualTo(405);
      assertUntouched(anna);
    }
  }
}
