package io.github.keycloaksspr.messaging;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** A moment as mails and pages name it. */
public final class InWords {

  private InWords() {}

  /** Returns the moment in UTC, in a language. */
  public static String of(Instant moment, Locale locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG)
        .withLocale(locale)
        .format(moment.atZone(ZoneId.of("UTC")));
  }
}
