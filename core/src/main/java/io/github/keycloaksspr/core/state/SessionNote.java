package io.github.keycloaksspr.core.state;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A record kept as JSON in a note of the authentication session, which lives on the server in
 * Keycloak's own store and is never shown to the browser.
 *
 * @param <T> the record
 */
public final class SessionNote<T extends Record> {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .visibility(PropertyAccessor.GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .addModule(instants())
          .build();

  private final String name;
  private final Class<T> type;

  public SessionNote(String name, Class<T> type) {
    this.name = name;
    this.type = type;
  }

  /** Reads the note; empty when the session has none. */
  public Optional<T> read(AuthenticationSessionModel session) {
    String note = session.getAuthNote(name);
    if (note == null) {
      return Optional.empty();
    }
    T value = parse(note);
    if (value == null) {
      throw damaged();
    }
    return Optional.of(value);
  }

  private @Nullable T parse(String note) {
    try {
      return JSON.readValue(note, type);
    } catch (JsonProcessingException e) {
      // the message of e quotes the note, which holds personal data
      throw damaged();
    }
  }

  private IllegalStateException damaged() {
    return new IllegalStateException("The session note " + name + " is damaged");
  }

  public void write(AuthenticationSessionModel session, T value) {
    try {
      session.setAuthNote(name, JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The session note " + name + " cannot be written");
    }
  }

  public void remove(AuthenticationSessionModel session) {
    session.removeAuthNote(name);
  }

  private static SimpleModule instants() {
    SimpleModule module = new SimpleModule();
    module.addSerializer(
        Instant.class,
        new JsonSerializer<>() {
          @Override
          public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
              throws IOException {
            out.writeNumber(value.toEpochMilli());
          }
        });
    module.addDeserializer(
        Instant.class,
        new JsonDeserializer<>() {
          @Override
          public Instant deserialize(JsonParser in, DeserializationContext context)
              throws IOException {
            return Instant.ofEpochMilli(in.getLongValue());
          }
        });
    return module;
  }
}
