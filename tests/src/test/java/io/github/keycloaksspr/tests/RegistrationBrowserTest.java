package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.pages.AccountConsolePage;
import io.github.keycloaksspr.tests.pages.CodePage;
import io.github.keycloaksspr.tests.pages.MethodPage;
import io.github.keycloaksspr.tests.pages.QuestionsPage;
import io.github.keycloaksspr.tests.pages.RegisterPage;
import io.github.keycloaksspr.tests.pages.RegisterQuestionsPage;
import io.github.keycloaksspr.tests.phone.Telephone;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The registration as people meet it (spec R1 to R7). */
class RegistrationBrowserTest extends BrowserTest {
  private static final String NEW = "New-Passw0rd!";
  private static final String PHONE = "sspr-mobile-phone";
  private static final String QUESTIONS = "sspr-security-questions";
  private static final int RECONFIRM_DUE = (int) Duration.ofDays(181).toSeconds();

  private final Telephone telephone = Installation.telephone();

  @Override
  String policy() {
    return policy(1);
  }

  private static String policy(int gates) {
    return RegistrationTest.required(gates, "[\"mobile-text\",\"questions\"]")
        .replace("\"scope\"", "\"phone\":{\"defaultRegion\":\"US\"},\"scope\"");
  }

  @Test
  void theWholeLifeOfAUser() {
    Person anna = corp.unregistered("anna");
    String number = Prepared.number();

    register(anna, number).finish();
    browser.forgetEverything();
    browser.signIn(corp.signInPage()).signIn(anna.username(), anna.password());

    clock.set(RECONFIRM_DUE);
    RegisterPage reconfirm = led(anna);
    assertThat(reconfirm.reason()).startsWith("It has been a while");
    assertThat(reconfirm.entry(PHONE)).contains(number.substring(number.length() - 2));
    reconfirm.looksGood();

    corp.setUp(policy(2));
    RegisterPage more = led(anna);
    assertThat(more.reason()).contains("now asks for 2 ways");
    more.questionsByKeyboard().fillInByKeyboard(RegistrationBrowserTest::answer).finish();

    AccountConsolePage console = browser.accountConsole(corp.url());
    assertThat(console.about(PHONE))
        .isEqualTo("Mobile phone: Receives a code by text or call when you reset your password.");
    assertThat(console.entry(PHONE)).contains("+1 ***", "Delete", "Update").doesNotContain(number);
    assertThat(console.about(QUESTIONS))
        .isEqualTo(
            "Security questions: Your answers prove who you are when you reset your password.");
    assertThat(console.entry(QUESTIONS)).startsWith("Your answers").contains("Delete", "Update");
    assertThat(console.removeWhatIsNeeded(PHONE).reason()).contains("was removed");

    RegisterPage removed = led(anna);
    assertThat(removed.reason()).contains("was removed");
    String another = Prepared.number();
    CodePage code = removed.mobileText().send(another);
    code.register(telephone.code("text", another)).finish();

    reset(anna, another);
    browser.forgetEverything();
    browser.signIn(corp.signInPage()).signIn(anna.username(), NEW);
  }

  private void reset(Person person, String number) {
    browser.forgetEverything();
    MethodPage first =
        browser.signIn(corp.signInPage()).forgotPassword().identifyAndChoose(person.username());
    CodePage code = first.mobileText().send(number);
    QuestionsPage second = code.enterBeforeQuestions(telephone.code("text", number, 2));
    second.answer(RegistrationBrowserTest::answer).choose(NEW);
  }

  @Test
  void rulesAreToldWhileSomebodyTypes() {
    RegisterQuestionsPage questions = led(corp.unregistered("anna")).questions();

    questions.choose(1, 1).choose(2, 2).answer(1, "ab");
    assertThat(questions.offers(2, 1)).isFalse();
    assertThat(questions.hint(1)).contains("at least 3");
    questions.answer(1, "Dumplings");
    assertThat(questions.hint(1)).isEmpty();
    questions.answer(2, "dumplings ");
    assertThat(questions.hint(2)).contains("already");
    questions.answer(2, "x".repeat(41));
    assertThat(questions.hint(2)).contains("at most 40");
  }

  @Test
  void thePagesNeedNoScript() {
    browser.allowScripts(false);
    try {
      RegisterQuestionsPage questions = led(corp.unregistered("anna")).questions();

      RegisterQuestionsPage again = questions.choose(1, 1).answer(1, "ab").refused();
      assertThat(again.error(1)).contains("at least 3");
      again.fillIn(RegistrationBrowserTest::answer).finish();
    } finally {
      browser.allowScripts(true);
    }
  }

  @Test
  void whoIsRememberedIsLedThereToo() {
    realm.updateWithCleanup(
        settings -> {
          settings.build().setRememberMe(true);
          return settings;
        });
    Person anna = corp.unregistered("anna");
    String number = Prepared.number();
    CodePage code =
        browser
            .signIn(corp.signInPage())
            .rememberMe()
            .signInAndRegister(anna.username(), anna.password())
            .mobileText()
            .send(number);
    code.register(telephone.code("text", number)).finish();

    corp.setUp(policy(2));
    browser.restart();

    assertThat(browser.register(corp.signInPage()).reason()).contains("now asks for 2 ways");
  }

  /** Signs in anew and is led to the registration. */
  private RegisterPage led(Person person) {
    browser.forgetEverything();
    return browser
        .signIn(corp.signInPage())
        .signInAndRegister(person.username(), person.password());
  }

  private RegisterPage register(Person person, String number) {
    CodePage code = led(person).mobileText().send(number);
    return code.register(telephone.code("text", number));
  }

  private static String answer(String question) {
    return "Secret no. " + question.hashCode() % 10_000;
  }
}
