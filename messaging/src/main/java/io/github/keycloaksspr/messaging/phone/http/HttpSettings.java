package io.github.keycloaksspr.messaging.phone.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.messaging.phone.GatewayOptions;
import io.github.keycloaksspr.messaging.wire.Wire;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The options of the gateway. Never printed whole: headers and addresses may hold secrets.
 *
 * @param text the request that sends a text
 * @param call the request that makes a call, null where calls are not set up
 * @param headers sent with every request
 * @param accepted the answers that mean yes
 */
record HttpSettings(
    Route text,
    @Nullable Route call,
    String method,
    Map<String, Template> headers,
    Accepted accepted,
    Wire.Timeouts timeouts) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> METHODS = Set.of("POST", "PUT", "GET");
  private static final String BODY =
      "{\"kind\":\"{kind}\",\"to\":\"{to}\",\"extension\":\"{extension}\",\"text\":\"{text}\","
          + "\"code\":\"{code}\",\"language\":\"{language}\",\"id\":\"{attempt}\"}";

  HttpSettings {
    headers = Map.copyOf(headers);
  }

  /** Where one kind of message goes, and in what form. */
  record Route(Template url, Template body) {}

  /**
   * Which answers mean that the message was taken.
   *
   * @param statuses empty for every 2xx
   * @param body what the body must hold, null for anything
   */
  record Accepted(Set<Integer> statuses, @Nullable Pattern body) {
    Accepted {
      statuses = Set.copyOf(statuses);
    }

    boolean status(Wire.Answer answer) {
      return statuses.isEmpty() ? answer.succeeded() : statuses.contains(answer.status());
    }

    boolean body(Wire.Answer answer) {
      return body == null || body.matcher(answer.body()).find();
    }
  }

  /** Tells whether what is sent can be read on the way. */
  boolean exposed() {
    return Stream.of(Optional.of(text), Optional.ofNullable(call))
        .flatMap(Optional::stream)
        .anyMatch(route -> GatewayOptions.exposed(URI.create(route.url().filled(SAMPLE))));
  }

  static HttpSettings of(GatewayOptions options) {
    Format format = format(options);
    String method = options.text("method").orElse("POST");
    if (!METHODS.contains(method)) {
      throw options.wrong("method", "is '" + method + "'; it must be POST, PUT or GET");
    }
    String url = options.required("url");
    String body = options.text("body").orElse(BODY);
    if (format == Format.FORM && body.equals(BODY)) {
      throw options.wrong("body", "is missing; a form has no default");
    }
    Route text = new Route(url(options, "url", url), body(options, "body", body, format));
    Route call =
        options
            .text("call-url")
            .map(
                callUrl ->
                    new Route(
                        url(options, "call-url", callUrl),
                        body(options, "call-body", options.text("call-body").orElse(body), format)))
            .orElse(null);
    return new HttpSettings(
        text, call, method, headers(options, format), accepted(options), options.timeouts());
  }

  private static Format format(GatewayOptions options) {
    String format = options.text("format").orElse("json");
    return switch (format) {
      case "json" -> Format.JSON;
      case "form" -> Format.FORM;
      default -> throw options.wrong("format", "is '" + format + "'; it must be json or form");
    };
  }

  private static Template url(GatewayOptions options, String key, String text) {
    Template template = known(options, key, new Template(text, Format.URL));
    try {
      URI sample = new URI(template.filled(SAMPLE));
      boolean http = "http".equals(sample.getScheme()) || "https".equals(sample.getScheme());
      String host = new URI(template.filled(Map.of())).getHost();
      if (http && host != null && host.equals(sample.getHost())) {
        return template;
      }
    } catch (URISyntaxException e) {
      // said below
    }
    throw options.wrong(key, "must be an address such as https://gateway.example.org/send");
  }

  private static Template body(GatewayOptions options, String key, String text, Format format) {
    Template template = known(options, key, new Template(text, format));
    try {
      if (format == Format.JSON) {
        JSON.readTree(template.filled(SAMPLE));
      }
      return template;
    } catch (JsonProcessingException e) {
      throw options.wrong(key, "must be JSON, with each {place} inside a string");
    }
  }

  private static Template known(GatewayOptions options, String key, Template template) {
    Optional<String> unknown = template.unknownPlace();
    if (unknown.isPresent()) {
      throw options.wrong(
          key,
          "has the place {"
              + unknown.get()
              + "}; known are "
              + Stream.of(Template.Part.values())
                  .map(part -> "{" + part.name().toLowerCase(Locale.ROOT) + "}")
                  .collect(Collectors.joining(", ")));
    }
    return template;
  }

  private static Map<String, Template> headers(GatewayOptions options, Format format) {
    Map<String, Template> headers = new LinkedHashMap<>();
    headers.put("Content-Type", new Template(format.contentType(), Format.URL));
    options
        .text("headers")
        .ifPresent(
            text ->
                object(options, text)
                    .properties()
                    .forEach(
                        field -> headers.put(field.getKey(), header(options, field.getValue()))));
    HttpRequest.Builder sample = HttpRequest.newBuilder();
    try {
      headers.forEach((name, value) -> sample.header(name, value.filled(SAMPLE)));
    } catch (IllegalArgumentException e) {
      throw options.wrong("headers", "has a name or a value that no HTTP header can have");
    }
    return headers;
  }

  private static ObjectNode object(GatewayOptions options, String text) {
    try {
      if (JSON.readTree(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      // said below
    }
    throw options.wrong("headers", "must be a JSON object such as {\"X-Api-Key\":\"...\"}");
  }

  private static Template header(GatewayOptions options, JsonNode value) {
    if (!value.isTextual()) {
      throw options.wrong("headers", "must have texts as values");
    }
    return known(options, "headers", new Template(value.textValue(), Format.URL));
  }

  private static Accepted accepted(GatewayOptions options) {
    String statuses = options.text("accepted-status").orElse("");
    if (!statuses.matches("|[1-5]\\d\\d(\\s*,\\s*[1-5]\\d\\d)*")) {
      throw options.wrong(
          "accepted-status", "is '" + statuses + "'; it must be a list such as 200,202");
    }
    Set<Integer> listed =
        Stream.of(statuses.split(",", -1))
            .map(String::strip)
            .filter(status -> !status.isEmpty())
            .map(Integer::valueOf)
            .collect(Collectors.toSet());
    return new Accepted(
        listed, options.text("accepted-body").map(at -> regex(options, at)).orElse(null));
  }

  private static Pattern regex(GatewayOptions options, String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw options.wrong("accepted-body", "is not a regular expression");
    }
  }

  /** Values that break a template which does not keep them apart from itself. */
  private static final Map<Template.Part, String> SAMPLE = sample();

  private static Map<Template.Part, String> sample() {
    Map<Template.Part, String> sample = new EnumMap<>(Template.Part.class);
    for (Template.Part part : Template.Part.values()) {
      sample.put(part, "\"\\\n&=/{}@:é");
    }
    return Map.copyOf(sample);
  }

  @Override
  public String toString() {
    return "HttpSettings[" + method + "]";
  }
}
