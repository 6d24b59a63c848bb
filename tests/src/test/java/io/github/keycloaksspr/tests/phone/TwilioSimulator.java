package io.github.keycloaksspr.tests.phone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** Takes the requests for calls that Twilio would take, and calls the server back. */
public final class TwilioSimulator implements AutoCloseable {
  private static final String OPTION = "--spi-sspr-phone-gateway--";
  private static final String ACCOUNT = "AC00000000000000000000000000000001";
  private static final String TOKEN = "token of the simulated account";
  private static final Reply CALLING = new Reply(201, "{\"sid\":\"CA01\",\"status\":\"queued\"}");

  private final HttpServer server;
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private volatile Reply reply = CALLING;

  private record Reply(int status, String json) {}

  private TwilioSimulator(HttpServer server) {
    this.server = server;
  }

  /** Starts on a free port. */
  public static TwilioSimulator start() throws IOException {
    TwilioSimulator simulator =
        new TwilioSimulator(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    simulator.server.createContext(
        "/2010-04-01/Accounts/" + ACCOUNT + "/Calls.json", simulator::take);
    simulator.server.start();
    return simulator;
  }

  /** Returns the server options that make a server call by this simulator. */
  public String[] serverOptions() {
    return new String[] {
      OPTION + "provider=twilio",
      OPTION + "twilio--account-sid=" + ACCOUNT,
      OPTION + "twilio--auth-token=" + TOKEN,
      OPTION + "twilio--from=+14255550100",
      OPTION + "twilio--api-base-url=http://127.0.0.1:" + server.getAddress().getPort()
    };
  }

  /**
   * A call that somebody has answered.
   *
   * @param script what it begins with
   */
  public record Call(String number, Document script) {
    /** Presses a key and returns what is said then. */
    public Document press(String key) {
      URI callBack = URI.create(script.select("Gather").attr("action"));
      return twiml(new KeyPad(TOKEN).press(callBack, key).html());
    }
  }

  /** Waits for the next call. */
  public Call answer() throws InterruptedException {
    Call call = calls.poll(10, TimeUnit.SECONDS);
    if (call == null) {
      throw new AssertionError("nobody was called");
    }
    return call;
  }

  /** Answers every request from now on with an error of Twilio's. */
  public void answerWith(int status, int code) {
    reply =
        new Reply(status, "{\"status\":%d,\"code\":%d,\"message\":\"no\"}".formatted(status, code));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> form =
          form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      calls.add(new Call(form.get("To"), twiml(form.get("Twiml"))));
      byte[] answer = reply.json().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .map(field -> field.split("=", 2))
        .collect(Collectors.toMap(field -> decoded(field[0]), field -> decoded(field[1])));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Document twiml(String text) {
    return Jsoup.parse(text, "", Parser.xmlParser());
  }
}
