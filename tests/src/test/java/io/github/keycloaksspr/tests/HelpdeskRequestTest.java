package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Form;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.mail.Mailbox;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.CorpRealm;
import io.github.keycloaksspr.tests.realm.Person;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.testframework.realm.RealmBuilder;

/** Who is stuck asks the helpdesk (spec A8, P9). */
class HelpdeskRequestTest {
  private static final String NEW = "New-Passw0rd!";
  private static final String ASKED = "The helpdesk was asked.";
  private static final String TOO_OFTEN = "The helpdesk was asked too often";
  private static final AtomicInteger DESKS = new AtomicInteger();

  /** Each test has a helpdesk of its own, so that no mail of another one is in its box. */
  private static String newDesk() {
    return "desk" + DESKS.incrementAndGet() + "@corp.example";
  }

  private static String policyOf(String desk, String limits) {
    return """
    {"scope":"all","gates":1,"methods":["email"],
     "helpdesk":"mailto:%s","helpdeskRequest":"mail","limits":{%s}}
    """
        .formatted(desk, limits);
  }

  private static String exempt(String desk) {
    return policyOf(desk, "\"exemptNetworks\":[\"127.0.0.0/8\",\"::1/128\"]");
  }

  private static Form button(Page page) {
    return page.form("sspr-helpdesk-form").and("helpdesk", "1");
  }

  private static Page ask(Page page) {
    return button(page).submit();
  }

  private static void assertAsked(Page page) {
    assertThat(page.text()).contains(ASKED);
    assertThat(page.has("form#sspr-helpdesk-form")).isFalse();
  }

  abstract static class Situation extends CorpTest {
    final String desk = newDesk();

    @Override
    String policy() {
      return exempt(desk);
    }

    Page destinationOf(String username) {
      return walk.toDestination(new Browserless(), username);
    }

    /** Says that the mails which were taken are all, and that a later one comes all the same. */
    void assertNoMoreMails() {
      Person witness = Corp.nobody();
      assertAsked(ask(destinationOf(witness.username())));
      assertThat(mails.next(desk).text()).contains(witness.username());
      assertThat(mails.pending(desk)).isEmpty();
    }

    JsonNode rowOf(String user) {
      JsonNode rows = rowsOf(user);
      assertThat(rows).hasSize(1);
      return rows.get(0);
    }

    JsonNode rowsOf(String user) {
      String name = URLEncoder.encode(user, StandardCharsets.UTF_8);
      return corp.sspr()
          .get("activity/resets?unfinished=true&user=" + name)
          .orFail()
          .body()
          .path("rows");
    }

    /** Waits until the one row of somebody says so; that a code has left is known later. */
    void assertRow(String user, String result, String detail) {
      Instant deadline = Instant.now().plus(Duration.ofSeconds(5));
      while (!said(rowOf(user)).equals(result + " " + detail)) {
        assertThat(Instant.now()).as("%s", rowOf(user)).isBefore(deadline);
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }

    private static String said(JsonNode row) {
      return row.path("result").asText() + " " + row.path("detail").asText();
    }
  }

  @Nested
  class WhoHasAnAccount extends Situation {

    @Test
    void asksOnceAndGoesOnWhereTheyAre() {
      Person anna = corp.registered("anna");
      Page code = walk.toCode(new Browserless(), anna);

      Page asked = ask(code);

      assertThat(Step.of(asked)).as("%s", asked).isEqualTo(Step.CODE);
      assertAsked(asked);
      assertThat(asked.element("a#sspr-helpdesk").attr("href")).isEqualTo("mailto:" + desk);
      assertRow(anna.username(), "contacted-helpdesk", "email_started");
      assertMail(mails.next(desk), anna);
      assertThat(requestsOf(anna)).hasSize(1);
      assertNoMoreMails();
      Page form = walk.code(asked, mails.nextCode(anna.alternate()));
      assertThat(Step.of(walk.newPassword(form, NEW))).isEqualTo(Step.DONE);
      assertRow(anna.username(), "succeeded", "password_reset");
    }

    private void assertMail(Mail mail, Person anna) {
      assertThat(mail.subject()).isEqualTo("Corp: somebody is stuck and asks for help");
      assertThat(mail.text())
          .contains("Name as typed: " + anna.username(), anna.id(), "Realm: corp", "127.0.0.1")
          .contains("This account can reset its password by itself.", "UTC")
          .contains("Method chosen last: Send a code to my alternate email address")
          .doesNotContain(anna.address(), anna.alternate());
      assertThat(mail.html()).contains(anna.username(), "Nobody has checked who this is");
      assertThat(mail.replyTo()).containsExactly("keycloak@corp.example");
    }

