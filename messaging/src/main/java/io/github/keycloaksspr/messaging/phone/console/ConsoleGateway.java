package io.github.keycloaksspr.messaging.phone.console;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.core.phone.PhoneNumber;
import io.github.keycloaksspr.messaging.phone.Attempt;
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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends nothing: says in the log that there was a message, and appends it to a file, one JSON
 * object per line, where one is set. The log never holds a code.
 */
final class ConsoleGateway implements PhoneGateway {

  private static final Logger LOG = Logger.getLogger(ConsoleGateway.class);
  private static final JsonMapper JSON = new JsonMapper();

  private final @Nullable Path file;

  ConsoleGateway(@Nullable Path file) {
    this.file = file;
  }

  @Override
  public GatewayResult text(TextMessage message) {
    return note("text", message.attempt(), message.to(), message.locale(), message.text());
  }

  @Override
  public GatewayResult call(CallMessage message) {
    return note(
        "call", message.attempt(), message.to(), message.locale(), message.spoken().words());
  }

  private GatewayResult note(
      String kind, Attempt attempt, PhoneNumber to, Locale locale, String text) {
    LOG.infof("A %s to %s (%s)", kind, to.masked(), attempt.id());
    ObjectNode line =
        JSON.createObjectNode()
            .put("time", Instant.now().toString())
            .put("kind", kind)
            .put("to", to.e164())
            .put("extension", to.extension())
            .put("language", locale.toLanguageTag())
            .put("text", text)
            .put("id", attempt.id());
    return file == null || written(file, line)
        ? new GatewayResult.Accepted(attempt.id())
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
