package io.github.keycloaksspr.authenticators.email;

import io.github.keycloaksspr.authenticators.method.MethodStep.Visit;
import io.github.keycloaksspr.core.code.OneTimeCode;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.messaging.Delivery;
import io.github.keycloaksspr.messaging.LaterEvent;
import io.github.keycloaksspr.messaging.Mail;
import io.github.keycloaksspr.messaging.Organisation;
import io.github.keycloaksspr.messaging.Outbox;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.Errors;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The mail that carries a code, and the event that tells what became of it. */
final class CodeMail {

  private final Visit visit;
  private final RealmModel realm;

  CodeMail(Visit visit) {
    this.visit = visit;
    this.realm = visit.context().getRealm();
  }

  /** Puts the mail into the outbox or, for a stranger, only the event that says why not. */
  void post(OneTimeCode code, EmailAddress destination, boolean deliverable) {
    Outbox outbox = new Outbox(visit.context().getSession(), realm);
    LaterEvent event = new ProofEvents(visit).sending();
    UserModel account = visit.account();
    if (deliverable && account != null) {
      outbox.send(
          mail(account, code, destination),
          (session, later, delivery) -> {
            if (delivery instanceof Delivery.Failed failed) {
              event
                  .with("sspr_reason", "mail_failed")
                  .with("reason", failed.reason())
                  .error(session, later, Errors.EMAIL_SEND_FAILED);
            } else {
              event.success(session, later);
            }
          });
    } else {
      String reason = Optional.ofNullable(visit.progress().refusal()).orElse("wrong_destination");
      outbox.sendNothing(
          (session, later) ->
              event.with("sspr_reason", reason).error(session, later, error(reason)));
    }
  }

  private static String error(String reason) {
    return switch (reason) {
      case "user_not_found" -> Errors.USER_NOT_FOUND;
      case "user_disabled" -> Errors.USER_DISABLED;
      case "wrong_destination" -> Errors.INVALID_EMAIL;
      default -> Errors.NOT_ALLOWED;
    };
  }

  private Mail mail(UserModel account, OneTimeCode code, EmailAddress destination) {
    String organisation = Organisation.of(realm);
    Locale locale =
        visit.context().getSession().getContext().resolveLocale(visit.context().getUser());
    return new Mail(
        account.getId(),
        destination,
        locale,
        "ssprCodeSubject",
        List.of(organisation),
        "sspr-code.ftl",
        Map.of(
            "code",
            code.digits(),
            "minutes",
            EmailStep.CODE_MINUTES,
            "organisation",
            organisation));
  }
}