    private List<EventRepresentation> requestsOf(Person person) {
      return corp
          .admin()
          .getEvents(List.of("SEND_RESET_PASSWORD"), null, person.id(), null, null, null, 0, 10)
          .stream()
          .filter(event -> "helpdesk_asked".equals(event.getDetails().get("sspr_result")))
          .toList();
    }

    @Test
    void whoMayNotResetIsReportedAsHavingAskedAndTheMailSaysWhy() {
      Person anna = corp.unregistered("anna");

      assertAsked(ask(destinationOf(anna.username())));

      assertThat(mails.next(desk).text())
          .contains("This account has too little registered for a reset.");
      assertRow(anna.username(), "contacted-helpdesk", "user_id_entered");
    }

    @Test
    void asksOnceWithManyPostsAtTheSameMoment() {
      Person anna = corp.registered("anna");
      Form button = button(destinationOf(anna.username()));

      List<CompletableFuture<Page>> posts =
          IntStream.range(0, 6)
              .mapToObj(i -> CompletableFuture.supplyAsync(button::submit))
              .toList();
      posts.forEach(CompletableFuture::join);

      assertThat(mails.next(desk).text()).contains(anna.username());
      assertRow(anna.username(), "contacted-helpdesk", "user_id_entered");
      assertNoMoreMails();
    }

    @Test
    void isToldInTheRealmsLanguageAndTheVisitorInTheirs() {
      Person anna = corp.registered("anna");
      Page identify = new Browserless().open(URI.create(corp.resetPage() + "&kc_locale=de"));

      Page asked = ask(walk.identify(identify, anna.username()));

      assertThat(asked.text()).contains("Der Helpdesk ist um Hilfe gebeten.");
      assertThat(mails.next(desk).text()).contains("asks for your help");
    }
  }

  @Nested
  class ANameThatNobodyHas extends Situation {

    @Test
    void isServedLikeAllOthersAndOnlyTheHelpdeskLearnsOfIt() {
      Person nobody = Corp.nobody();
      Person anna = corp.registered("anna");

      Page page = ask(destinationOf(nobody.username()));

      assertThat(PeopleOfAllKinds.anonymous(page, nobody))
          .isEqualTo(PeopleOfAllKinds.anonymous(ask(destinationOf(anna.username())), anna));
      List<String> texts = List.of(mails.next(desk).text(), mails.next(desk).text());
      assertThat(texts)
          .anySatisfy(
              text ->
                  assertThat(text)
                      .contains(nobody.username(), "There is no account of this name.")
                      .doesNotContain("User id"));
      assertRow(nobody.username(), "contacted-helpdesk", "user_id_entered");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "My-Passw0rd-In-The-Wrong-Field",
          "<script>alert(1)</script>",
          "x\u2028Account: boss"
        })
    void isNotPassedOnWhereItIsNone(String typed) {
      assertAsked(ask(destinationOf(typed)));

      Mail mail = mails.next(desk);
      assertThat(mail.text())
          .contains("it names no account and may be a password")
          .doesNotContain(typed, "boss");
      assertThat(mail.html()).doesNotContain(typed, "<script", "boss");
    }

    @Test
    void isTextInTheMailWhateverItIs() {
      String typed = "\"><script>alert(1)</script><a>@evil.example";

      assertAsked(ask(destinationOf(typed)));

      Mail mail = mails.next(desk);
      assertThat(mail.html()).contains("&lt;script&gt;").doesNotContain("<script", "<a>");
      assertThat(mail.subject()).doesNotContain("evil");
      assertThat(mail.to()).containsExactly(desk);
      assertThat(mail.replyTo()).containsExactly("keycloak@corp.example");
    }
  }

  @Nested
  class AnAttack extends Situation {

