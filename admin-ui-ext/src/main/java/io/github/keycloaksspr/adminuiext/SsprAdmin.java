package io.github.keycloaksspr.adminuiext;

import io.github.keycloaksspr.adminuiext.activity.ActivityResource;
import io.github.keycloaksspr.adminuiext.activity.SummaryResource;
import io.github.keycloaksspr.adminuiext.adminreset.ResetPasswordResource;
import io.github.keycloaksspr.adminuiext.block.BlockResource;
import io.github.keycloaksspr.adminuiext.bulk.ImportResource;
import io.github.keycloaksspr.adminuiext.expiry.ExpiryResource;
import io.github.keycloaksspr.adminuiext.expiry.UserExpiryResource;
import io.github.keycloaksspr.adminuiext.methods.MethodsResource;
import io.github.keycloaksspr.adminuiext.notification.NotificationsResource;
import io.github.keycloaksspr.adminuiext.openapi.OpenApiResource;
import io.github.keycloaksspr.adminuiext.policy.PolicyResource;
import io.github.keycloaksspr.adminuiext.registration.Censuses;
import io.github.keycloaksspr.adminuiext.registration.InviteOneResource;
import io.github.keycloaksspr.adminuiext.registration.InviteResource;
import io.github.keycloaksspr.adminuiext.registration.NotRegisteredResource;
import io.github.keycloaksspr.adminuiext.setup.SetupResource;
import io.github.keycloaksspr.adminuiext.unlock.UnlockResource;
import io.github.keycloaksspr.adminuiext.user.UserResource;
import io.github.keycloaksspr.adminuiext.writeback.WritebackResource;
import io.github.keycloaksspr.core.policy.Policies;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Root of the administration. */
public final class SsprAdmin {

  private final AdminRequest request;
  private final Censuses censuses;

  SsprAdmin(AdminRequest request, Censuses censuses) {
    this.request = request;
    this.censuses = censuses;
  }

  /** Tells an administrator what they may do here; any administrator may ask. */
  @GET
  @Path("whoami")
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Object> whoami() {
    AdminPermissionEvaluator auth = request.auth();
    auth.requireAnyAdminRole();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("realm", request.realm().getName());
    answer.put("userId", auth.adminAuth().getUser().getId());
    answer.put("username", auth.adminAuth().getUser().getUsername());
    answer.put("viewRealm", auth.realm().canViewRealm());
    answer.put("manageRealm", auth.realm().canManageRealm());
    answer.put("viewEvents", auth.realm().canViewEvents());
    answer.put("queryUsers", auth.users().canQuery());
    answer.put("viewUsers", auth.users().canView());
    answer.put("manageUsers", auth.users().canManage());
    answer.put("policy", Policies.stored(request.realm()).isPresent());
    return answer;
  }

  @Path("policy")
  public PolicyResource policy() {
    return new PolicyResource(request);
  }

  @Path("setup")
  public SetupResource setup() {
    return new SetupResource(request);
  }

  @Path("users/{id}")
  public UserResource oneUser(@PathParam("id") String id) {
    return new UserResource(request, user(id));
  }

  @Path("users/{id}/methods")
  public MethodsResource methods(@PathParam("id") String id) {
    return new MethodsResource(request, user(id));
  }

  @Path("methods/import")
  public ImportResource methodsImport() {
    return new ImportResource(request);
  }

  @Path("not-registered")
  public NotRegisteredResource notRegistered() {
    return new NotRegisteredResource(request);
  }

  @Path("invite")
  public InviteResource invite() {
    return new InviteResource(request);
  }

  @Path("users/{id}/invite")
  public InviteOneResource inviteOne(@PathParam("id") String id) {
    return new InviteOneResource(request, user(id));
  }

  @Path("writeback")
  public WritebackResource writeback() {
    return new WritebackResource(request);
  }

  @Path("activity")
  public ActivityResource activity() {
    return new ActivityResource(request);
  }

  @Path("summary")
  public SummaryResource summary() {
    return new SummaryResource(request, censuses);
  }

  @Path("openapi.json")
  public OpenApiResource openApi() {
    return new OpenApiResource(request);
  }

  @Path("users/{id}/block")
  public BlockResource block(@PathParam("id") String id) {
    return new BlockResource(request, user(id));
  }

  @Path("users/{id}/unlock")
  public UnlockResource unlock(@PathParam("id") String id) {
    return new UnlockResource(request, user(id));
  }

  @Path("users/{id}/reset-password")
  public ResetPasswordResource resetPassword(@PathParam("id") String id) {
    return new ResetPasswordResource(request, user(id));
  }

  @Path("notifications")
  public NotificationsResource notifications() {
    return new NotificationsResource(request);
  }

  @Path("password-expiry")
  public ExpiryResource expiry() {
    return new ExpiryResource(request);
  }

  @Path("users/{id}/password-expiry")
  public UserExpiryResource userExpiry(@PathParam("id") String id) {
    return new UserExpiryResource(request, user(id));
  }

  /** Finds the user; whoever may not look for users learns nothing about which exist. */
  private UserModel user(String id) {
    UserModel user = request.session().users().getUserById(request.realm(), id);
    if (user == null) {
      throw request.auth().users().canQuery()
          ? new NotFoundException("User not found")
          : new ForbiddenException();
    }
    return user;
  }
}
