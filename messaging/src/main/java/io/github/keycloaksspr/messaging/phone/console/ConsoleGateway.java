package io.github.keycloaksspr.messaging.phone.console;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.core.phone.PhoneNumber;
import io.github.keycloaksspr.messaging.phone.Attempt;
import io.github.keycloaksspr.messaging.phone.CallBacks;
import io.github.keycloaksspr.messaging.phone.CallConfirmation;
import io.github.keycloaksspr.messaging.phone.CallMessage;
import io.github.keycloaksspr.messaging.phone.GatewayResult;
import io.github.keycloaksspr.messaging.phone.PhoneGateway;
import io.github.keycloaksspr.messaging.phone.TextMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends nothing: says in the log that there was a message, and appends it to a file, one JSON
 * object per line, where one is set. The log never holds a code. A call can wait for a key where a
 * secret is set; whoever has it presses the key.
 */
final class ConsoleGateway implements PhoneGateway {

  private static final Logger LOG = Logger.getLogger(ConsoleGateway.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final @Nullable Path file;
  private final @Nullable String secret;

  ConsoleGateway(@Nullable Path file, @Nullable String secret) {
    this.file = file;
    this.secret = secret;
  }

  @Override
  public GatewayResult text(TextMessage message) {
    return note(
        line("text", message.attempt(), message.to(), message.locale())
            .put("text", message.text()));
  }

  @Override
  public GatewayResult call(CallMessage message) {
    ObjectNode line = line("call", message.attempt(), message.to(), message.locale());
    CallConfirmation confirmation = message.confirmation();
    return confirmation == null
        ? note(line.put("text", message.spoken().words()))
        : note(
            line.put("text", message.spoken().greeting() + " " + confirmation.prompt())
                .put("callBack", confirmation.callBack().toString()));
  }

  @Override
  public Optional<CallBacks> callBacks() {
    return Optional.ofNullable(secret).map(ConsoleCallBacks::new);
  }

  private static ObjectNode line(String kind, Attempt attempt, PhoneNumber to, Locale locale) {
    LOG.infof("A %s to %s (%s)", kind, to.masked(), attempt.id());
    return JSON.createObjectNode()
        .put("time", Instant.now().toString())
        .put("kind", kind)
        .put("to", to.e164())
        .put("extension", to.extension())
        .put("language", locale.toLanguageTag())
        .put("id", attempt.id());
  }

  private GatewayResult note(ObjectNode line) {
    return file == null || written(file, line)
        ? new GatewayResult.Accepted(line.path("id").asText())
        : new GatewayResult.Failed("file_not_written", false);
  }

  private static synchronized boolean written(Path file, ObjectNode line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return true;
    } catch (IOException e) {
      LOG.warnf(
          "The file %s cannot be written (%s); check the option file of the phone gateway console",
          file, e.getClass().getSimpleName());
      return false;
    }
  }
}
