package io.github.keycloaksspr.adminuiext.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloaksspr.adminuiext.methods.Registrable;
import io.github.keycloaksspr.core.policy.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An import as an array of JSON objects, or as one object in each line. */
final class JsonDocument {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final List<Row> rows = new ArrayList<>();
  private final Set<FieldError> unknown = new LinkedHashSet<>();

  private JsonDocument() {}

  /** Reads an array. */
  static ImportDocument parse(String text) {
    Optional<JsonNode> array = read(text).filter(JsonNode::isArray);
    if (array.isEmpty()) {
      return ImportDocument.unreadable("The body must be a JSON array of objects.");
    }
    JsonDocument document = new JsonDocument();
    array.get().forEach(document::add);
    return document.result();
  }

  /** Reads one object out of each line that has any text. */
  static ImportDocument parseLines(String text) {
    JsonDocument document = new JsonDocument();
    int line = 0;
    for (String each : text.lines().toList()) {
      line++;
      if (!each.isBlank()) {
        document.addLine(line, each);
      }
    }
    return document.result();
  }

  private void addLine(int line, String text) {
    read(text)
        .ifPresentOrElse(
            this::add,
            () ->
                rows.add(Row.unreadable(rows.size() + 1, "Line " + line + " is not valid JSON.")));
  }

  private ImportDocument result() {
    return unknown.isEmpty()
        ? ImportDocument.of(rows)
        : new ImportDocument.Unreadable(List.copyOf(unknown));
  }

  private void add(JsonNode node) {
    int number = rows.size() + 1;
    if (!node.isObject()) {
      rows.add(Row.unreadable(number, "A row must be a JSON object."));
      return;
    }
    Row.Builder row = new Row.Builder(number);
    node.properties().forEach(each -> field(row, each));
    rows.add(row.build());
  }

  private void field(Row.Builder row, Map.Entry<String, JsonNode> each) {
    String name = each.getKey();
    JsonNode value = each.getValue();
    ImportDocument.unknown(name).ifPresent(unknown::add);
    if (!value.isTextual() && !value.isNull()) {
      row.error(ImportDocument.unknown(name).isEmpty() ? name : "", "The value must be a text.");
      return;
    }
    Who.By.ofColumn(name).ifPresent(by -> row.who(by, value.isNull() ? "" : value.textValue()));
    Registrable.ofType(name).ifPresent(found -> row.change(found, change(value)));
  }

  private static Change change(JsonNode value) {
    return value.isNull() ? new Change.Remove() : new Change.Save(value.textValue());
  }

  private static Optional<JsonNode> read(String text) {
    try {
      return Optional.of(JSON.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException e) {
      // what it says quotes the text
      return Optional.empty();
    }
  }
}
