package io.github.keycloaksspr.adminuiext.adminreset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloaksspr.core.adminreset.AdminReset;
import io.github.keycloaksspr.core.policy.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body {@code {"kind":"generated","logoutSessions":true}}, {@code
 * {"kind":"typed","password":"…"}} or {@code {"kind":"link","send":true}}; all but {@code password}
 * may be left out, and so may the body.
 *
 * @param typed the password that the administrator has chosen; empty for another kind
 * @param send whether the link goes to the user by mail, and not into the answer
 */
record ResetBody(String kind, Optional<String> typed, boolean logoutSessions, boolean send) {

  static final String GENERATED = "generated";
  static final String TYPED = "typed";

  private static final String KIND = "kind";
  private static final String SEND = "send";
  private static final String PASSWORD = "password";
  private static final String LOGOUT = "logoutSessions";
  private static final Set<String> KINDS = Set.of(GENERATED, TYPED, AdminReset.LINK);
  private static final Set<String> FIELDS = Set.of(KIND, PASSWORD, LOGOUT, SEND);
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
    return kind;
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
    if (errors.isEmpty()) {
      misplaced(root, root.path(KIND).asText(GENERATED)).ifPresent(errors::add);
    }
    return errors.isEmpty() ? new Valid(valid(root)) : new Invalid(errors);
  }

  private static Optional<FieldError> misplaced(JsonNode root, String kind) {
    boolean link = AdminReset.LINK.equals(kind);
    if (TYPED.equals(kind) != root.has(PASSWORD)) {
      return Optional.of(
          new FieldError(PASSWORD, "A password belongs to the kind 'typed', and only there."));
    }
    if (root.has(SEND) && !link) {
      return Optional.of(new FieldError(SEND, "Only a link can be sent."));
    }
    return root.has(LOGOUT) && link
        ? Optional.of(new FieldError(LOGOUT, "A link ends no sessions."))
        : Optional.empty();
  }

  private static Optional<FieldError> check(String field, JsonNode value) {
    if (!FIELDS.contains(field)) {
      return Optional.of(
          new FieldError("", "There are only the fields kind, password, logoutSessions and send."));
    }
    return switch (field) {
      case KIND ->
          wrong(
              KINDS.contains(String.valueOf(value.textValue())),
              field,
              "'generated', 'typed' or 'link'");
      case LOGOUT, SEND -> wrong(value.isBoolean(), field, "true or false");
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
        root.path(KIND).asText(GENERATED),
        Optional.ofNullable(root.path(PASSWORD).textValue()),
        root.path(LOGOUT).asBoolean(true),
        root.path(SEND).asBoolean(false));
  }
}