    @Test
    void withoutTheSessionAsksNothing() {
      Person anna = corp.registered("anna");
      Form button = button(destinationOf(anna.username()));

      Page foreign = button.by(new Browserless()).submit();

      assertThat(foreign.text()).doesNotContain(ASKED);
      assertThat(rowOf(anna.username()).path("result").asText()).isEmpty();
      assertNoMoreMails();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void thatOnlyOpensTheAddressAsksNothing(String method) {
      Person anna = corp.registered("anna");
      Form button = button(destinationOf(anna.username()));

      button.visitor().request(method, URI.create(button.action() + "&helpdesk=1"));

      assertThat(rowOf(anna.username()).path("result").asText()).isEmpty();
      assertNoMoreMails();
    }

    @Test
    void onARealmWithALinkAsksNothing() {
      corp.setUp(policy().replace("\"mail\"", "\"link\""));
      Person anna = corp.registered("anna");
      Page page = destinationOf(anna.username());

      Page posted = page.form("sspr-destination-form").and("helpdesk", "1").submit();

      assertThat(page.has("form#sspr-helpdesk-form")).isFalse();
      assertThat(page.element("a#sspr-helpdesk").attr("href")).isEqualTo("mailto:" + desk);
      assertThat(posted.text()).doesNotContain(ASKED);
      corp.setUp(policy());
      assertNoMoreMails();
    }
  }

  /** The counts of a realm of its own, so that no other test meets them. */
  @Nested
  class Limits extends Situation {
    private Corp own;

    @BeforeEach
    void makeARealm() {
      RealmRepresentation settings = new CorpRealm().configure(RealmBuilder.create()).build();
      settings.setRealm("helpdesk" + DESKS.incrementAndGet());
      settings.setEnabled(true);
      settings.setSmtpServer(corp.admin().toRepresentation().getSmtpServer());
      admin.realms().create(settings);
      // the token knows nothing of the new realm
      admin.tokenManager().invalidate(admin.tokenManager().getAccessTokenString());
      own = new Corp(urls.getBase(), settings.getRealm(), admin, application);
      walk = new ResetWalk(own, mails);
    }

    @AfterEach
    void removeTheRealm() {
      own.admin().remove();
    }

    private void allowed(int times) {
      for (int i = 0; i < times; i++) {
        assertAsked(ask(destinationOf(Corp.nobody().username())));
        mails.next(desk);
      }
    }

    private void assertRefused(Page page, String reason) {
      assertThat(page.text()).contains(TOO_OFTEN).doesNotContain(ASKED);
      assertThat(Step.of(page)).isEqualTo(Step.DESTINATION);
      assertThat(page.element("a#sspr-helpdesk").attr("href")).isEqualTo("mailto:" + desk);
      assertThat(mails.pending(desk)).isEmpty();
      EventRepresentation event =
          own.admin()
              .getEvents(List.of("RESET_PASSWORD_ERROR"), null, null, null, null, null, 0, 1)
              .get(0);
      assertThat(event.getError()).isEqualTo("sspr_blocked");
      assertThat(event.getDetails()).containsEntry("sspr_reason", reason);
    }

    private void assertNotReported(Person person) {
      JsonNode rows =
          own.sspr()
              .get("activity/resets?unfinished=true&user=" + person.username())
              .orFail()
              .body()
              .path("rows");
      assertThat(rows)
          .singleElement()
          .matches(row -> row.path("detail").asText().equals("not_registered"));
    }

    /** In one test, because a realm takes a second to make. */
    @Test
    void ofOneNameOfOneSourceAndOfTheRealmHoldWithoutAMail() {
      oneName();
      oneSource();
      wholeRealm();
    }

    private void oneName() {
      own.setUp(
          policyOf(
              desk, "\"helpdeskRequests\":2,\"exemptNetworks\":[\"127.0.0.0/8\",\"::1/128\"]"));
      Person anna = own.unregistered("anna");
      for (Person person : List.of(anna, Corp.nobody())) {
        assertAsked(ask(destinationOf(person.username())));
        assertAsked(ask(destinationOf(person.username())));
        mails.next(desk);
        mails.next(desk);
        assertRefused(ask(destinationOf(person.username())), "helpdeskRequests");
      }
      assertRefused(ask(destinationOf(anna.address())), "helpdeskRequests");
      allowed(1);
    }

    private void oneSource() {
      own.setUp(policyOf(desk, "\"helpdeskPerSource\":2,\"exemptNetworks\":[\"10.0.0.0/8\"]"));
      allowed(2);
      Person anna = own.unregistered("anna");
      assertRefused(ask(destinationOf(anna.username())), "helpdeskPerSource");
      assertNotReported(anna);
    }

