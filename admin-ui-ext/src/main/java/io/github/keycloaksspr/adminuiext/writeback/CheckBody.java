package io.github.keycloaksspr.adminuiext.writeback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloaksspr.core.policy.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body {@code {"user":"…"}} of a check; it may be left out, and so may the field. */
sealed interface CheckBody {

  /** No user is to be looked at. */
  record Nobody() implements CheckBody {}

  /**
   * A user is.
   *
   * @param user id or user name
   */
  record Somebody(String user) implements CheckBody {}

  /** The body is something else. */
  record Invalid(List<FieldError> errors) implements CheckBody {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }

  int LONGEST = 10_000;

  JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Reads a body. */
  static CheckBody parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return new Nobody();
    }
    try {
      return text.length() > LONGEST ? noObject() : of(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      return noObject();
    }
  }

  private static CheckBody of(JsonNode root) {
    if (!root.isObject()) {
      return noObject();
    }
    JsonNode user = root.path("user");
    if (root.size() > (user.isMissingNode() ? 0 : 1)) {
      return invalid("", "There is only the field user.");
    }
    if (user.isMissingNode()) {
      return new Nobody();
    }
    return user.isTextual() && !user.textValue().isBlank()
        ? new Somebody(user.textValue().strip())
        : invalid("user", "The value must be the id or the name of a user.");
  }

  private static CheckBody noObject() {
    return invalid("", "The body must be a JSON object.");
  }

  private static CheckBody invalid(String field, String error) {
    return new Invalid(List.of(new FieldError(field, error)));
  }
}
