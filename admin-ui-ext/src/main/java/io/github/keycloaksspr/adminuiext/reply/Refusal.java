package io.github.keycloaksspr.adminuiext.reply;

import io.github.keycloaksspr.core.policy.FieldError;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The body of every refused request. {@code kcadm} prints {@code errorMessage} alone, so that is a
 * full sentence with all reasons in it.
 *
 * @param error a stable code
 * @param errors what is wrong with which field
 */
public record Refusal(String error, String errorMessage, List<FieldError> errors) {

  public Refusal {
    errors = List.copyOf(errors);
  }

  /** Returns an answer with status 400. */
  public static Response badRequest(String error, List<FieldError> errors) {
    String message =
        errors.stream()
            .map(each -> each.field().isEmpty() ? each.error() : each.field() + ": " + each.error())
            .collect(Collectors.joining(" "));
    return answer(Response.Status.BAD_REQUEST, new Refusal(error, message, errors));
  }

  /** Returns an answer with status 404. */
  public static Response notFound(String message) {
    return answer(Response.Status.NOT_FOUND, new Refusal("not_found", message, List.of()));
  }

  /** Returns an answer with status 409: the realm or the user is not in a state for it. */
  public static Response conflict(String error, String message) {
    return answer(Response.Status.CONFLICT, new Refusal(error, message, List.of()));
  }

  /** Returns an answer with status 502: another system did not do its part. */
  public static Response badGateway(String error, String message) {
    return answer(Response.Status.BAD_GATEWAY, new Refusal(error, message, List.of()));
  }

  /** Returns an answer with status 413. */
  public static Response tooLarge(String message) {
    return answer(
        Response.Status.REQUEST_ENTITY_TOO_LARGE, new Refusal("too_large", message, List.of()));
  }

  private static Response answer(Response.Status status, Refusal refusal) {
    return Response.status(status).type(MediaType.APPLICATION_JSON).entity(refusal).build();
  }
}
