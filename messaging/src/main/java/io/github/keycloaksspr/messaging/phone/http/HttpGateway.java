package io.github.keycloaksspr.messaging.phone.http;

import io.github.keycloaksspr.core.phone.PhoneNumber;
import io.github.keycloaksspr.messaging.phone.Attempt;
import io.github.keycloaksspr.messaging.phone.CallMessage;
import io.github.keycloaksspr.messaging.phone.GatewayResult;
import io.github.keycloaksspr.messaging.phone.PhoneGateway;
import io.github.keycloaksspr.messaging.phone.TextMessage;
import io.github.keycloaksspr.messaging.phone.http.HttpSettings.Route;
import io.github.keycloaksspr.messaging.phone.http.Template.Part;
import io.github.keycloaksspr.messaging.wire.Wire;
import io.github.keycloaksspr.messaging.wire.WireException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Sends each message as one request, made out of the templates in the options. */
final class HttpGateway implements PhoneGateway {

  private final HttpSettings settings;
  private final Wire wire;

  HttpGateway(HttpSettings settings) {
    this.settings = settings;
    this.wire = new Wire(settings.timeouts());
  }

  @Override
  public GatewayResult text(TextMessage message) {
    Map<Part, String> values = values(message.attempt(), message.to(), message.locale());
    values.put(Part.KIND, "text");
    values.put(Part.TEXT, message.text());
    values.put(Part.CODE, message.code().digits());
    return send(settings.text(), values);
  }

  @Override
  public GatewayResult call(CallMessage message) {
    Route route = settings.call();
    if (route == null) {
      return new GatewayResult.Refused("no_call_url");
    }
    Map<Part, String> values = values(message.attempt(), message.to(), message.locale());
    values.put(Part.KIND, "call");
    values.put(Part.TEXT, message.spoken().words());
    values.put(Part.CODE, message.spoken().code().digits());
    return send(route, values);
  }

  private static Map<Part, String> values(Attempt attempt, PhoneNumber to, Locale locale) {
    Map<Part, String> values = new EnumMap<>(Part.class);
    values.put(Part.TO, to.e164());
    values.put(Part.NUMBER, to.e164().substring(1));
    values.put(Part.EXTENSION, Optional.ofNullable(to.extension()).orElse(""));
    values.put(Part.LANGUAGE, locale.toLanguageTag());
    values.put(Part.ID, attempt.message());
    values.put(Part.ATTEMPT, attempt.id());
    return values;
  }

  private GatewayResult send(Route route, Map<Part, String> values) {
    try {
      return result(wire.exchange(request(route, values)), values);
    } catch (WireException e) {
      boolean again =
          e.kind() == WireException.Kind.UNREACHABLE || e.kind() == WireException.Kind.BROKEN_OFF;
      return new GatewayResult.Failed(e.kind().id(), again);
    }
  }

  private HttpRequest request(Route route, Map<Part, String> values) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(route.url().filled(values)))
            .method(
                settings.method(),
                settings.method().equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(
                        route.body().filled(values), StandardCharsets.UTF_8));
    settings.headers().forEach((name, value) -> request.setHeader(name, value.filled(values)));
    return request.build();
  }

  private GatewayResult result(Wire.Answer answer, Map<Part, String> values) {
    int status = answer.status();
    if (settings.accepted().status(answer)) {
      return settings.accepted().body(answer)
          ? new GatewayResult.Accepted(values.getOrDefault(Part.ATTEMPT, ""))
          : new GatewayResult.Refused("unexpected_body");
    }
    if (status == 429 || status >= 500) {
      return new GatewayResult.Failed("status_" + status, true);
    }
    boolean ours = status == 401 || status == 403 || status == 404 || status == 405;
    return ours || status < 400
        ? new GatewayResult.Failed("status_" + status, false)
        : new GatewayResult.Refused("status_" + status);
  }
}
