package io.github.keycloaksspr.adminuiext.methods;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.policy.FieldError;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/**
 * {@code GET sspr/users/{id}/methods} and {@code PUT|DELETE sspr/users/{id}/methods/{type}}, where
 * the type is that of the credential (spec R1). Values go in whole and come out masked.
 */
public final class MethodsResource {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_BODY = 10_000;

  private final AdminRequest request;
  private final UserModel user;

  public MethodsResource(AdminRequest request, UserModel user) {
    this.request = request;
    this.user = user;
  }

  /** What is registered under one credential type. */
  public record Registered(
      String type, List<String> methods, String value, String source, String registeredAt) {
    public Registered {
      methods = List.copyOf(methods);
    }
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public List<Registered> get() {
    request.auth().users().requireView(user);
    RegisteredMethods registered = RegisteredMethods.of(user);
    return Arrays.stream(Registrable.values())
        .map(each -> each.shown(registered))
        .flatMap(Optional::stream)
        .toList();
  }

  @PUT
  @Path("{type}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response put(@PathParam("type") String type, @Nullable String body) {
    request.auth().users().requireManage(user);
    Optional<Registrable> registrable = Registrable.ofType(type);
    if (registrable.isEmpty()) {
      return Refusal.notFound(
          "Nothing can be registered under this type; it can be under: "
              + Registrable.types()
              + ".");
    }
    RegisteredMethods registered = RegisteredMethods.of(user);
    boolean replaced = registrable.get().shown(registered).isPresent();
    Registrable.Outcome outcome =
        registrable
            .get()
            .save(
                registered,
                Policies.phoneRules(request.realm()),
                value(body).orElse(""),
                Instant.ofEpochMilli(Time.currentTimeMillis()));
    if (outcome instanceof Registrable.Outcome.Wrong wrong) {
      return Refusal.badRequest("invalid_value", List.of(new FieldError("value", wrong.reason())));
    }
    event(
        replaced ? OperationType.UPDATE : OperationType.CREATE,
        Map.of("type", type, "value", ((Registrable.Outcome.Saved) outcome).masked()));
    return Response.noContent().build();
  }

  @DELETE
  @Path("{type}")
  public Response delete(@PathParam("type") String type) {
    request.auth().users().requireManage(user);
    if (Registrable.ofType(type).isEmpty() || !RegisteredMethods.of(user).remove(type)) {
      return Refusal.notFound("The user has nothing registered under this type.");
    }
    event(OperationType.DELETE, Map.of("type", type));
    return Response.noContent().build();
  }

  private void event(OperationType operation, Map<String, String> representation) {
    request
        .event()
        .resource("SSPR_METHOD")
        .operation(operation)
        .resourcePath(request.session().getContext().getUri())
        .representation(representation)
        .success();
  }

  private static Optional<String> value(@Nullable String body) {
    if (body == null || body.length() > LONGEST_BODY) {
      return Optional.empty();
    }
    try {
      JsonNode value = JSON.readTree(body).path("value");
      return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
