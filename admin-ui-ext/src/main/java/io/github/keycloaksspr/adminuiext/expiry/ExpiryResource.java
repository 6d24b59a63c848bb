package io.github.keycloaksspr.adminuiext.expiry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.policy.FieldError;
import io.github.keycloaksspr.messaging.Outbox;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** {@code GET|PUT sspr/password-expiry}: whose password never expires (spec X6). */
public final class ExpiryResource {

  private static final int USUAL = 100;
  private static final int MOST = 1000;
  private static final int LONGEST_ID = 255;

  private final AdminRequest request;

  public ExpiryResource(AdminRequest request) {
    this.request = request;
  }

  /**
   * Part of the list.
   *
   * @param next what to give as {@code after} for the next part, null when there is none
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Part(List<Exempt> users, @Nullable String next) {
    public Part {
      users = List.copyOf(users);
    }
  }

  /** A user whose password never expires in Keycloak. */
  public record Exempt(String id, String username) {}

  /** What a call about many users has done. */
  public record Changed(int changed, int unchanged) {}

  /** Lists whose password never expires in Keycloak; only those whom the caller may see. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response get(
      @QueryParam("neverExpires") @Nullable String neverExpires,
      @QueryParam("after") @Nullable String after,
      @QueryParam("max") @Nullable String max) {
    request.auth().users().requireQuery();
    List<FieldError> errors = errors(neverExpires, after, max);
    if (!errors.isEmpty()) {
      return Refusal.badRequest("invalid_parameter", errors);
    }
    return Response.ok(
            part(after == null ? "" : after, max == null ? USUAL : Integer.parseInt(max)))
        .build();
  }

  private static List<FieldError> errors(
      @Nullable String neverExpires, @Nullable String after, @Nullable String max) {
    List<FieldError> errors = new ArrayList<>();
    if (!"true".equals(neverExpires)) {
      errors.add(new FieldError("neverExpires", "The value must be true."));
    }
    if (after != null && after.length() > LONGEST_ID) {
      errors.add(new FieldError("after", "The value must be what an answer gave as 'next'."));
    }
    if (max != null && !max.matches("[1-9]\\d{0,2}|" + MOST)) {
      errors.add(new FieldError("max", "The value must be a whole number from 1 to " + MOST + "."));
    }
    return errors;
  }

  private Part part(String after, int most) {
    List<String> ids = new StoredPasswords(request.session(), request.realm()).exempt(after, most);
    List<Exempt> users =
        ids.stream()
            .map(id -> request.session().users().getUserById(request.realm(), id))
            .filter(user -> user != null && request.auth().users().canView(user))
            .map(user -> new Exempt(user.getId(), user.getUsername()))
            .toList();
    return new Part(users, ids.size() < most ? null : ids.get(ids.size() - 1));
  }

  /** Lets the passwords of many users never expire, or expire again: of all of them or of none. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response put(@Nullable String text) {
    request.auth().users().requireManage();
    ExpiryBody.Parsed parsed = ExpiryBody.ofMany(text);
    if (parsed instanceof ExpiryBody.Invalid invalid) {
      return Refusal.badRequest("invalid_expiry", invalid.errors());
    }
    ExpiryBody body = ((ExpiryBody.Valid) parsed).body();
    List<UserModel> users = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    for (String id : body.users()) {
      UserModel user = request.session().users().getUserById(request.realm(), id);
      error(user)
          .ifPresentOrElse(error -> errors.add(new FieldError(id, error)), () -> users.add(user));
    }
    return errors.isEmpty()
        ? Response.ok(set(users, body.neverExpires())).build()
        : Refusal.badRequest("invalid_users", errors);
  }

  /** Reminds now whom the next run would remind; nobody twice. */
  @POST
  @Path("remind")
  @Produces(MediaType.APPLICATION_JSON)
  public Response remind() {
    request.auth().realm().requireManageRealm();
    if (!Reminding.enabled(request.realm())) {
      return Refusal.conflict(
          "reminders_off",
          "The realm's policy is off or names no days (expiry.remindDays), or the realm has no mail"
              + " server.");
    }
    List<ReminderMail> mails = new ArrayList<>();
    Reminding.Tally tally =
        new Reminding(
                request.session().getKeycloakSessionFactory(),
                request.realm().getId(),
                mails::addAll)
            .run(MOST);
    new Outbox(request.session(), request.realm())
        .sendInTurn(ReminderReceipt.parcels(mails, () -> {}), ReminderReceipt.pace());
    request
        .event()
        .resource(Exemption.EVENT_RESOURCE)
        .operation(OperationType.ACTION)
        .resourcePath("sspr", "password-expiry", "remind")
        .representation(tally)
        .success();
    return Response.ok(tally).build();
  }

  private Optional<String> error(@Nullable UserModel user) {
    if (user == null || !request.auth().users().canManage(user)) {
      return Optional.of("There is no such user, or you may not manage the user.");
    }
    return Standing.inDirectory(request.session(), request.realm(), user)
        ? Optional.of(Exemption.IN_DIRECTORY_MESSAGE)
        : Optional.empty();
  }

  private Changed set(List<UserModel> users, boolean neverExpires) {
    Exemption exemption = new Exemption(request);
    int changed = 0;
    for (UserModel user : users) {
      if (exemption.set(user, neverExpires)) {
        changed++;
      }
    }
    return new Changed(changed, users.size() - changed);
  }
}
