package io.github.keycloaksspr.demo.setup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An alternate address that somebody has registered and confirmed alone, in the form in which an
 * account is exported and imported.
 *
 * @param address empty when it was removed since
 * @param ago how long before the set-up that was
 */
record OwnRegistration(Optional<String> address, Duration ago) {

  static OwnRegistration of(String address, Duration ago) {
    return new OwnRegistration(Optional.of(address), ago);
  }

  static OwnRegistration removedSince(Duration ago) {
    return new OwnRegistration(Optional.empty(), ago);
  }

  /** Returns the address, if it is still there, and what was confirmed. */
  List<ObjectNode> credentials(Instant now) {
    Instant then = now.minus(ago);
    List<ObjectNode> credentials = new ArrayList<>();
    address.ifPresent(value -> credentials.add(email(value, then)));
    credentials.add(confirmation(then));
    return credentials;
  }

  private static ObjectNode email(String address, Instant then) {
    String masked = address.substring(0, 2) + "***" + address.substring(address.indexOf('@'));
    ObjectNode data = object().put("masked", masked).put("source", "user");
    return credential("sspr-email", data, object().put("address", address))
        .put("userLabel", masked)
        .put("createdDate", then.toEpochMilli());
  }

  private static ObjectNode confirmation(Instant then) {
    ObjectNode data = object().put("gates", 1).put("confirmedAt", then.toString());
    data.putArray("methods").add("email");
    return credential("sspr-registration", data, object());
  }

  private static ObjectNode credential(String type, ObjectNode data, ObjectNode secret) {
    return object()
        .put("type", type)
        .put("credentialData", data.toString())
        .put("secretData", secret.toString());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
