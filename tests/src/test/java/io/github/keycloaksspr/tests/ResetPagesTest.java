package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** The pages of a reset as a browser without JavaScript gets them (spec X1, X2). */
class ResetPagesTest {
  private static final String NEW = "New-Passw0rd!";

  @Nested
  class TheIdentifyPage extends CorpTest {

    /** What people type when they are asked who they are. */
    enum Spelling {
      USERNAME,
      UPPER_CASE_USERNAME,
      ADDRESS,
      UPPER_CASE_ADDRESS,
      ADDRESS_WITH_BLANKS;

      String of(Person person) {
        return switch (this) {
          case USERNAME -> person.username();
          case UPPER_CASE_USERNAME -> person.username().toUpperCase(Locale.ROOT);
          case ADDRESS -> person.address();
          case UPPER_CASE_ADDRESS -> person.address().toUpperCase(Locale.ROOT);
          case ADDRESS_WITH_BLANKS -> "  " + person.address() + " ";
        };
      }
    }

    @ParameterizedTest
    @EnumSource
    void takesEveryLoginIdentifier(Spelling spelling) {
      Person anna = corp.registered("anna");

      walk.toCode(new Browserless(), spelling.of(anna), anna.alternate());

      assertThat(mails.nextCode(anna.alternate())).hasSize(6);
    }

    @Test
    void isReachedByTheStableLinkForAnApplication() {
      Person anna = corp.registered("anna");
      URI link =
          URI.create(
              corp.url()
                  + "/sspr/reset?client_id=portal&username="
                  + anna.username()
                  + "&redirect_uri="
                  + application.url());

      Page page = new Browserless().open(link);

      assertThat(Step.of(page)).isEqualTo(Step.IDENTIFY);
      assertThat(page.element("#username").attr("value")).isEqualTo(anna.username());
    }

    /**
     * Returns the address that Keycloak's script puts in the place of the one that was posted to.
     */
    private static URI shownAddress(Page page) {
      Matcher script =
          Pattern.compile("replaceState\\([^\"]*\"[^\"]*\",\\s*\"([^\"]+)\"").matcher(page.html());
      assertThat(script.find()).as("%s", page).isTrue();
      return URI.create(script.group(1).replace("\\/", "/").replace("&amp;", "&"));
    }

    @Test
    void canBeReloadedAfterTheStableLink() {
      Person anna = corp.registered("anna");
      Browserless visitor = new Browserless();
      URI link = URI.create(corp.url() + "/sspr/reset?client_id=portal");

      Page destination = walk.identify(visitor.open(link), anna.username());

      assertThat(Step.of(visitor.open(shownAddress(destination)))).isEqualTo(Step.DESTINATION);
    }

    @Test
    void isNotReachedByAStableLinkForAnUnknownApplication() {
      Page page = new Browserless().open(URI.create(corp.url() + "/sspr/reset?client_id=mallory"));

      assertThat(page.status()).isEqualTo(400);
      assertThat(Step.of(page)).isNotEqualTo(Step.IDENTIFY);
    }

    @Test
    void showsNoMarkupOutOfTheLink() {
      String markup = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E";

      Page page = new Browserless().open(URI.create(corp.url() + "/sspr/reset?username=" + markup));

      assertThat(page.html()).doesNotContain("<script>alert(1)");
    }
  }

  @Nested
  class TheCodePage extends CorpTest {

    @Test
    void readsTheSameWhenTheMailServerIsDown() {
      Person anna = corp.registered("anna");
      RealmRepresentation settings = corp.admin().toRepresentation();
      Map<String, String> mailServer = settings.getSmtpServer();
      settings.setSmtpServer(Map.of("host", "localhost", "port", "1", "from", "a@corp.example"));
      corp.admin().update(settings);
      try {
        walk.toCode(new Browserless(), anna);

        assertThat(Events.about(corp, anna.username(), "SEND_RESET_PASSWORD_ERROR").getDetails())
            .containsEntry("sspr_reason", "mail_failed");
      } finally {
        settings.setSmtpServer(mailServer);
        corp.admin().update(settings);
      }
    }

    @Test
    void takesNoCodeOfAnAddressThatIsNoLongerRegistered() {
      Person anna = corp.registered("anna");
      Page page = walk.toCode(new Browserless(), anna);
      String code = mails.nextCode(anna.alternate());

      corp.sspr().delete(SsprRest.emailOf(anna.id())).orFail();

      assertThat(Step.of(walk.code(page, code))).isNotEqualTo(Step.NEW_PASSWORD);
      assertThat(corp.signsIn(anna, anna.password())).isTrue();
    }

