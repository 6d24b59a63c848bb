package io.github.keycloaksspr.core.notification.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The details of a notice as its row has them: a JSON object of texts, or null for none. */
final class NoticeDetails {

  private static final JsonMapper JSON = new JsonMapper();

  private NoticeDetails() {}

  static @Nullable String write(Map<String, String> details) {
    try {
      return details.isEmpty() ? null : JSON.writeValueAsString(new TreeMap<>(details));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The details of a notice cannot be written", e);
    }
  }

  static Map<String, String> read(@Nullable String details) {
    try {
      return details == null
          ? Map.of()
          : JSON.readValue(details, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      // the message of e quotes the details, which hold personal data
      throw new IllegalStateException("The details of a notice are damaged");
    }
  }
}
