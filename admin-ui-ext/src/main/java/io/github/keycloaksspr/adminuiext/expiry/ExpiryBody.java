package io.github.keycloaksspr.adminuiext.expiry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloaksspr.core.policy.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body {@code {"neverExpires":true}} about one user, or {@code
 * {"users":["id"],"neverExpires":true}} about many.
 */
record ExpiryBody(List<String> users, boolean neverExpires) {

  /** How many users one call may be about. */
  static final int MOST = 1000;

  private static final int LONGEST = 300_000;
  private static final int LONGEST_ID = 255;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  ExpiryBody {
    users = List.copyOf(users);
  }

  /** What became of a body. */
  sealed interface Parsed {}

  /** It can be done. */
  record Valid(ExpiryBody body) implements Parsed {}

  /** It breaks at least one rule. */
  record Invalid(List<FieldError> errors) implements Parsed {
    Invalid {
      errors = List.copyOf(errors);
    }
  }

  static Parsed ofOne(@Nullable String text) {
    return parse(text, Set.of("neverExpires"));
  }

  static Parsed ofMany(@Nullable String text) {
    return parse(text, Set.of("users", "neverExpires"));
  }

  private static Parsed parse(@Nullable String text, Set<String> fields) {
    Optional<JsonNode> root = read(text == null ? "" : text);
    if (root.isEmpty()) {
      return new Invalid(List.of(new FieldError("", "The body must be a JSON object.")));
    }
    List<FieldError> errors = errors(root.get(), fields);
    return errors.isEmpty()
        ? new Valid(
            new ExpiryBody(
                users(root.get().path("users")), root.get().path("neverExpires").booleanValue()))
        : new Invalid(errors);
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

  private static List<FieldError> errors(JsonNode root, Set<String> fields) {
    List<FieldError> errors = new ArrayList<>();
    root.fieldNames()
        .forEachRemaining(
            field -> {
              if (!fields.contains(field)) {
                errors.add(new FieldError("", "There is a field that is not known here."));
              }
            });
    if (!root.path("neverExpires").isBoolean()) {
      errors.add(new FieldError("neverExpires", "The value must be true or false."));
    }
    if (fields.contains("users") && !areUsers(root.path("users"))) {
      errors.add(
          new FieldError("users", "The value must be a list of 1 to " + MOST + " different ids."));
    }
    return errors;
  }

  private static boolean areUsers(JsonNode node) {
    if (!node.isArray() || node.isEmpty() || node.size() > MOST) {
      return false;
    }
    for (JsonNode each : node) {
      String id = each.textValue();
      if (id == null || id.isBlank() || id.length() > LONGEST_ID) {
        return false;
      }
    }
    List<String> users = users(node);
    return new HashSet<>(users).size() == users.size();
  }

  private static List<String> users(JsonNode node) {
    List<String> users = new ArrayList<>();
    node.forEach(each -> users.add(each.asText()));
    return users;
  }
}
