package io.github.keycloaksspr.messaging.phone.twilio;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A voice of Twilio's. Of the languages of Keycloak's pages it has none for Azerbaijani, Persian,
 * Croatian, Armenian, Georgian, Kazakh, Kyrgyz and Slovenian.
 *
 * @param language the language as Twilio names it
 * @param name the voice as Twilio names it
 */
record Voice(String language, String name) {

  private static final Map<String, Voice> VOICES =
      Map.ofEntries(
          entry("ar", new Voice("arb", "Polly.Zeina")),
          entry("ca", new Voice("ca-ES", "Polly.Arlet-Neural")),
          entry("cs", new Voice("cs-CZ", "Google.cs-CZ-Standard-A")),
          entry("da", new Voice("da-DK", "Polly.Naja")),
          entry("de", new Voice("de-DE", "Polly.Vicki")),
          entry("el", new Voice("el-GR", "Google.el-GR-Standard-A")),
          entry("en", new Voice("en-US", "Polly.Joanna")),
          entry("en-GB", new Voice("en-GB", "Polly.Amy")),
          entry("es", new Voice("es-ES", "Polly.Lucia")),
          entry("eu", new Voice("eu-ES", "Google.eu-ES-Standard-A")),
          entry("fi", new Voice("fi-FI", "Polly.Suvi-Neural")),
          entry("fr", new Voice("fr-FR", "Polly.Lea")),
          entry("fr-CA", new Voice("fr-CA", "Polly.Chantal")),
          entry("hu", new Voice("hu-HU", "Google.hu-HU-Standard-A")),
          entry("id", new Voice("id-ID", "Google.id-ID-Standard-A")),
          entry("it", new Voice("it-IT", "Polly.Bianca")),
          entry("ja", new Voice("ja-JP", "Polly.Mizuki")),
          entry("ko", new Voice("ko-KR", "Polly.Seoyeon")),
          entry("lt", new Voice("lt-LT", "Google.lt-LT-Standard-A")),
          entry("lv", new Voice("lv-LV", "Google.lv-LV-Standard-A")),
          entry("nl", new Voice("nl-NL", "Polly.Lotte")),
          entry("no", new Voice("nb-NO", "Polly.Liv")),
          entry("nb", new Voice("nb-NO", "Polly.Liv")),
          entry("pl", new Voice("pl-PL", "Polly.Ewa")),
          entry("pt", new Voice("pt-PT", "Polly.Ines")),
          entry("pt-BR", new Voice("pt-BR", "Polly.Vitoria")),
          entry("ro", new Voice("ro-RO", "Polly.Carmen")),
          entry("ru", new Voice("ru-RU", "Polly.Tatyana")),
          entry("sk", new Voice("sk-SK", "Google.sk-SK-Standard-A")),
          entry("sv", new Voice("sv-SE", "Polly.Astrid")),
          entry("th", new Voice("th-TH", "Google.th-TH-Standard-A")),
          entry("tr", new Voice("tr-TR", "Polly.Filiz")),
          entry("uk", new Voice("uk-UA", "Google.uk-UA-Standard-A")),
          entry("vi", new Voice("vi-VN", "Google.vi-VN-Standard-A")),
          entry("zh", new Voice("cmn-CN", "Polly.Zhiyu")),
          entry("zh-Hant", new Voice("cmn-TW", "Google.cmn-TW-Standard-A")),
          entry("zh-TW", new Voice("cmn-TW", "Google.cmn-TW-Standard-A")));

  /** Finds the voice of a language, as spoken where the locale says if there is one for that. */
  static Optional<Voice> of(Locale locale) {
    return Optional.ofNullable(VOICES.get(locale.toLanguageTag()))
        .or(() -> Optional.ofNullable(VOICES.get(locale.getLanguage() + "-" + locale.getScript())))
        .or(() -> Optional.ofNullable(VOICES.get(locale.getLanguage())));
  }
}
