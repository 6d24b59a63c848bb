package io.github.keycloaksspr.demo.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Takes the texts and calls that Keycloak's phone gateway {@code http} sends to this machine. */
final class PhoneSimulator {
  private static final String PATH = "/phone";
  private static final int LONGEST_REQUEST = 10_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Messages messages;

  PhoneSimulator(Messages messages) {
    this.messages = messages;
  }

  void mountOn(LocalWeb web) {
    web.on(PATH, this::take);
  }

  /** Returns the server options that make Keycloak send its texts and calls here. */
  static List<String> serverOptions(URI web) {
    String option = "--spi-sspr-phone-gateway--";
    return List.of(
        option + "provider=http",
        option + "http--url=" + web + PATH,
        option + "http--call-url=" + web + PATH,
        option
            + "http--body={\"kind\":\"{kind}\",\"to\":\"{to}\",\"extension\":\"{extension}\","
            + "\"text\":\"{text}\"}");
  }

  private void take(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      exchange.getResponseHeaders().set("Allow", "POST");
      LocalWeb.reply(exchange, 405, "text/plain", "Use POST.");
      return;
    }
    JsonNode request = JSON.readTree(exchange.getRequestBody().readNBytes(LONGEST_REQUEST));
    String extension = request.path("extension").asText();
    messages.addPhone(
        request.path("kind").asText(),
        request.path("to").asText() + (extension.isEmpty() ? "" : " x" + extension),
        request.path("text").asText());
    LocalWeb.reply(exchange, 200, "application/json", "{}");
  }
}
