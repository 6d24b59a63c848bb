package io.github.keycloaksspr.requiredactions.change;

import java.util.Map;

/**
 * A rule for the next password, as the page shows it.
 *
 * @param id end of the message key, and what the page's script knows it by
 * @param value a number that the text names and the script compares with
 */
record Requirement(String id, int value) {

  static final Requirement DIFFERENT = new Requirement("different", 0);

  Map<String, Object> asMap() {
    return Map.of("id", id, "value", value);
  }
}
