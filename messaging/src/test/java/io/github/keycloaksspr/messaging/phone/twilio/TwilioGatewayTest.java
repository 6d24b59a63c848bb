package io.github.keycloaksspr.messaging.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import io.github.keycloaksspr.messaging.phone.GatewayResult;
import io.github.keycloaksspr.messaging.phone.GatewayResult.Accepted;
import io.github.keycloaksspr.messaging.phone.GatewayResult.Failed;
import io.github.keycloaksspr.messaging.phone.GatewayResult.Refused;
import io.github.keycloaksspr.messaging.phone.Options;
import io.github.keycloaksspr.messaging.phone.Samples;
import io.github.keycloaksspr.messaging.wire.LocalService;
import io.github.keycloaksspr.messaging.wire.LocalService.Received;
import io.github.keycloaksspr.messaging.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Speaks with a server on this machine that answers as Twilio's API does. */
class TwilioGatewayTest {

  private static final String SID = "AC00000000000000000000000000000001";
  private static final String TOKEN = "s3cret:t0k&en+";

  private static final LocalService.Reply QUEUED =
      LocalService.status(
          201,
          """
          {"sid":"SM00000000000000000000000000000002","status":"queued","to":"+14255551234",
           "from":"+14255550100","body":"…","num_segments":"1","error_code":null,
           "error_message":null,"direction":"outbound-api","price":null,"price_unit":"USD",
           "date_created":"Fri, 20 Nov 2026 09:00:00 +0000","api_version":"2010-04-01",
           "uri":"/2010-04-01/Accounts/AC/Messages/SM.json","a_new_field":{"of":"tomorrow"}}
          """);

  private static final LocalService.Reply CALLING =
      LocalService.status(
          201,
          """
          {"sid":"CA00000000000000000000000000000003","status":"queued","to":"+14255551234",
           "from":"+14255550100","duration":null,"price":null,"direction":"outbound-api",
           "date_created":null,"api_version":"2010-04-01"}
          """);

  private final LocalService twilio = new LocalService();

  @AfterEach
  void close() {
    twilio.close();
  }

  @Nested
  class Texts {

