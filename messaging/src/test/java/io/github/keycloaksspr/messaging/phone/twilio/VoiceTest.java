package io.github.keycloaksspr.messaging.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.twiml.voice.Say;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceTest {

  /** Languages of Keycloak's own sign-in pages. */
  private static final String SPOKEN =
      "ar,ca,cs,da,de,el,en,es,eu,fi,fr,hu,id,it,ja,ko,lt,lv,nl,no,pl,pt,pt-BR,ro,ru,sk,sv,th,tr,uk,"
          + "vi,zh-Hans,zh-Hant";

  @Test
  void everyVoiceIsOneThatTwilioHas() {
    Set<String> voices =
        Arrays.stream(Say.Voice.values()).map(Object::toString).collect(Collectors.toSet());

    for (String tag : SPOKEN.split(",", -1)) {
      assertThat(voices)
          .as(tag)
          .contains(Voice.of(Locale.forLanguageTag(tag)).orElseThrow().name());
    }
  }

  @Test
  void aVoiceSpeaksTheLanguageItIsChosenFor() {
    for (String tag : SPOKEN.split(",", -1)) {
      Voice voice = Voice.of(Locale.forLanguageTag(tag)).orElseThrow();
      if (voice.name().startsWith("Google.")) {
        assertThat(voice.name()).startsWith("Google." + voice.language() + "-");
      } else {
        assertThat(Arrays.stream(Say.Language.values()).map(Object::toString))
            .contains(voice.language());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "de-AT, de-DE",
    "en-GB, en-GB",
    "en-AU, en-US",
    "pt-BR, pt-BR",
    "pt-AO, pt-PT",
    "zh-Hans, cmn-CN",
    "zh-Hant-HK, cmn-TW",
    "nb-NO, nb-NO"
  })
  void aLocaleGetsTheNearestVoice(String tag, String language) {
    assertThat(Voice.of(Locale.forLanguageTag(tag)).orElseThrow().language()).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(strings = {"az", "fa", "hr", "hy", "ka", "kk", "ky", "sl"})
  void someLanguagesHaveNoVoice(String tag) {
    assertThat(Voice.of(Locale.forLanguageTag(tag))).isEmpty();
  }
}
