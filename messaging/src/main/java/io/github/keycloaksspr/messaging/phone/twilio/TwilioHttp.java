package io.github.keycloaksspr.messaging.phone.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import io.github.keycloaksspr.messaging.wire.Wire;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.apache.http.Header;

/**
 * Carries the requests of Twilio's SDK: to the address that is set, within the time that is set,
 * once.
 */
final class TwilioHttp extends HttpClient {

  private static final JsonMapper JSON = new JsonMapper();

  /** Not null, or the SDK fails as soon as it logs. */
  private static final Header[] NO_HEADERS = {};

  private final Wire wire;
  private final URI apiBase;

  TwilioHttp(Wire wire, URI apiBase) {
    this.wire = wire;
    this.apiBase = apiBase;
  }

  /** Sends once; the SDK would send three times and keep the last request. */
  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response makeRequest(Request request) {
    HttpRequest.Builder carried =
        HttpRequest.newBuilder(address(request))
            .header("Accept", "application/json")
            .header("Authorization", request.getAuthString())
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .method(
                request.getMethod().toString(),
                HttpRequest.BodyPublishers.ofString(
                    request.encodeFormBody(), StandardCharsets.UTF_8));
    Wire.Answer answer = wire.exchange(carried.build());
    String body = answer.succeeded() ? answer.body() : refusal(answer);
    return new Response(body, answer.status(), NO_HEADERS);
  }

  private URI address(Request request) {
    String base = apiBase.toString().replaceAll("/+$", "");
    return URI.create(base + request.constructURL().getPath());
  }

  /** Makes every refusal one that the SDK can read, with the status that really came. */
  private static String refusal(Wire.Answer answer) {
    ObjectNode refusal = object(answer.body());
    refusal.put("status", answer.status());
    refusal.put("code", refusal.path("code").asInt(0));
    return refusal.toString();
  }

  private static ObjectNode object(String body) {
    try {
      return JSON.readTree(body) instanceof ObjectNode object ? object : JSON.createObjectNode();
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
