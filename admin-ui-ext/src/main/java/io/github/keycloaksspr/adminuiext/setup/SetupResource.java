package io.github.keycloaksspr.adminuiext.setup;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.core.botdefence.BotDefences;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.keycloak.events.admin.OperationType;

/** {@code GET|POST|DELETE sspr/setup}. */
public final class SetupResource {

  private final AdminRequest request;
  private final ResetFlow flow;

  public SetupResource(AdminRequest request) {
    this.request = request;
    this.flow = new ResetFlow(request.session(), request.realm());
  }

  /**
   * Whether the realm's reset runs through our flow.
   *
   * @param warnings what an administrator should mend, as full sentences
   */
  public record Setup(boolean setUp, String flow, List<String> warnings) {
    public Setup {
      warnings = List.copyOf(warnings);
    }
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Setup get() {
    request.auth().realm().requireViewRealm();
    return state();
  }

  /** Creates and binds the flow and remembers what was bound; doing it twice changes nothing. */
  @POST
  @Produces(MediaType.APPLICATION_JSON)
  public Setup post() {
    request.auth().realm().requireManageRealm();
    flow.bind();
    event(OperationType.ACTION);
    return state();
  }

  /** Puts back what was bound before; the policy and the registered methods stay. */
  @DELETE
  public Response delete() {
    request.auth().realm().requireManageRealm();
    flow.unbind();
    event(OperationType.DELETE);
    return Response.noContent().build();
  }

  private Setup state() {
    Set<String> botDefences = BotDefences.installed(request.session().getKeycloakSessionFactory());
    Health health = new Health(request.session(), request.realm(), flow, botDefences);
    return new Setup(flow.bound(), ResetFlow.ALIAS, health.warnings());
  }

  private void event(OperationType operation) {
    request
        .event()
        .resource("SSPR_SETUP")
        .operation(operation)
        .resourcePath(request.session().getContext().getUri())
        .success();
  }
}
