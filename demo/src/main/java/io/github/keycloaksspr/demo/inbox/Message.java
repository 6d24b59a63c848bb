package io.github.keycloaksspr.demo.inbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * Something that was sent to a person.
 *
 * @param id 1 for the first one, counting up
 * @param kind {@code mail}, {@code text} or {@code call}
 * @param from sender, empty if there is none
 * @param to the one recipient this copy was delivered to
 * @param subject empty if there is none
 * @param received when it arrived
 * @param text plain text, empty if there is none
 * @param html the same as HTML, empty if there is none
 */
public record Message(
    int id,
    String kind,
    String from,
    String to,
    String subject,
    Instant received,
    String text,
    String html) {

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("kind", kind)
        .put("from", from)
        .put("to", to)
        .put("subject", subject)
        .put("received", received.toString())
        .put("text", text)
        .put("html", html);
  }
}
