package io.github.keycloaksspr.core.policy;

import static io.github.keycloaksspr.core.policy.Documents.errors;
import static io.github.keycloaksspr.core.policy.Documents.policy;
import static io.github.keycloaksspr.core.policy.Documents.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Those whom the activity is sent to (spec A4). */
class ReceiversPolicyTest {

  private static final String SECRET = "${vault.sspr-webhook}";

  @Test
  void areNobodyUnlessTheyAreNamed() {
    assertThat(policy("{}").activity().webhook()).isNull();
    assertThat(policy("{}").activity().syslog()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://siem.example/in",
        "HTTPS://siem.example:8443/in?v=1",
        "http://localhost:8088/",
        "http://127.0.0.1/in",
        "http://127.9.8.7:1",
        "http://[::1]:8088/in"
      })
  void aWebhookIsConfidentialOrOnThisMachine(String url) {
    assertThat(policy(webhook(url, SECRET)).activity().webhook())
        .isEqualTo(new Policy.Webhook(URI.create(url), SECRET));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://siem.example/in",
        "http://127.0.0.1.evil.example/",
        "http://localhost.evil.example/",
        "http://10.0.0.1/",
        "http://[::2]/",
        "http://user:password@localhost/",
        "https://user@siem.example/",
        "https://siem.example/#in",
        "https://siem.example:99999/",
        "https:///in",
        "https:in",
        "ftp://siem.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "siem.example",
        ""
      })
  void aWebhookElsewhereIsRefused(String url) {
    assertThat(errors(webhook(url, SECRET)))
        .extracting(FieldError::field)
        .containsExactly("activity.webhook.url");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "${vault.}",
        "${vault.a b}",
        "${vault.a}${vault.b}",
        "x${vault.a}",
        "${env.SECRET}",
        ""
      })
  void aSecretIsInTheVaultAndNotHere(String secret) {
    assertThat(errors(webhook("https://siem.example/", secret)))
        .containsExactly(
            new FieldError(
                "activity.webhook.secret",
                "The value must be a reference to Keycloak's vault such as ${vault.sspr-webhook},"
                    + " for the policy holds no secrets."));
  }

  @Test
  void aWebhookNeedsBoth() {
    assertThat(errors(with("activity.webhook", "{}")))
        .extracting(FieldError::field)
        .containsExactly("activity.webhook.url", "activity.webhook.secret");
    assertThat(errors(with("activity.syslog", "{}")))
        .extracting(FieldError::field)
        .containsExactly("activity.syslog.url");
    assertThat(errors(with("activity.webhook", "\"https://siem.example/\"")))
        .extracting(FieldError::field)
        .contains("activity.webhook");
  }

  @ParameterizedTest
  @CsvSource({
    "tls://siem.example:6514, rfc5424, RFC5424",
    "TCP://10.0.0.1:514, cef, CEF",
    "udp://[::1]:514, rfc5424, RFC5424"
  })
  void aLogCollectorIsAHostAndAPort(String url, String format, SyslogFormat expected) {
    assertThat(policy(syslog(url, format)).activity().syslog())
        .isEqualTo(new Policy.Syslog(URI.create(url), expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tls://siem.example",
        "tls://siem.example:0",
        "tls://siem.example:65536",
        "tcp://siem.example:514/",
        "tcp://siem.example:514?x",
        "tcp://siem.example:514#x",
        "tcp://user@siem.example:514",
        "tcp:514",
        "syslog://siem.example:514",
        "http://siem.example:514",
        ""
      })
  void whatIsNoneIsRefused(String url) {
    assertThat(errors(syslog(url, "cef")))
        .extracting(FieldError::field)
        .containsExactly("activity.syslog.url");
  }

  @Test
  void anotherFormatIsRefused() {
    assertThat(errors(syslog("tcp://siem.example:514", "leef")))
        .containsExactly(
            new FieldError("activity.syslog.format", "The value must be one of rfc5424, cef."));
  }

  private static String webhook(String url, String secret) {
    return with("activity.webhook", "{\"url\":\"%s\",\"secret\":\"%s\"}".formatted(url, secret));
  }

  private static String syslog(String url, String format) {
    return with("activity.syslog", "{\"url\":\"%s\",\"format\":\"%s\"}".formatted(url, format));
  }
}