    @Test
    void takesNoCodeOfAnAccountThatWasDisabledMeanwhile() {
      Person anna = corp.registered("anna");
      Page page = walk.toCode(new Browserless(), anna);
      String code = mails.nextCode(anna.alternate());

      UserRepresentation account = corp.admin().users().get(anna.id()).toRepresentation();
      account.setEnabled(false);
      corp.admin().users().get(anna.id()).update(account);

      assertThat(Step.of(walk.code(page, code))).isNotEqualTo(Step.NEW_PASSWORD);
      assertThat(corp.admin().users().get(anna.id()).toRepresentation().isEnabled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%c%c%c %c%c%c", "%c%c%c-%c%c%c", " %c%c%c%c%c%c\t"})
    void takesACodeHoweverItIsSpaced(String spacing) {
      Person anna = corp.registered("anna");
      Page page = walk.toCode(new Browserless(), anna);
      Object[] digits =
          mails.nextCode(anna.alternate()).chars().mapToObj(digit -> (char) digit).toArray();

      assertThat(Step.of(walk.code(page, spacing.formatted(digits)))).isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void leadsBackToAnotherDestination() {
      Person anna = corp.registered("anna");
      Page code = walk.toCode(new Browserless(), anna.username(), "anna@typo.example");

      Page destination = code.form("sspr-code-form").press("back");

      assertThat(Step.of(destination)).isEqualTo(Step.DESTINATION);
      clock.set(31);
      Page again = walk.destination(destination, anna.alternate());
      assertThat(Step.of(walk.code(again, mails.nextCode(anna.alternate()))))
          .isEqualTo(Step.NEW_PASSWORD);
    }
  }

  @Nested
  class TheNewPassword extends CorpTest {

    @Test
    void isRefusedWithTheReasonOfTheRealmsPolicyAndCanBeCorrected() {
      realm.updateWithCleanup(each -> each.passwordPolicy("length(12)"));
      Person anna = corp.registered("anna");
      Page page = walk.toNewPassword(new Browserless(), anna);

      Page refused = walk.newPassword(page, "Short-1");

      assertThat(Step.of(refused)).isEqualTo(Step.NEW_PASSWORD);
      assertThat(refused.text()).contains("12");
      assertThat(Step.of(walk.newPassword(refused, "Long-enough-Passw0rd!"))).isEqualTo(Step.DONE);
      assertThat(corp.signsIn(anna, "Long-enough-Passw0rd!")).isTrue();
    }

    @Test
    void isReportedByAnEvent() {
      Person anna = corp.registered("anna");

      walk.newPassword(walk.toNewPassword(new Browserless(), anna), NEW);

      assertThat(
              Events.about(corp, anna.username(), "UPDATE_PASSWORD", "UPDATE_CREDENTIAL")
                  .getUserId())
          .isEqualTo(anna.id());
    }

    @Test
    void isToldToThePrimaryAndTheAlternateAddress() {
      Person anna = corp.registered("anna");
      mails.next(anna.address());

      walk.newPassword(walk.toNewPassword(new Browserless(), anna), NEW);

      for (String address : List.of(anna.address(), anna.alternate())) {
        Mail mail = mails.next(address);
        assertThat(mail.subject()).isEqualTo("Your password at Corp was reset");
        assertThat(mail.text()).contains(anna.username()).doesNotContain(NEW);
      }
    }

    @Test
    void isToldToNobodyWhenThePolicySaysSo() {
      corp.setUp(Corp.POLICY.replaceFirst("}\\s*$", ",\"notify\":{\"user\":false}}"));
      Person anna = corp.registered("anna");

      walk.newPassword(walk.toNewPassword(new Browserless(), anna), NEW);

      assertNoCodeSentTo(anna.address());
      assertThat(mails.pending(anna.alternate())).flatExtracting(Mail::codes).isEmpty();
    }

    @Test
    void leavesNobodySignedIn() {
      Person anna = corp.registered("anna");
      Browserless visitor = new Browserless();

      walk.newPassword(walk.toNewPassword(visitor, anna), NEW);

      assertThat(Step.of(visitor.open(corp.signInPage()))).isEqualTo(Step.SIGN_IN);
      assertThat(corp.admin().users().get(anna.id()).getUserSessions()).isEmpty();
    }
  }
}
