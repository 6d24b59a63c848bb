package io.github.keycloaksspr.adminuiext.adminreset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloaksspr.core.policy.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body {@code {"kind":"generated","logoutSessions":true}} or {@code
 * {"kind":"typed","password":"…"}}; {@code kind} and {@code logoutSessions} may be left out, and so
 * may the body.
 *
 * @param typed the password that the administrator has chosen; empty when one is to be made
 */
record ResetBody(Optional<String> typed, boolean logoutSessions) {

  static final String GENERATED = "generated";
  static final String TYPED = "typed";

  private static final String KIND = "kind";
  private static final String PASSWORD = "password";
  private static final String LOGOUT = "logoutSessions";
  private static final Set<String> FIELDS = Set.of(KIND, PASSWORD, LOGOUT);
  private static final int LONGEST = 10_000;
  private static final int LONGEST_PASSWORD = 256;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** What became of a body. */
  sealed interface Parsed {}

  /** It can be done. */
  record Valid(ResetBody body) implements Parsed {}

  /** It breaks at least one rule. */
  record Invalid(List<FieldError> errors) implements Parsed {
    Invalid {
      errors = List.copyOf(errors);
    }
  }

  /** Names the kind alone, for the password must not be printed. */
  @Override
  public String toString() {
    return kind();
  }

  /** Returns {@code generated} or {@code typed}. */
  String kind() {
    return typed.isPresent() ? TYPED : GENERATED;
  }

  static Parsed parse(@Nullable String text) {
    return read(text == null || text.isBlank() ? "{}" : text)
        .<Parsed>map(ResetBody::parse)
        .orElseGet(
            () -> new Invalid(List.of(new FieldError("", "The body must be a JSON object."))));
  }

  private static Optional<JsonNode> read(String text) {
    try {
      return text.length() > LONGEST
          ? Optional.empty()
          : Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static Parsed parse(JsonNode root) {
    List<FieldError> errors = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      check(field.getKey(), field.getValue()).ifPresent(errors::add);
    }
    boolean typed = TYPED.equals(root.path(KIND).textValue());
    if (errors.isEmpty() && typed != root.has(PASSWORD)) {
      errors.add(
          new FieldError(PASSWORD, "A password belongs to the kind 'typed', and only there."));
    }
    return errors.isEmpty() ? new Valid(valid(root)) : new Invalid(errors);
  }

  private static Optional<FieldError> check(String field, JsonNode value) {
    if (!FIELDS.contains(field)) {
      return Optional.of(
          new FieldError("", "There are only the fields kind, password and logoutSessions."));
    }
    return switch (field) {
      case KIND ->
          wrong(
              Set.of(GENERATED, TYPED).contains(String.valueOf(value.textValue())),
              field,
              "'generated' or 'typed'");
      case LOGOUT -> wrong(value.isBoolean(), field, "true or false");
      default ->
          wrong(password(value), field, "a text of 1 to " + LONGEST_PASSWORD + " characters");
    };
  }

  private static boolean password(JsonNode value) {
    return value.isTextual()
        && !value.textValue().isBlank()
        && value.textValue().length() <= LONGEST_PASSWORD;
  }

  private static Optional<FieldError> wrong(boolean right, String field, String kind) {
    return right
        ? Optional.empty()
        : Optional.of(new FieldError(field, "The value must be " + kind + "."));
  }

  private static ResetBody valid(JsonNode root) {
    return new ResetBody(
        Optional.ofNullable(root.path(PASSWORD).textValue()), root.path(LOGOUT).asBoolean(true));
  }
}
