package io.github.keycloaksspr.messaging.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloaksspr.messaging.phone.Options;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioSettingsTest {

  private static final Map<String, String> LEAST =
      Map.of("account-sid", "AC01", "auth-token", "s3cret", "from", "+14255550100");

  @Test
  void threeOptionsAreEnoughToSpeakWithTwilio() {
    TwilioSettings settings = settings(LEAST);

    assertThat(settings.apiBase()).isEqualTo(URI.create("https://api.twilio.com"));
    assertThat(settings).hasToString("TwilioSettings[AC01]");
  }

  @ParameterizedTest
  @CsvSource({
    "account-sid, ''",
    "account-sid, SK01",
    "account-sid, AC01/../x",
    "auth-token, ''",
    "from, ''",
    "from, Contoso",
    "from, 4255550100",
    "messaging-service-sid, XX01",
    "api-base-url, http://api.example.org",
    "api-base-url, api.twilio.com",
    "connect-timeout, 2",
    "read-timeout, never"
  })
  void aMistakeStopsTheStartAndNamesItsOption(String option, String value) {
    Map<String, String> options = new HashMap<>(LEAST);
    options.put(option, value);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(options))
        .withMessageStartingWith("--spi-sspr-phone-gateway--twilio--" + option + " ")
        .withMessageNotContaining("s3cret");
  }

  private static TwilioSettings settings(Map<String, String> options) {
    return TwilioSettings.of(Options.of("twilio", options));
  }
}