    @Test
    void areOneRequestWithEveryFieldInItsPlace() {
      twilio.replies(QUEUED);

      GatewayResult result =
          gateway(Map.of("from", "+14255550100")).text(Samples.text(Samples.HOSTILE));

      assertThat(result).isEqualTo(new Accepted("SM00000000000000000000000000000002"));
      Received request = onlyRequest();
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.target()).isEqualTo("/2010-04-01/Accounts/" + SID + "/Messages.json");
      assertThat(request.header("Authorization")).isEqualTo("Basic " + basic());
      assertThat(request.header("Content-type"))
          .isEqualTo("application/x-www-form-urlencoded; charset=UTF-8");
      assertThat(request.header("Accept")).isEqualTo("application/json");
      assertThat(request.form())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "To", "+14255551234",
                  "From", "+14255550100",
                  "Body", Samples.HOSTILE,
                  "ValidityPeriod", "300"));
    }

    @Test
    void comeFromTheMessagingServiceWhereOneIsSet() {
      twilio.replies(QUEUED);

      gateway(Map.of("from", "+14255550100", "messaging-service-sid", "MG01"))
          .text(Samples.text("hello"));

      assertThat(onlyRequest().form())
          .containsEntry("MessagingServiceSid", "MG01")
          .doesNotContainKey("From");
    }

    @Test
    void thatTwilioGivesUpAtOnceAreRefused() {
      twilio.replies(
          LocalService.status(201, "{\"sid\":\"SM1\",\"status\":\"failed\",\"error_code\":30006}"));

      assertThat(text()).isEqualTo(new Refused("twilio_30006"));
    }
  }

  @Nested
  class Calls {

    @Test
    void areOneRequestThatHoldsItsWords() {
      twilio.replies(CALLING);
      var message = Samples.call("+14255551234", Locale.GERMAN);

      GatewayResult result = gateway(Map.of("from", "+14255550100")).call(message);

      assertThat(result).isEqualTo(new Accepted("CA00000000000000000000000000000003"));
      Received request = onlyRequest();
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.target()).isEqualTo("/2010-04-01/Accounts/" + SID + "/Calls.json");
      assertThat(request.header("Authorization")).isEqualTo("Basic " + basic());
      assertThat(request.form())
          .containsExactlyInAnyOrderEntriesOf(
              Map.of(
                  "To", "+14255551234",
                  "From", "+14255550100",
                  "Twiml", CallScript.of(message),
                  "Timeout", "30",
                  "TimeLimit", "120"));
    }

    @Test
    void dialTheExtensionOnceAnswered() {
      twilio.replies(CALLING);

      gateway(Map.of("from", "+14255550100"))
          .call(Samples.call("+14255551234;ext=123", Locale.ENGLISH));

      assertThat(onlyRequest().form())
          .containsEntry("To", "+14255551234")
          .containsEntry("SendDigits", "wwww123");
    }

    @Test
    void thatWaitForAKeyHoldNoCode() {
      twilio.replies(CALLING);

      TwilioGateway gateway = gateway(Map.of("from", "+14255550100"));
      gateway.call(Samples.waiting(Locale.GERMAN));

      assertThat(gateway.callBacks()).isPresent();
      assertThat(onlyRequest().form().get("Twiml"))
          .contains("<Gather")
          .contains(Samples.CONFIRMATION.prompt())
          .doesNotContain("012945", Samples.SPOKEN.intro());
    }

    @Test
    void needANumberToComeFrom() {
      twilio.replies(CALLING);

      GatewayResult result =
          gateway(Map.of("messaging-service-sid", "MG01"))
              .call(Samples.call("+14255551234", Locale.ENGLISH));

      assertThat(result).isEqualTo(new Refused("no_caller_number"));
      assertThat(twilio.received()).isEmpty();
    }
  }

  @Nested
  class WhatGoesWrong {

    @ParameterizedTest
    @CsvSource({
      "400, 21211, twilio_21211",
      "400, 21610, twilio_21610",
      "400, 21408, twilio_21408",
      "400, 0, status_400",
      "422, 60200, twilio_60200"
    })
    void aWrongMessageIsRefusedForGood(int status, int code, String reason) {
      twilio.replies(error(status, code));

      assertThat(text()).isEqualTo(new Refused(reason));
    }

    @ParameterizedTest
    @CsvSource({
      "401, 20003, twilio_20003",
      "403, 20005, twilio_20005",
      "404, 20404, twilio_20404",
      "400, 21606, twilio_21606",
      "400, 21212, twilio_21212"
    })
    void aWrongAccountIsAFailureThatStays(int status, int code, String reason) {
      twilio.replies(error(status, code));

      assertThat(text()).isEqualTo(new Failed(reason, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void whatPassesMayBeTriedAgain(int status) {
      twilio.replies(error(status, 20429));

      assertThat(text()).isEqualTo(new Failed("status_" + status, true));
      assertThat(twilio.received()).as("the SDK itself does not repeat").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "<html>Bad Gateway</html>", "[]", "{\"code\":", "{\"code\":\"x\"}", "null"})
    void theStatusCountsWhateverTheBodySays(String body) {
      twilio.replies(LocalService.status(502, body));

      assertThat(text()).isEqualTo(new Failed("status_502", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"sid\":", "\"SM1\"", "[1]"})
    void aSuccessThatCannotBeReadMayHaveBeenSent(String body) {
      twilio.replies(LocalService.status(201, body));

      assertThat(text()).isEqualTo(new Failed("bad_answer", false));
    }

    @Test
    void silenceMayMeanThatItWasSent() {
      twilio.replies(LocalService.silence(Duration.ofSeconds(5)));

      assertThat(text()).isEqualTo(new Failed("timed_out", false));
    }

    @Test
    void aBodyInDropsIsNotWaitedFor() {
      twilio.replies(LocalService.drops(Duration.ofMillis(100)));

      assertThat(text()).isEqualTo(new Failed("timed_out", false));
    }

    @Test
    void anAnswerWithoutEndIsNotRead() {
      twilio.replies(LocalService.status(201, "{\"sid\":\"" + "x".repeat(100_000) + "\"}"));

      assertThat(text()).isEqualTo(new Failed("bad_answer", false));
    }

    @Test
    void aSuccessThatBreaksOffMayHaveBeenSent() {
      twilio.replies(LocalService.brokenOff());

      assertThat(text()).isEqualTo(new Failed("bad_answer", false));
    }

    @Test
    void hangingUpMayBeTriedAgain() {
      twilio.replies(LocalService.hangUp());

      assertThat(text()).isEqualTo(new Failed("broken_off", true));
    }

    @Test
    void aClosedPortMayBeTriedAgain() {
      TwilioGateway gateway = gateway(Map.of("from", "+14255550100"));
      twilio.close();

      assertThat(gateway.text(Samples.text("hello"))).isEqualTo(new Failed("unreachable", true));
    }
  }

  /** While it logs at DEBUG it goes through the headers of an answer. */
  @Test
  void theSdkCanLogWhatItIsHanded() {
    twilio.replies(QUEUED);
    Request request = new Request(HttpMethod.POST, "https://api.twilio.com/2010-04-01/a");
    request.setAuth(SID, TOKEN);
    Wire wire = new Wire(new Wire.Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(1)));

    assertThat(new TwilioHttp(wire, twilio.uri()).makeRequest(request).getHeaders()).isEmpty();
  }

  private static LocalService.Reply error(int status, int code) {
    return LocalService.status(
        status,
        """
        {"code": %d, "message": "The 'To' number +14255551234 is not valid: 012945",
         "more_info": "https://www.twilio.com/docs/errors/%d", "status": %d}
        """
            .formatted(code, code, status));
  }

  private GatewayResult text() {
    return gateway(Map.of("from", "+14255550100")).text(Samples.text("hello"));
  }

  private Received onlyRequest() {
    assertThat(twilio.received()).hasSize(1);
    return twilio.received().get(0);
  }

  private TwilioGateway gateway(Map<String, String> sender) {
    Map<String, String> options = new HashMap<>(sender);
    options.put("account-sid", SID);
    options.put("auth-token", TOKEN);
    options.put("api-base-url", twilio.uri() + "/");
    options.put("connect-timeout", "300ms");
    options.put("read-timeout", "500ms");
    return new TwilioGateway(TwilioSettings.of(Options.of("twilio", options)));
  }

  private static String basic() {
    return Base64.getEncoder().encodeToString((SID + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
  }
}
