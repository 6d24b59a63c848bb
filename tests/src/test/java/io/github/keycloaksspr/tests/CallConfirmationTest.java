package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.demo.server.ServerOptions;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Fields;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.phone.KeyPad;
import io.github.keycloaksspr.tests.phone.Telephone;
import io.github.keycloaksspr.tests.phone.TwilioSimulator;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.CorpRealm;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.server.OwnServer;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.testframework.realm.RealmBuilder;

/** Calls that say their code only after the hash key was pressed (spec M2). */
class CallConfirmationTest {
  private static final String NEW = "New-Passw0rd!";
  private static final String EVIL = "evil.example";

  /** Errors of Twilio's. */
  private static final int INVALID_NUMBER = 21211;

  private static final int AUTHENTICATE = 20003;
  private static final String POLICY =
      """
      {"scope":"all","gates":1,"methods":["mobile-call","mobile-text"],
       "phone":{"callConfirmation":true},
       "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"],"perDestination":100}}
      """;

  /** With the gateway that calls nobody, in the realm that all tests share. */
  abstract static class WaitingCallTest extends CorpTest {
    final Telephone telephone = Installation.telephone();
    final KeyPad keys = telephone.keyPad();
    Prepared anna;

    @BeforeEach
    void askForAKey() {
      anna = Prepared.of(walk, corp.unregistered("anna"));
      corp.setUp(POLICY);
      corp.frontend(urls.getBase());
    }

    @AfterEach
    void forgetTheAddress() {
      corp.frontend("");
    }

    /** Asks for a call and returns the page that asks for its code. */
    Page toCode(Browserless visitor) {
      Page destination = walk.method(walk.toMethods(visitor, anna.username()), "mobile-call");
      return walk.destination(destination, anna.mobile());
    }

    URI called() {
      toCode(new Browserless());
      return telephone.callBack(anna.mobile());
    }

