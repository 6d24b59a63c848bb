package io.github.keycloaksspr.messaging.phone.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places for the parts of a message, such as <code>{to}</code>.
 *
 * @param format how values are escaped
 */
record Template(String text, Format format) {

  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  /** Finds a place that no message has a value for. */
  Optional<String> unknownPlace() {
    return PLACE
        .matcher(text)
        .results()
        .map(place -> place.group(1))
        .filter(name -> Part.of(name).isEmpty())
        .findFirst();
  }

  /** Fills in the values, each escaped; what a value holds is never taken for a place. */
  String filled(Map<Part, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(
                    format.escaped(
                        Part.of(place.group(1))
                            .map(part -> values.getOrDefault(part, ""))
                            .orElse(""))));
  }

  /** A part of a message that a template can hold. */
  enum Part {
    /** The number as E.164, with its plus. */
    TO,
    /** The number without the plus. */
    NUMBER,
    /** Digits to dial once the call is answered. */
    EXTENSION,
    /** What the user reads or hears, the code included. */
    TEXT,
    /** The code alone. */
    CODE,
    /** {@code text} or {@code call}. */
    KIND,
    /** Language tag of the text. */
    LANGUAGE,
    /** Id of the message. */
    ID,
    /** Id of this try to send it. */
    ATTEMPT;

    static Optional<Part> of(String name) {
      for (Part part : values()) {
        if (part.name().toLowerCase(Locale.ROOT).equals(name)) {
          return Optional.of(part);
        }
      }
      return Optional.empty();
    }
  }
}
