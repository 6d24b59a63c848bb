package io.github.keycloaksspr.messaging.phone.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloaksspr.messaging.phone.GatewayResult.Accepted;
import io.github.keycloaksspr.messaging.phone.GatewayResult.Failed;
import io.github.keycloaksspr.messaging.phone.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleGatewayTest {

  private static final JsonMapper JSON = new JsonMapper();

  private final Logger logger = Logger.getLogger(ConsoleGateway.class.getName());
  private final Lines lines = new Lines();

  @TempDir private Path folder;

  @BeforeEach
  void listen() {
    logger.addHandler(lines);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(lines);
  }

  @Test
  void theLogSaysThatThereWasAMessageAndNotWhatItSaid() {
    assertThat(new ConsoleGateway(null, null).text(Samples.text("012945 is your code")))
        .isInstanceOf(Accepted.class);

    assertThat(lines.printed).singleElement().asString().contains("text", "+1 *******34");
    assertThat(lines.printed.toString()).doesNotContain("012945", "4255551234");
  }

  @Test
  void theFileHasOneObjectPerMessage() throws Exception {
    Path file = folder.resolve("messages.jsonl");
    ConsoleGateway gateway = new ConsoleGateway(file, null);

    gateway.text(Samples.text("012945\nis your code"));
    gateway.call(Samples.call("+14255551234;ext=12", Locale.ENGLISH));

    List<String> written = Files.readAllLines(file);
    assertThat(written).hasSize(2);
    JsonNode text = JSON.readTree(written.get(0));
    assertThat(text.path("kind").asText()).isEqualTo("text");
    assertThat(text.path("to").asText()).isEqualTo("+14255551234");
    assertThat(text.path("language").asText()).isEqualTo("de");
    assertThat(text.path("text").asText()).isEqualTo("012945\nis your code");
    JsonNode call = JSON.readTree(written.get(1));
    assertThat(call.path("extension").asText()).isEqualTo("12");
    assertThat(call.path("text").asText()).contains("0, 1, 2, 9, 4, 5");
  }

  @Test
  void aCallThatWaitsIsWrittenWithoutItsCode() throws Exception {
    Path file = folder.resolve("messages.jsonl");

    new ConsoleGateway(file, "secret").call(Samples.waiting(Locale.ENGLISH));

    JsonNode call = JSON.readTree(file.toFile());
    assertThat(call.path("text").asText()).isEqualTo("Hello. Press the key.");
    assertThat(call.path("callBack").asText())
        .isEqualTo(Samples.CONFIRMATION.callBack().toString());
    assertThat(call.toString()).doesNotContain("0, 1, 2, 9, 4, 5", "012945");
    assertThat(lines.printed.toString()).doesNotContain("0123456789abcdef");
  }

  @Test
  void onlyWithASecretACallCanWait() {
    assertThat(new ConsoleGateway(null, null).callBacks()).isEmpty();
    assertThat(new ConsoleGateway(null, "secret").callBacks()).isPresent();
  }

  @Test
  void aFileThatCannotBeWrittenIsAFailure() {
    assertThat(new ConsoleGateway(folder, null).text(Samples.text("hello")))
        .isEqualTo(new Failed("file_not_written", false));
  }

  /** What is logged. */
  private static final class Lines extends Handler {

    private final List<String> printed = new ArrayList<>();

    @Override
    public void publish(LogRecord line) {
      printed.add(
          line.getParameters() == null
              ? line.getMessage()
              : String.format(Locale.ROOT, line.getMessage(), line.getParameters()));
    }

    @Override
    public void flush() {
      // nothing is buffered
    }

    @Override
    public void close() {
      // nothing to release
    }
  }
}
