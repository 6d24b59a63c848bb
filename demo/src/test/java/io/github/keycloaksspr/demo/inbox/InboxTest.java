package io.github.keycloaksspr.demo.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloaksspr.demo.server.Ports;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private Inbox inbox;

  @BeforeEach
  void start() throws IOException {
    inbox = Inbox.start(Ports.any(), Ports.any());
  }

  @AfterEach
  void stop() {
    inbox.close();
  }

  @Test
  void mailShowsUpAsJsonWithBothParts() throws Exception {
    send("anna@private.example", "Ihr Code „123“", "Code: 123", "<p>Code: <b>123</b></p>");

    JsonNode mail = json().get(0);
    assertThat(mail.get("id").asInt()).isEqualTo(1);
    assertThat(mail.get("kind").asText()).isEqualTo("mail");
    assertThat(mail.get("to").asText()).isEqualTo("anna@private.example");
    assertThat(mail.get("from").asText()).isEqualTo("Corp <sign-in@corp.example>");
    assertThat(mail.get("subject").asText()).isEqualTo("Ihr Code „123“");
    assertThat(mail.get("text").asText().strip()).isEqualTo("Code: 123");
    assertThat(mail.get("html").asText().strip()).isEqualTo("<p>Code: <b>123</b></p>");
    assertThat(Instant.parse(mail.get("received").asText())).isBefore(Instant.now());
  }

  @Test
  void quotesAndTagsSurviveJson() throws Exception {
    send("a@x.example", "\"</script>\\", "line 1\nline \"2\"", "<i title=\"q\">\u2028</i>");

    assertThat(json().get(0).get("subject").asText()).isEqualTo("\"</script>\\");
    assertThat(json().get(0).get("html").asText()).contains("title=\"q\"", "\u2028");
  }

  @Test
  void mailsAreListedOldestFirst() throws Exception {
    send("a@x.example", "first", "1", "1");
    send("b@x.example", "second", "2", "2");

    assertThat(json().findValuesAsText("subject")).containsExactly("first", "second");
  }

  @Test
  void deleteEmptiesAndNumbersGoOn() throws Exception {
    send("a@x.example", "first", "1", "1");

    assertThat(call("DELETE", "/messages.json").statusCode()).isEqualTo(204);

    assertThat(json()).isEmpty();
    send("a@x.example", "second", "2", "2");
    assertThat(json().get(0).get("id").asInt()).isEqualTo(2);
  }

  @Test
  void otherMethodsAreRefusedAndChangeNothing() throws Exception {
    send("a@x.example", "first", "1", "1");

    assertThat(call("POST", "/messages.json").statusCode()).isEqualTo(405);
    assertThat(json()).hasSize(1);
  }

  @Test
  void pageAndItsFilesAreServed() throws Exception {
    assertThat(call("GET", "/").body()).contains("<title>Inbox</title>");
    assertThat(call("GET", "/inbox.js").statusCode()).isEqualTo(200);
    assertThat(call("GET", "/inbox.css").statusCode()).isEqualTo(200);
    assertThat(call("GET", "/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void changesAreToldWhileTheConnectionStaysOpen() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(inbox.web().url().resolve("/changes")).build();
    try (BufferedReader events =
        new BufferedReader(
            new InputStreamReader(
                http.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
      assertThat(events.readLine()).isEqualTo("data: 0");
      assertThat(events.readLine()).isEmpty();

      send("a@x.example", "first", "1", "1");

      assertThat(events.readLine()).isEqualTo("data: 1");
    }
  }

  @Test
  void foreignHostNameIsRefused() throws IOException {
    int port = inbox.web().url().getPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      OutputStream request = socket.getOutputStream();
      request.write(
          "GET /messages.json HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 421");
    }
  }

  private JsonNode json() throws IOException, InterruptedException {
    return new ObjectMapper().readTree(call("GET", "/messages.json").body());
  }

  private HttpResponse<String> call(String method, String path)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(inbox.web().url().resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  private void send(String to, String subject, String text, String html)
      throws MessagingException, IOException {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", inbox.smtpPort());
    MimeMessage mail = new MimeMessage(Session.getInstance(properties));
    mail.setFrom(new InternetAddress("sign-in@corp.example", "Corp"));
    mail.setRecipients(RecipientType.TO, to);
    mail.setSubject(subject, "UTF-8");
    MimeBodyPart plain = new MimeBodyPart();
    plain.setText(text, "UTF-8");
    MimeBodyPart rich = new MimeBodyPart();
    rich.setContent(html, "text/html; charset=UTF-8");
    mail.setContent(new MimeMultipart("alternative", plain, rich));
    Transport.send(mail);
  }
}
