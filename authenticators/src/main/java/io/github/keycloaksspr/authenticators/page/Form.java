package io.github.keycloaksspr.authenticators.page;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;

/** The fields of a posted form: a field that is sent twice or is too long counts as not sent. */
public final class Form {

  /** Most characters of a value. */
  public static final int LONGEST_VALUE = 2_000;

  private final MultivaluedMap<String, String> fields;

  private Form(MultivaluedMap<String, String> fields) {
    this.fields = fields;
  }

  public static Form of(Interaction interaction) {
    return of(interaction.request().getDecodedFormParameters());
  }

  public static Form of(MultivaluedMap<String, String> fields) {
    return new Form(fields);
  }

  /** Returns the value of a field when it is there, once, not blank and not too long. */
  public Optional<String> value(String field) {
    List<String> values = fields.getOrDefault(field, List.of());
    return values.size() == 1
        ? Optional.of(values.get(0).strip())
            .filter(value -> !value.isEmpty() && value.length() <= LONGEST_VALUE)
        : Optional.empty();
  }

  /**
   * Returns the value of a field exactly as it was typed, blanks included, when it is there, once,
   * not blank and not too long.
   */
  public Optional<String> secret(String field) {
    List<String> values = fields.getOrDefault(field, List.of());
    return values.size() == 1 && !values.get(0).isBlank() && !tooLong(field)
        ? Optional.of(values.get(0))
        : Optional.empty();
  }

  /** Tells whether a field was sent with more than {@value #LONGEST_VALUE} characters. */
  public boolean tooLong(String field) {
    return fields.getOrDefault(field, List.of()).stream()
        .anyMatch(value -> value.length() > LONGEST_VALUE);
  }

  /** Tells whether the field was sent, with whatever value. */
  public boolean has(String field) {
    return fields.containsKey(field);
  }

  /** Tells whether a field holds more than blanks, however often it was sent. */
  public boolean filled(String field) {
    return fields.getOrDefault(field, List.of()).stream().anyMatch(value -> !value.isBlank());
  }
}
