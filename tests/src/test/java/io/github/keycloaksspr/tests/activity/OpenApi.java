package io.github.keycloaksspr.tests.activity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;

/**
 * The product's OpenAPI document, held against real answers in both directions: no field that it
 * does not describe, and none described that no answer has.
 */
public final class OpenApi {
  private final JsonNode document;
  private final Set<String> seen = new TreeSet<>();

  public OpenApi(JsonNode document) {
    this.document = document;
  }

  /** Returns the names of the parameters of {@code GET} of a path below {@code sspr/}. */
  public List<String> parameters(String path) {
    return operation(path).path("parameters").findValuesAsText("name");
  }

  /** Returns all that is wrong with an answer, in words. */
  public List<String> objections(String path, int status, JsonNode answer) {
    JsonNode schema =
        operation(path)
            .path("responses")
            .path(String.valueOf(status))
            .path("content")
            .path("application/json")
            .path("schema");
    List<String> objections = new ArrayList<>();
    if (schema.isMissingNode()) {
      objections.add("no " + status + " of " + path + " is described");
    }
    check(schema, answer, path, objections);
    return objections;
  }

  /** Returns the described fields of a schema that no answer had so far. */
  public List<String> neverSeen(String schema) {
    List<String> fields = new ArrayList<>();
    document
        .at("/components/schemas/" + schema + "/properties")
        .fieldNames()
        .forEachRemaining(field -> fields.add(schema + "." + field));
    fields.removeAll(seen);
    return fields;
  }

  private JsonNode operation(String path) {
    return document.path("paths").path("/admin/realms/{realm}/sspr/" + path).path("get");
  }

  private void check(JsonNode schema, JsonNode value, String where, List<String> objections) {
    if (schema.has("$ref")) {
      String reference = schema.path("$ref").asText();
      String name = reference.substring(reference.lastIndexOf('/') + 1);
      value.fieldNames().forEachRemaining(field -> seen.add(name + "." + field));
      check(document.at(reference.substring(1)), value, where, objections);
      return;
    }
    if (!ofType(schema.path("type").asText(), value)) {
      objections.add(where + " is no " + schema.path("type").asText() + ": " + value);
      return;
    }
    if (schema.has("enum")) {
      checkOneOf(schema, value, where, objections);
    }
    checkText(schema, value, where, objections);
    if (schema.has("minimum") && value.asDouble() < schema.path("minimum").asDouble()) {
      objections.add(where + " is too small: " + value);
    }
    if (value.isObject()) {
      checkObject(schema, value, where, objections);
    } else if (value.isArray()) {
      value.forEach(item -> check(schema.path("items"), item, where + "[]", objections));
    }
  }

  private static boolean ofType(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      default -> false;
    };
  }

  private static void checkOneOf(
      JsonNode schema, JsonNode value, String where, List<String> objections) {
    for (JsonNode each : schema.path("enum")) {
      if (each.equals(value)) {
        return;
      }
    }
    objections.add(where + " is none of " + schema.path("enum") + ": " + value);
  }

  private static void checkText(
      JsonNode schema, JsonNode value, String where, List<String> objections) {
    try {
      switch (schema.path("format").asText()) {
        case "date-time" -> OffsetDateTime.parse(value.asText());
        case "date" -> LocalDate.parse(value.asText());
        default -> {
          // no format that this document uses
        }
      }
    } catch (java.time.DateTimeException e) {
      objections.add(where + " is no " + schema.path("format").asText() + ": " + value);
    }
  }

  private void checkObject(JsonNode schema, JsonNode value, String where, List<String> objections) {
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        objections.add(where + " lacks " + required.asText());
      }
    }
    for (Entry<String, JsonNode> field : value.properties()) {
      JsonNode described = schema.path("properties").path(field.getKey());
      JsonNode others = schema.path("additionalProperties");
      if (!described.isMissingNode()) {
        check(described, field.getValue(), where + "." + field.getKey(), objections);
      } else if (others.isObject()) {
        check(others, field.getValue(), where + "." + field.getKey(), objections);
      } else if (schema.has("properties")) {
        objections.add(where + "." + field.getKey() + " is not described");
      }
    }
  }
}
