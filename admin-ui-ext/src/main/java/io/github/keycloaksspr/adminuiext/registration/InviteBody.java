package io.github.keycloaksspr.adminuiext.registration;

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
 * The body {@code {"search":"…","group":"/staff","max":100,"force":false,"first":"0"}} that asks
 * for invitations; every field may be left out, and so may the body.
 */
record InviteBody(Filter filter, Position first, int most, boolean force) {

  private static final int LONGEST = 10_000;
  private static final int USUAL = 100;
  private static final int MOST = 1000;
  private static final Set<String> FIELDS = Set.of("search", "group", "max", "force", "first");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** What became of a body. */
  sealed interface Parsed {}

  /** It can be done. */
  record Valid(InviteBody body) implements Parsed {}

  /** It breaks at least one rule. */
  record Invalid(List<FieldError> errors) implements Parsed {
    Invalid {
      errors = List.copyOf(errors);
    }
  }

  static Parsed parse(@Nullable String text) {
    Optional<JsonNode> root = read(text == null || text.isBlank() ? "{}" : text);
    return root.<Parsed>map(InviteBody::parse)
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
    return errors.isEmpty() ? new Valid(valid(root)) : new Invalid(errors);
  }

  private static Optional<FieldError> check(String field, JsonNode value) {
    if (!FIELDS.contains(field)) {
      return Optional.of(
          new FieldError("", "There are only the fields search, group, max, force and first."));
    }
    return switch (field) {
      case "max" ->
          value.isInt() && Most.parse(value.asText(), USUAL, MOST).isPresent()
              ? Optional.empty()
              : Optional.of(Most.error(MOST));
      case "force" -> wrong(value.isBoolean(), field, "true or false");
      case "first" ->
          wrong(
              value.isTextual() && Position.parse(value.textValue()).isPresent(),
              field,
              "what an answer gave as 'next'");
      default -> wrong(value.isTextual(), field, "a text");
    };
  }

  private static Optional<FieldError> wrong(boolean right, String field, String kind) {
    return right
        ? Optional.empty()
        : Optional.of(new FieldError(field, "The value must be " + kind + "."));
  }

  private static InviteBody valid(JsonNode root) {
    return new InviteBody(
        new Filter(text(root, "search"), text(root, "group")),
        Position.parse(text(root, "first")).orElse(Position.START),
        root.path("max").asInt(USUAL),
        root.path("force").asBoolean(false));
  }

  private static @Nullable String text(JsonNode root, String field) {
    return root.path(field).textValue();
  }
}