    private void wholeRealm() {
      own.setUp(
          policyOf(desk, "\"helpdeskPerDay\":9,\"exemptNetworks\":[\"127.0.0.0/8\",\"::1/128\"]"));
      allowed(2);
      Person anna = own.unregistered("anna");
      assertRefused(ask(destinationOf(anna.username())), "helpdeskPerDay");
      assertNotReported(anna);
    }
  }

  @Nested
  class WhoIsLocked extends Situation {

    @ParameterizedTest
    @ValueSource(strings = {"change", "register"})
    void asksBehindTheSignInAndGoesBack(String path) {
      Person anna = corp.registered("anna");
      lock(anna);
      URI link =
          URI.create(
              corp.url()
                  + "/sspr/"
                  + path
                  + "?client_id="
                  + CorpRealm.CLIENT
                  + "&redirect_uri="
                  + application.url());
      Page locked =
          new Browserless()
              .open(link)
              .form("kc-form-login")
              .with("username", anna.username())
              .with("password", anna.password())
              .submit();

      Page asked = ask(locked);

      assertThat(Step.of(asked)).as("%s", asked).isEqualTo(Step.LOCKED);
      assertAsked(asked);
      assertThat(mails.next(desk).text())
          .contains(anna.username(), "Self-service is locked for this account")
          .contains("Wanted, after a sign-in");
      Page back = asked.form("sspr-leave-form").and("cancel-aia", "true").submit();
      assertThat(Step.of(back)).as("%s", back).isEqualTo(Step.SIGNED_IN);
    }

    @Test
    void asksAtTheEndOfAResetThatBeganBefore() {
      Person anna = corp.registered("anna");
      Page newPassword = walk.toNewPassword(new Browserless(), anna);
      lock(anna);

      Page asked = ask(walk.newPassword(newPassword, NEW));

      assertThat(Step.of(asked)).as("%s", asked).isEqualTo(Step.LOCKED);
      assertAsked(asked);
      assertThat(mails.next(desk).text()).contains("Wanted: a new password");
      assertRow(anna.username(), "contacted-helpdesk", "before_password");
      assertThat(corp.takes(anna, NEW)).isFalse();
    }

    private void lock(Person person) {
      CredentialRepresentation lock = new CredentialRepresentation();
      lock.setType("sspr-self-service-lock");
      lock.setCredentialData("{}");
      lock.setSecretData("{}");
      corp.add(person, lock);
    }
  }

  @Nested
  class WhileTheMailServerIsDown extends NotificationsTest.MailServerDown {
    private final String desk = newDesk();

    @Override
    String policy() {
      return exempt(desk);
    }

    @AfterEach
    void forgetTheName() {
      corp.frontend("");
    }

    @Test
    void requestsAndReportsAreKeptListedAndSentOnceWhenItIsUpAgain() {
      corp.frontend(urls.getBase());
      up();
      Person anna = corp.registered("anna");
      URI link = NotMeTest.Situation.link(mails.next(anna.address())).orElseThrow();
      down();
      Person nobody = Corp.nobody();

      assertAsked(ask(walk.toDestination(new Browserless(), nobody.username())));
      new Browserless().open(link).form("sspr-not-me-form").submit();

      JsonNode request = notice(toHelpdesk("helpdesk-request"));
      JsonNode report = notice(toHelpdesk("added"));
      assertThat(request.has("userId") || request.has("recipientId")).isFalse();
      assertThat(request.path("address").asText()).isEqualTo("de***@corp.example");
      assertThat(request.path("error").asText()).isEqualTo("ConnectException");
      assertThat(report.path("userId").asText()).isEqualTo(anna.id());
      assertThat(waiting().toString()).doesNotContain(nobody.username(), anna.username());
      Mailbox back = comesBack();
      after(Duration.ofMinutes(2));
      List<String> texts = new ArrayList<>();
      texts.add(back.next(desk).text());
      texts.add(back.next(desk).text());
      awaitNone();
      assertThat(texts)
          .anySatisfy(text -> assertThat(text).contains(nobody.username(), "127.0.0.1"))
          .anySatisfy(
              text ->
                  assertThat(text)
                      .contains(anna.username(), "A way to reset the password was added"));
      assertThat(back.pending(desk)).isEmpty();
    }

    private static Predicate<JsonNode> toHelpdesk(String topic) {
      return pendingAfter(1)
          .and(notice -> notice.path("audience").asText().equals("helpdesk"))
          .and(notice -> notice.path("notice").asText().equals(topic));
    }
  }
}
