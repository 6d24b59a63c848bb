package io.github.keycloaksspr.messaging.phone.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloaksspr.messaging.phone.GatewayResult;
import io.github.keycloaksspr.messaging.phone.GatewayResult.Accepted;
import io.github.keycloaksspr.messaging.phone.GatewayResult.Failed;
import io.github.keycloaksspr.messaging.phone.GatewayResult.Refused;
import io.github.keycloaksspr.messaging.phone.Options;
import io.github.keycloaksspr.messaging.phone.Samples;
import io.github.keycloaksspr.messaging.wire.LocalService;
import io.github.keycloaksspr.messaging.wire.LocalService.Received;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpGatewayTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final LocalService service = new LocalService().replies(LocalService.status(200, "OK"));

  @AfterEach
  void close() {
    service.close();
  }

  @Nested
  class Json {

    @Test
    void withoutTemplateEveryPartIsAField() throws Exception {
      GatewayResult result = gateway(Map.of()).text(Samples.text(Samples.HOSTILE));

      assertThat(result).isEqualTo(new Accepted("m-1"));
      Received request = onlyRequest();
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.target()).isEqualTo("/send");
      assertThat(request.header("Content-type")).isEqualTo("application/json");
      JsonNode body = JSON.readTree(request.body());
      assertThat(JSON.convertValue(body, Map.class))
          .isEqualTo(
              Map.of(
                  "kind", "text",
                  "to", "+14255551234",
                  "extension", "",
                  "text", Samples.HOSTILE,
                  "code", "012945",
                  "language", "de",
                  "id", "m-1"));
    }

    @Test
    void aTemplateIsFilledIn() {
      gateway(
              Map.of(
                  "method", "PUT",
                  "body", "{\"messages\":[{\"n\":\"{number}\",\"t\":\"{text}\",\"k\":1}]}",
                  "headers", "{\"X-Api-Key\":\"s3cret\",\"Idempotency-Key\":\"{attempt}\"}"))
          .text(Samples.text("a \"b\" \\ ü\n{to}"));

      Received request = onlyRequest();
      assertThat(request.method()).isEqualTo("PUT");
      assertThat(request.header("X-api-key")).isEqualTo("s3cret");
      assertThat(request.header("Idempotency-key")).isEqualTo("m-1");
      assertThat(request.body())
          .isEqualTo(
              "{\"messages\":[{\"n\":\"14255551234\",\"t\":\"a \\\"b\\\" \\\\ ü\\n{to}\",\"k\":1}]}");
    }
  }

  @Nested
  class Forms {

    @Test
    void keepEveryValueInItsField() {
      gateway(Map.of("format", "form", "body", "to={to}&text={text}&lang={language}&fixed=a%26b"))
          .text(Samples.text(Samples.HOSTILE));

      Received request = onlyRequest();
      assertThat(request.header("Content-type"))
          .isEqualTo("application/x-www-form-urlencoded; charset=UTF-8");
      assertThat(request.form())
          .isEqualTo(
              Map.of("to", "+14255551234", "text", Samples.HOSTILE, "lang", "de", "fixed", "a&b"));
    }

    @Test
    void canBeTheQueryOfAGet() {
      gateway(Map.of("method", "GET", "url", service.uri() + "/sms?n={to}&t={text}"))
          .text(Samples.text("ä & = + %\n?#"));

      Received request = onlyRequest();
      assertThat(request.method()).isEqualTo("GET");
      assertThat(request.body()).isEmpty();
      assertThat(request.target())
          .isEqualTo("/sms?n=%2B14255551234&t=%C3%A4%20%26%20%3D%20%2B%20%25%0A%3F%23");
      assertThat(URI.create(request.target()).getQuery()).endsWith("t=ä & = + %\n?#");
    }
  }

  @Nested
  class Calls {

    @Test
    void haveAnAddressOfTheirOwnAndOneText() throws Exception {
      GatewayResult result =
          gateway(Map.of("call-url", service.uri() + "/call"))
              .call(Samples.call("+14255551234;ext=123", Locale.ENGLISH));

      assertThat(result).isInstanceOf(Accepted.class);
      assertThat(onlyRequest().target()).isEqualTo("/call");
      JsonNode body = JSON.readTree(onlyRequest().body());
      assertThat(body.path("kind").asText()).isEqualTo("call");
      assertThat(body.path("extension").asText()).isEqualTo("123");
      assertThat(body.path("text").asText())
          .isEqualTo(
              "Hello. Your code is: 0, 1, 2, 9, 4, 5. Once more: 0, 1, 2, 9, 4, 5."
                  + " Once more: 0, 1, 2, 9, 4, 5. Goodbye.");
    }

    @Test
    void areRefusedWhereTheyAreNotSetUp() {
      assertThat(gateway(Map.of()).call(Samples.call("+14255551234", Locale.ENGLISH)))
          .isEqualTo(new Refused("no_call_url"));
      assertThat(service.received()).isEmpty();
    }
  }

  @Nested
  class Answers {

    @ParameterizedTest
    @CsvSource({"400", "402", "422"})
    void thatBlameTheMessageRefuseIt(int status) {
      assertThat(answered(status, "no", Map.of())).isEqualTo(new Refused("status_" + status));
    }

    @ParameterizedTest
    @CsvSource({"301, false", "401, false", "403, false", "404, false", "429, true", "503, true"})
    void thatBlameTheGatewayFail(int status, boolean again) {
      assertThat(answered(status, "no", Map.of())).isEqualTo(new Failed("status_" + status, again));
    }

    @Test
    void areAcceptedByListedStatusesOnly() {
      Map<String, String> listed = Map.of("accepted-status", "200, 409");

      assertThat(answered(409, "", listed)).isInstanceOf(Accepted.class);
      assertThat(answered(202, "", listed)).isEqualTo(new Failed("status_202", false));
    }

    @Test
    void mustHoldWhatTheyAreExpectedToHold() {
      Map<String, String> expected = Map.of("accepted-body", "\"status\"\\s*:\\s*\"ok\"");

      assertThat(answered(200, "{\"status\": \"ok\"}", expected)).isInstanceOf(Accepted.class);
      assertThat(answered(200, "{\"status\": \"invalid +14255551234\"}", expected))
          .isEqualTo(new Refused("unexpected_body"));
    }

    @Test
    void thatNeverComeFail() {
      service.replies(LocalService.silence(Duration.ofSeconds(5)));

      assertThat(gateway(Map.of("read-timeout", "300ms")).text(Samples.text("a")))
          .isEqualTo(new Failed("timed_out", false));
    }

    private GatewayResult answered(int status, String body, Map<String, String> options) {
      service.replies(LocalService.status(status, body));
      return gateway(options).text(Samples.text("a"));
    }
  }

  @Nested
  class Settings {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "url | ''",
          "url | gateway",
          "url | ftp://gateway/",
          "url | https://{to}/",
          "url | https://gateway/?a={nobody}",
          "call-url | https:///",
          "method | post",
          "format | xml",
          "body | {\"a\":{text}}",
          "body | {\"a\":\"{text}\"",
          "body | {\"a\":\"{password}\"}",
          "call-body | {\"a\"",
          "headers | X-Api-Key: a",
          "headers | {\"X Api\":\"a\"}",
          "headers | {\"X\":1}",
          "headers | {\"X\":\"a\\nb\"}",
          "headers | {\"Host\":\"elsewhere\"}",
          "accepted-status | 2xx",
          "accepted-body | (",
          "read-timeout | 5"
        })
    void aMistakeStopsTheStartAndNamesItsOption(String option, String value) {
      Map<String, String> options = new HashMap<>(Map.of("url", "https://gateway/"));
      options.put("call-url", "https://gateway/call");
      options.put(option, value);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> HttpSettings.of(Options.of("http", options)))
          .withMessageStartingWith("--spi-sspr-phone-gateway--http--" + option + " ");
    }

    @Test
    void aFormNeedsATemplate() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> gateway(Map.of("format", "form")))
          .withMessageContaining("--body is missing");
    }

    @ParameterizedTest
    @CsvSource({
      "https://gateway/send, https://gateway/call, false",
      "https://gateway/send, http://gateway/call?n={to}, true",
      "http://gateway/send, https://gateway/call, true",
      "http://127.0.0.1/send, http://localhost:81/call, false"
    })
    void areExposedWithoutTls(String url, String callUrl, boolean exposed) {
      Map<String, String> options = Map.of("url", url, "call-url", callUrl);

      assertThat(HttpSettings.of(Options.of("http", options)).exposed()).isEqualTo(exposed);
    }

    @Test
    void areNotPrinted() {
      HttpSettings settings =
          HttpSettings.of(
              Options.of(
                  "http",
                  Map.of("url", "https://gateway/?key=s3cret", "headers", "{\"X\":\"s3cret\"}")));

      assertThat(settings.toString()).doesNotContain("s3cret");
    }
  }

  private HttpGateway gateway(Map<String, String> given) {
    Map<String, String> options = new HashMap<>(Map.of("url", service.uri() + "/send"));
    options.putAll(given);
    return new HttpGateway(HttpSettings.of(Options.of("http", options)));
  }

  private Received onlyRequest() {
    List<Received> received = service.received();
    assertThat(received).hasSize(1);
    return received.get(0);
  }
}
