package io.github.keycloaksspr.authenticators.call;

import io.github.keycloaksspr.core.code.CallTicket;
import io.github.keycloaksspr.messaging.ConfirmedCalls;
import io.github.keycloaksspr.messaging.phone.CallBacks.Script;
import io.github.keycloaksspr.messaging.phone.PhoneGateway;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;

/**
 * {@code POST sspr/call/{ticket}}: the phone gateway's service says which key was pressed, and is
 * told what to say (spec M2). Everybody else gets the same answer, whatever is wrong.
 */
public final class CallBackResource {

  private final KeycloakSession session;
  private final String allegedTicket;

  public CallBackResource(KeycloakSession session, String allegedTicket) {
    this.session = session;
    this.allegedTicket = allegedTicket;
  }

  /** Answers what was posted. */
  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response post() {
    return CallTicket.parse(allegedTicket)
        .flatMap(this::script)
        .map(CallBackResource::ok)
        .orElseGet(() -> Response.status(Response.Status.NOT_FOUND).build());
  }

  private Optional<Script> script(CallTicket ticket) {
    HttpRequest request = session.getContext().getHttpRequest();
    Map<String, List<String>> form = request.getDecodedFormParameters();
    Map<String, String> fields = single(form);
    if (fields.size() < form.size()) {
      return Optional.empty();
    }
    Map<String, String> headers = single(request.getHttpHeaders().getRequestHeaders());
    return Optional.ofNullable(session.getProvider(PhoneGateway.class))
        .map(gateway -> new ConfirmedCalls(session, session.getContext().getRealm(), gateway))
        .flatMap(calls -> calls.answer(ticket, fields, headers));
  }

  /** Leaves out what comes more than once, for nobody can tell which one counts. */
  private static Map<String, String> single(Map<String, List<String>> many) {
    Map<String, String> single = new HashMap<>();
    many.forEach(
        (name, values) -> {
          if (values.size() == 1) {
            single.put(name, values.get(0));
          }
        });
    return single;
  }

  private static Response ok(Script script) {
    return Response.ok(script.text(), script.mediaType())
        .header("Cache-Control", "no-store")
        .build();
  }
}
