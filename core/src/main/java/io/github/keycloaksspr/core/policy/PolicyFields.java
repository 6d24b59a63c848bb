package io.github.keycloaksspr.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.core.method.Method;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object of the policy document; what is wrong is added to the errors. */
final class PolicyFields {

  private static final int MAX_ITEMS = 1_000;
  private static final int MAX_TEXT = 1_000;

  private final ObjectNode object;
  private final String path;
  private final List<FieldError> errors;
  private final Set<String> read = new HashSet<>();

  PolicyFields(ObjectNode object, String path, List<FieldError> errors) {
    this.object = object;
    this.path = path;
    this.errors = errors;
  }

  void error(String field, String error) {
    errors.add(new FieldError(path + field, error));
  }

  /** Adds an error for each field that nobody asked for. */
  void refuseOthers() {
    object
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!read.contains(field)) {
                error(field, "There is no such setting.");
              }
            });
  }

  int number(String field, int absent, int least, int most) {
    JsonNode node = find(field).orElse(null);
    if (node == null) {
      return absent;
    }
    if (node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= least) {
      if (node.intValue() <= most) {
        return node.intValue();
      }
    }
    error(field, "The value must be a whole number from " + least + " to " + most + ".");
    return absent;
  }

  /** Reads an amount of money from 0 to less than a bound; null where there is none. */
  @Nullable BigDecimal amount(String field, BigDecimal tooMuch, int decimals) {
    JsonNode node = find(field).orElse(null);
    if (node == null) {
      return null;
    }
    if (node.isNumber() && Double.isFinite(node.doubleValue())) {
      BigDecimal amount = node.decimalValue();
      boolean within = amount.signum() >= 0 && amount.compareTo(tooMuch) < 0;
      if (within && amount.stripTrailingZeros().scale() <= decimals) {
        return amount.setScale(decimals);
      }
    }
    error(field, "The value must be an amount such as 12.5, less than " + tooMuch + ".");
    return null;
  }

  /** Reads a list of different whole numbers, the largest first; an absent one is empty. */
  List<Integer> descending(String field, int least, int most, int longest) {
    JsonNode node = find(field).orElse(null);
    List<Integer> numbers = new ArrayList<>();
    if (node == null) {
      return numbers;
    }
    node.forEach(
        item -> {
          int before = numbers.isEmpty() ? most + 1 : numbers.get(numbers.size() - 1);
          if (item.isInt() && item.intValue() >= least && item.intValue() < before) {
            numbers.add(item.intValue());
          }
        });
    if (!node.isArray() || numbers.size() != node.size() || node.size() > longest) {
      error(
          field,
          "The value must be a list of at most %d different whole numbers from %d to %d, the largest first."
              .formatted(longest, least, most));
      return List.of();
    }
    return numbers;
  }

  boolean flag(String field, boolean absent) {
    JsonNode node = find(field).orElse(null);
    if (node == null) {
      return absent;
    }
    if (!node.isBoolean()) {
      error(field, "The value must be true or false.");
    }
    return node.asBoolean(absent);
  }

  String text(String field, String absent) {
    JsonNode node = find(field).orElse(null);
    if (node == null) {
      return absent;
    }
    return textOf(field, node).orElse(absent);
  }

  boolean has(String field) {
    return find(field).isPresent();
  }

  String requiredText(String field) {
    JsonNode node = find(field).orElseGet(JsonNodeFactory.instance::nullNode);
    return textOf(field, node).orElse("");
  }

  @Nullable String requiredText(String field, String pattern, String wanted) {
    if (!has(field)) {
      error(field, "The value must be " + wanted + ".");
    }
    return optionalText(field, pattern, wanted);
  }

  @Nullable String optionalText(String field, int shortest, int longest) {
    return optionalText(
        field,
        "(?U)(?=.*\\S)[^\\p{Cntrl}\\p{Cf}]{" + shortest + "," + longest + "}",
        "a text of " + shortest + " to " + longest + " characters");
  }

  @Nullable String optionalText(String field, String pattern, String wanted) {
    JsonNode node = find(field).orElse(null);
    if (node == null) {
      return null;
    }
    if (node.isTextual() && Pattern.matches(pattern, node.textValue())) {
      return node.textValue();
    }
    error(field, "The value must be " + wanted + ".");
    return null;
  }

  <T> T choice(String field, T[] values, Function<T, String> id, T absent) {
    JsonNode node = find(field).orElse(null);
    if (node == null) {
      return absent;
    }
    Optional<T> chosen =
        Arrays.stream(values).filter(value -> id.apply(value).equals(node.asText())).findFirst();
    if (chosen.isEmpty() || !node.isTextual()) {
      error(field, "The value must be one of " + list(values, id) + ".");
      return absent;
    }
    return chosen.get();
  }

  @Nullable LocalDate date(String field) {
    String text = optionalText(field, "\\d{4}-\\d{2}-\\d{2}", "a date like 2026-12-31");
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      error(field, "The day " + text + " does not exist.");
      return null;
    }
  }

  List<Method> methods(String field, List<Method> absent) {
    JsonNode node = find(field).orElse(null);
    if (node == null) {
      return absent;
    }
    List<Method> methods = new ArrayList<>();
    for (String id : texts(field)) {
      Optional<Method> method = Method.ofId(id);
      if (method.isEmpty()) {
        error(field, "The methods must be out of " + list(Method.values(), Method::id) + ".");
        return absent;
      }
      methods.add(method.get());
    }
    return methods;
  }

  /** Reads a list of different, non-blank texts; an absent one is empty. */
  List<String> texts(String field) {
    return texts(field, List.of());
  }

  List<String> texts(String field, List<String> absent) {
    JsonNode node = find(field).orElse(null);
    if (node == null) {
      return absent;
    }
    List<String> texts = new ArrayList<>();
    if (!node.isArray() || node.size() > MAX_ITEMS) {
      error(field, "The value must be a list of at most " + MAX_ITEMS + " texts.");
      return texts;
    }
    node.forEach(item -> textOf(field, item).ifPresent(texts::add));
    if (new HashSet<>(texts).size() < texts.size()) {
      error(field, "The list must not name anything twice.");
    }
    return texts;
  }

  Map<String, String> textMap(String field) {
    Map<String, String> texts = new LinkedHashMap<>();
    ObjectNode node = objectNode(field);
    node.fieldNames()
        .forEachRemaining(
            key -> {
              Optional<String> value = textOf(field + "." + key, node.path(key));
              value.ifPresent(text -> texts.put(key, text));
            });
    return texts;
  }

  PolicyFields object(String field) {
    return new PolicyFields(objectNode(field), path + field + ".", errors);
  }

  List<PolicyFields> objects(String field) {
    List<PolicyFields> objects = new ArrayList<>();
    JsonNode node = find(field).orElse(null);
    if (node == null) {
      return objects;
    }
    if (!node.isArray() || node.size() > MAX_ITEMS) {
      error(field, "The value must be a list of at most " + MAX_ITEMS + " objects.");
      return objects;
    }
    for (int i = 0; i < node.size(); i++) {
      if (node.get(i) instanceof ObjectNode each) {
        objects.add(new PolicyFields(each, path + field + "[" + i + "].", errors));
      } else {
        error(field + "[" + i + "]", "The value must be an object.");
      }
    }
    return objects;
  }

  @Nullable URI uri(String field, Set<String> schemes) {
    return has(field) ? requiredUri(field, schemes) : null;
  }

  @Nullable URI requiredUri(String field, Set<String> schemes) {
    Optional<URI> uri =
        find(field).filter(JsonNode::isTextual).flatMap(node -> parse(node.textValue(), schemes));
    if (uri.isEmpty()) {
      String allowed = schemes.stream().sorted().collect(Collectors.joining(", "));
      error(field, "The value must be an absolute URL with one of the schemes " + allowed + ".");
    }
    return uri.orElse(null);
  }

  private static Optional<URI> parse(String text, Set<String> schemes) {
    if (text.length() > MAX_TEXT) {
      return Optional.empty();
    }
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean complete =
          uri.isOpaque()
              ? scheme.equals("mailto")
              : uri.getHost() != null && uri.getUserInfo() == null;
      return schemes.contains(scheme) && complete ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private ObjectNode objectNode(String field) {
    Optional<JsonNode> node = find(field);
    if (node.isPresent() && node.get() instanceof ObjectNode found) {
      return found;
    }
    if (node.isPresent()) {
      error(field, "The value must be an object.");
    }
    return JsonNodeFactory.instance.objectNode();
  }

  private Optional<JsonNode> find(String field) {
    read.add(field);
    return Optional.ofNullable(object.get(field)).filter(node -> !node.isNull());
  }

  private Optional<String> textOf(String field, JsonNode node) {
    if (node.isTextual() && !node.textValue().isBlank() && node.textValue().length() <= MAX_TEXT) {
      return Optional.of(node.textValue());
    }
    error(field, "The value must be a text of 1 to " + MAX_TEXT + " characters.");
    return Optional.empty();
  }

  private static <T> String list(T[] values, Function<T, String> id) {
    return Arrays.stream(values).map(id).collect(Collectors.joining(", "));
  }
}