    void assertSaysNothing(Page answer) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.html()).isEmpty();
    }

    void assertSaysTheCode(URI callBack) {
      Page answer = keys.press(callBack, "#");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(Telephone.codeIn(answer.html())).hasSize(6);
    }
  }

  @Nested
  class WhoIsCalled extends WaitingCallTest {

    @Test
    void hearsTheCodeAfterPressingTheHashKey() {
      Page code = toCode(new Browserless());
      URI callBack = telephone.callBack(anna.mobile());

      String words = keys.press(callBack, "#").html();
      Page newPassword = walk.code(code, Telephone.codeIn(words));

      assertThat(Step.of(walk.newPassword(newPassword, NEW))).isEqualTo(Step.DONE);
      assertThat(corp.signsIn(anna.person(), NEW)).isTrue();
    }

    @Test
    void hearsWhoCallsAndWhichKeyToPressButNoDigitBefore() {
      toCode(new Browserless());

      assertThat(telephone.greeting(anna.mobile()))
          .contains("This is Corp.", "press the hash key")
          .doesNotContainPattern("\\d");
    }

    @Test
    void hearsItInTheLanguageOfThePages() {
      Page identify =
          new Browserless().open(corp.signInPage("de")).click("a[href*=reset-credentials]");
      Page methods = walk.name(identify, anna.username());
      walk.destination(walk.method(methods, "mobile-call"), anna.mobile());

      assertThat(telephone.greeting(anna.mobile())).contains("Rautetaste");
      assertThat(keys.press(telephone.callBack(anna.mobile()), "#").html())
          .contains("Ihr Code lautet:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "*", "", "##", " #"})
    void hearsGoodbyeAfterAnotherKey(String key) {
      URI callBack = called();

      Page answer = keys.press(callBack, key);

      assertThat(answer.html()).contains("Goodbye").doesNotContainPattern("\\d");
      assertSaysTheCode(callBack);
    }

    @Test
    void hearsTheCodeOnceMoreWhenAnAnswerWasLostAndNoThirdTime() {
      URI callBack = called();

      assertSaysTheCode(callBack);
      assertSaysTheCode(callBack);
      assertSaysNothing(keys.press(callBack, "#"));
    }

    @Test
    void hearsNothingWhenTheCodeIsDead() {
      URI callBack = called();

      clock.set(299);
      assertSaysTheCode(callBack);
      clock.set(301);
      assertSaysNothing(keys.press(callBack, "#"));
    }
  }

  @Nested
  class AnAttacker extends WaitingCallTest {

    @Test
    void withoutASignatureLearnsNothing() {
      URI callBack = called();

      assertSaysNothing(new Browserless().postOnly(callBack, KeyPad.pressing("#")));
      assertSaysNothing(KeyPad.post(callBack, KeyPad.pressing("#"), "="));
      assertSaysTheCode(callBack);
    }

    @Test
    void withAnotherSecretLearnsNothing() {
      URI callBack = called();

      for (int i = 0; i < 3; i++) {
        assertSaysNothing(new KeyPad("another secret").press(callBack, "#"));
      }
      assertSaysTheCode(callBack);
    }

    @Test
    void whoChangesTheKeyLearnsNothing() {
      URI callBack = called();
      String signature = keys.signature(callBack, KeyPad.pressing("5"));

      assertSaysNothing(KeyPad.post(callBack, KeyPad.pressing("#"), signature));
      assertSaysNothing(KeyPad.post(callBack, KeyPad.pressing("5").and("Digits", "#"), signature));
      assertSaysNothing(KeyPad.post(callBack, KeyPad.pressing("#").and("Digits", "5"), signature));
      assertSaysTheCode(callBack);
    }

    @Test
    void whoGuessesTicketsLearnsNothingEvenWithTheSecret() {
      URI callBack = called();
      String address = callBack.toString();
      String ticket = address.substring(address.lastIndexOf('/') + 1);

      for (String guess :
          List.of(
              "0".repeat(32),
              ticket.substring(1) + (ticket.startsWith("0") ? "1" : "0"),
              ticket.toUpperCase(Locale.ROOT) + "x",
              ticket + ".1",
              ticket.substring(1),
              "%20",
              "..%2f..",
              "x".repeat(5_000))) {
        URI guessed = URI.create(address.replace(ticket, guess));
        Page answer = keys.press(guessed, "#");
        assertThat(answer.status()).as(guess).isGreaterThanOrEqualTo(400).isLessThan(500);
        assertThat(answer.html()).doesNotContainPattern("(?:\\d, ){5}\\d");
      }
      assertSaysTheCode(callBack);
    }

    @Test
    void cannotTakeATicketToAnotherRealm() {
      URI callBack = called();
      RealmRepresentation other = new CorpRealm().configure(RealmBuilder.create()).build();
      other.setRealm("other");
      other.setEnabled(true);
      admin.realms().create(other);
      try {
        admin.tokenManager().invalidate(admin.tokenManager().getAccessTokenString());
        new Corp(urls.getBase(), "other", admin, application).frontend(urls.getBase());
        URI elsewhere = URI.create(callBack.toString().replace("/realms/corp/", "/realms/other/"));

        assertThat(elsewhere).isNotEqualTo(callBack);
        assertSaysNothing(keys.press(elsewhere, "#"));
        assertSaysNothing(
            KeyPad.post(
                elsewhere, KeyPad.pressing("#"), keys.signature(callBack, KeyPad.pressing("#"))));
        assertSaysTheCode(callBack);
      } finally {
        admin.realm("other").remove();
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE"})
    void whoDoesNotPostDoesNothing(String method) {
      URI callBack = called();
      URI withKey = URI.create(callBack + "?Digits=%23");
      String signature = keys.signature(withKey, Fields.none());

      for (int i = 0; i < 3; i++) {
        Page answer = Browserless.sending("X-Twilio-Signature", signature).request(method, withKey);
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.html()).doesNotContainPattern("\\d, \\d");
      }
      assertSaysTheCode(callBack);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "X-Forwarded-Host", "Forwarded"})
    void cannotHaveTheServiceCallAnotherHost(String header) {
      String lie = header.equals("Forwarded") ? "host=" + EVIL + ";proto=https" : EVIL;
      toCode(Browserless.sending(header, lie));

      URI callBack = telephone.callBack(anna.mobile());

      assertThat(callBack.toString()).startsWith(corp.url() + "/sspr/call/");
      assertSaysTheCode(callBack);
    }

    @Test
    void cannotHaveAnotherHostSignedFor() {
      URI callBack = called();
      URI there = URI.create(callBack.toString().replace(callBack.getAuthority(), EVIL));
      String signature = keys.signature(there, KeyPad.pressing("#"));

      assertSaysNothing(KeyPad.post(callBack, KeyPad.pressing("#"), signature));
    }
  }

  @Nested
  class WithoutAnAddressOfItsOwn extends WaitingCallTest {

    @Test
    void nobodyIsCalledAndBothUsersAndAdministratorsAreTold() {
      corp.frontend("");
      Page destination =
          walk.method(walk.toMethods(new Browserless(), anna.username()), "mobile-call");

      Page refused =
          destination.form("sspr-destination-form").with("destination", anna.mobile()).submit();

      assertThat(Step.of(refused)).isEqualTo(Step.DESTINATION);
      assertThat(refused.text()).contains("Use another method");
      assertRows(
          anna.person(), "reset failed gateway_unavailable mobile_call_started mobile-call 0/1 -");
      assertThat(corp.sspr().get("setup").orFail().text()).contains("so nobody is called");
      assertThat(telephone.countTo(anna.mobile())).isZero();
    }

    @Test
    void textsAreSent() {
      corp.frontend("");
      Page destination =
          walk.method(walk.toMethods(new Browserless(), anna.username()), "mobile-text");

      Page code = walk.destination(destination, anna.mobile());

      assertThat(Step.of(walk.code(code, telephone.code("text", anna.mobile()))))
          .isEqualTo(Step.NEW_PASSWORD);
    }

    @Test
    void oneWithoutTlsCountsForNothing() {
      corp.frontend("http://id.example.org");

      assertThat(corp.sspr().get("setup").orFail().text()).contains("a whole https address");
    }

    @Test
    void withOneTheSetUpIsFine() {
      assertThat(corp.sspr().get("setup").orFail().text()).doesNotContain("callConfirmation");
    }
  }

  @Nested
  class ByTwilio extends CorpTest {

    @Test
    void aWholeResetWaitsForTheKey() throws Exception {
      try (TwilioSimulator twilio = TwilioSimulator.start()) {
        ServerOptions options = Installation.options("twilio", twilio.serverOptions());
        String name = "http://localhost:" + options.httpPort();
        try (OwnServer server =
                OwnServer.start(
                    Installation.withSsprBeside("twilio"),
                    options.withArguments("--hostname=" + name));
            Keycloak serverAdmin = server.admin()) {
          Corp called = create("called", server, serverAdmin);
          reset(called, twilio);
          notCalled(called, twilio);
        }
      }
    }

    private void reset(Corp there, TwilioSimulator twilio) throws InterruptedException {
      ResetWalk thereWalk = new ResetWalk(there, mails);
      Prepared bert = Prepared.of(thereWalk, there.unregistered("bert"));
      there.setUp(POLICY);
      Page methods = thereWalk.toMethods(new Browserless(), bert.username());

      Page code = thereWalk.destination(thereWalk.method(methods, "mobile-call"), bert.mobile());
      TwilioSimulator.Call call = twilio.answer();
      Document said = call.press("#");
      Page newPassword = thereWalk.code(code, Telephone.codeIn(said.text().replace(" ", "")));

      assertThat(call.number()).isEqualTo(bert.mobile());
      assertThat(call.script().text()).contains("hash key").doesNotContainPattern("\\d");
      assertThat(call.press("5").text()).contains("Goodbye").doesNotContainPattern("\\d");
      assertThat(Step.of(thereWalk.newPassword(newPassword, NEW))).isEqualTo(Step.DONE);
      assertThat(there.signsIn(bert.person(), NEW)).isTrue();
    }

    /** The report says whether Twilio would not call the number, or could not call any. */
    private void notCalled(Corp there, TwilioSimulator twilio) {
      ResetWalk thereWalk = new ResetWalk(there, mails);
      for (String detail : List.of("gateway_refused", "gateway_failed")) {
        Prepared carl = Prepared.of(thereWalk, there.unregistered("carl"));
        there.setUp(POLICY);
        twilio.answerWith(400, detail.equals("gateway_refused") ? INVALID_NUMBER : AUTHENTICATE);

        Page methods = thereWalk.toMethods(new Browserless(), carl.username());
        thereWalk.destination(thereWalk.method(methods, "mobile-call"), carl.mobile());

        assertRows(
            there,
            carl.person(),
            "reset failed " + detail + " mobile_call_started mobile-call 0/1 -");
      }
    }
  }
}
