package io.github.keycloaksspr.authenticators.notme;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** A moment as mails name it. */
final class InWords {

  private InWords() {}

  static String of(Instant moment, Locale locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG)
        .withLocale(locale)
        .format(moment.atZone(ZoneId.of("UTC")));
  }
}
