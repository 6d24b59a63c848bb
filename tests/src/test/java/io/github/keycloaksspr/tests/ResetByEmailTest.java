package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.pages.CodePage;
import io.github.keycloaksspr.tests.pages.DonePage;
import io.github.keycloaksspr.tests.pages.NewPasswordPage;
import io.github.keycloaksspr.tests.pages.SignInPage;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.CorpRealm;
import io.github.keycloaksspr.tests.realm.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reset by a code to the alternate address, in a real browser (spec X1, X2, M4, L2). */
class ResetByEmailTest extends BrowserTest {
  private static final String NEW = "New-Passw0rd!";

  @Test
  void aUserWhoForgotThePasswordResetsItAndSignsIn() {
    Person anna = corp.registered("anna");

    SignInPage signIn = browser.signIn(corp.signInPage());
    assertThat(signIn.forgotText()).isEqualTo("Can't access your account?");
    SignInPage again = reset(signIn, anna).signIn();
    again.refused(anna.username(), anna.password()).signIn(anna.username(), NEW);

    assertThat(browser.address()).startsWith(application.url().toString());
  }

  @Test
  void theDonePageLeadsBackToAnApplicationThatHasAPageOfItsOwn() {
    realm.updateClientWithCleanup(
        CorpRealm.CLIENT, client -> client.baseUrl(application.url().toString()));
    Person anna = corp.registered("anna");

    reset(browser.signIn(corp.signInPage()), anna).goOn();

    assertThat(browser.address()).isEqualTo(application.url().toString());
    assertThat(browser.has("#signed-in")).as("signed in by the reset alone").isFalse();
  }

  @Test
  void aPolicyMayLetTheUserContinueIntoTheApplication() {
    corp.setUp(Corp.POLICY.replace("sign-in", "continue"));
    Person anna = corp.registered("anna");
    NewPasswordPage page =
        codePage(browser.signIn(corp.signInPage()), anna).enter(mails.nextCode(anna.alternate()));

    page.chooseAndContinue(NEW);

    assertThat(browser.has("#signed-in")).isTrue();
    assertThat(corp.signsIn(anna, NEW)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"keycloak.v2", "keycloak", "corp"})
  void theSamePagesWorkInsideTheThemeOfTheRealm(String theme) {
    realm.updateWithCleanup(
        settings -> {
          settings.build().setLoginTheme(theme);
          return settings;
        });
    Person anna = corp.registered("anna");

    reset(browser.signIn(corp.signInPage()), anna);

    browser.signIn(corp.signInPage()).signIn(anna.username(), NEW);
    assertThat(browser.has("#signed-in")).isTrue();
  }

  @Test
  void aWrongCodeCanBeCorrected() {
    Person anna = corp.registered("anna");
    CodePage page = codePage(browser.signIn(corp.signInPage()), anna);
    String code = mails.nextCode(anna.alternate());

    page = page.refused(Codes.otherThan(code));
    assertThat(page.error()).contains("4");

    assertThat(page.enter(code).choose(NEW).text()).isNotBlank();
    assertThat(corp.signsIn(anna, NEW)).isTrue();
  }

  @Test
  void aUserOfTheGermanPageGetsAGermanMail() {
    Person anna = corp.registered("anna");

    codePage(browser.signIn(corp.signInPage("de")), anna);

    assertThat(browser.language()).isEqualTo("de");
    assertThat(browser.text()).contains("Code eingeben", "unterwegs");
    Mail mail = mails.next(anna.alternate());
    assertThat(mail.subject()).contains("Ihr");
    assertThat(mail.text()).contains("Code", "Minuten");
    assertThat(mail.html()).contains("lang=\"de\"", mail.code());
  }

  @Test
  void reloadingAndGoingBackLoseNothing() {
    Person anna = corp.registered("anna");
    CodePage page = codePage(browser.signIn(corp.signInPage()), anna);
    String code = mails.nextCode(anna.alternate());

    page.reload();
    CodePage again = page.backAndForth();

    assertNoCodeSentTo(anna.alternate());
    again.enter(code).choose(NEW);
    assertThat(corp.signsIn(anna, NEW)).isTrue();
  }

  @Test
  void aStuckUserFindsTheHelpdesk() {
    Person anna = corp.registered("anna");

    CodePage page = codePage(browser.signIn(corp.signInPage()), anna);

    assertThat(page.helpdesk()).isEqualTo("mailto:helpdesk@corp.example");
  }

  @Test
  void theStableLinkLeadsToTheSamePages() {
    Person anna = corp.registered("anna");

    CodePage page =
        browser
            .identify(corp.url() + "/sspr/reset?username=" + anna.username() + "&kc_locale=de")
            .goOn()
            .send(anna.alternate());

    assertThat(browser.language()).isEqualTo("de");
    page.enter(mails.nextCode(anna.alternate())).choose(NEW);
    assertThat(corp.signsIn(anna, NEW)).isTrue();
  }

  private DonePage reset(SignInPage signIn, Person person) {
    return codePage(signIn, person).enter(mails.nextCode(person.alternate())).choose(NEW);
  }

  private static CodePage codePage(SignInPage signIn, Person person) {
    return signIn.forgotPassword().identify(person.username()).send(person.alternate());
  }
}
