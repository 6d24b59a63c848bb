package io.github.keycloaksspr.adminuiext.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.policy.FieldError;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.messaging.Mail;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/** {@code POST sspr/invite}: asks users who are not registered to do so (spec A6). */
public final class InviteResource {

  private static final int MOST_EXAMINED = 5_000;

  private final AdminRequest request;

  public InviteResource(AdminRequest request) {
    this.request = request;
  }

  /**
   * What became of a wish to invite.
   *
   * @param invited whose mails are on their way
   * @param skipped who were invited less than a day ago
   * @param withoutEmail who have no address to write to
   * @param left who are due, but beyond the number that was asked for
   * @param next where to go on, null when everybody was looked at
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Invited(
      int invited, int skipped, int withoutEmail, int left, @Nullable String next) {}

  @POST
  @Produces(MediaType.APPLICATION_JSON)
  public Response post(@Nullable String text) {
    request.auth().users().requireManage();
    InviteBody.Parsed parsed = InviteBody.parse(text);
    if (parsed instanceof InviteBody.Invalid invalid) {
      return Refusal.badRequest("invalid_parameter", invalid.errors());
    }
    InviteBody body = ((InviteBody.Valid) parsed).body();
    Optional<FieldError> unknown = body.filter().unknown(request);
    if (unknown.isPresent()) {
      return Refusal.badRequest("invalid_parameter", List.of(unknown.get()));
    }
    Readiness readiness = Readiness.of(request);
    return readiness instanceof Readiness.Ready ready
        ? Response.ok(invite(body, ready.policy(), ready.link())).build()
        : ((Readiness.NotReady) readiness).answer();
  }

  private Invited invite(InviteBody body, Policy policy, URI link) {
    Inviting inviting = new Inviting(request);
    Tally tally = new Tally(body, link);
    Optional<Position> next =
        new Scan(request, policy, body.filter(), MOST_EXAMINED)
            .run(body.first(), own -> own.auth().users()::canManage, tally::take);
    int sent = inviting.send(tally.mails, body.force());
    Invited invited =
        new Invited(
            sent,
            tally.skipped + tally.mails.size() - sent,
            tally.withoutEmail,
            tally.left,
            next.map(Position::toString).orElse(null));
    inviting.report(
        "invite",
        Map.of(
            "invited", invited.invited(),
            "skipped", invited.skipped(),
            "withoutEmail", invited.withoutEmail(),
            "left", invited.left()));
    return invited;
  }

  /** Counts users who are not registered, and writes the mails to those who are due. */
  private static final class Tally {

    private final InviteBody body;
    private final URI link;
    private final List<Mail> mails = new ArrayList<>();
    private int skipped;
    private int withoutEmail;
    private int left;

    Tally(InviteBody body, URI link) {
      this.body = body;
      this.link = link;
    }

    boolean take(AdminRequest own, Lack lack, UserModel user) {
      Optional<EmailAddress> address = Lack.address(user);
      if (address.isEmpty()) {
        withoutEmail++;
      } else if (!body.force() && !Inviting.due(own, user)) {
        skipped++;
      } else if (mails.size() == body.most()) {
        left++;
      } else {
        mails.add(new InvitationMail(own, link).to(user, address.get()));
      }
      return true;
    }
  }
}
