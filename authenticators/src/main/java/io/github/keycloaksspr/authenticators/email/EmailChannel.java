package io.github.keycloaksspr.authenticators.email;

import io.github.keycloaksspr.authenticators.code.CodeChannel;
import io.github.keycloaksspr.authenticators.code.CodeStep;
import io.github.keycloaksspr.authenticators.method.MethodStep.Visit;
import io.github.keycloaksspr.core.code.OneTimeCode;
import io.github.keycloaksspr.core.limit.Limit;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.core.registration.RegisteredEmail;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import io.github.keycloaksspr.messaging.Delivery;
import io.github.keycloaksspr.messaging.LaterEvent;
import io.github.keycloaksspr.messaging.Mail;
import io.github.keycloaksspr.messaging.Organisation;
import io.github.keycloaksspr.messaging.Outbox;
import java.util.List;
import java.util.Map;
import org.keycloak.events.Errors;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Codes by mail to the alternate address (spec M4). */
public final class EmailChannel implements CodeChannel {

  @Override
  public Method method() {
    return Method.EMAIL;
  }

  @Override
  public Reading read(Visit visit, String typed) {
    return EmailAddress.parse(typed)
        .<Reading>map(address -> new Reading.Destination(address.value()))
        .orElseGet(() -> new Reading.Unusable("ssprEmailInvalid"));
  }

  @Override
  public String masked(String destination) {
    return new EmailAddress(destination).masked();
  }

  @Override
  public boolean registered(RealmModel realm, UserModel account, String destination) {
    return RegisteredMethods.of(realm, account)
        .email()
        .map(RegisteredEmail::address)
        .filter(new EmailAddress(destination)::equals)
        .isPresent();
  }

  @Override
  public List<Limit> limits() {
    return List.of(Limit.MAILS);
  }

  @Override
  public Texts texts() {
    return new Texts("ssprDestinationMissing", "ssprCodeSentAgain", "ssprUnavailable");
  }

  @Override
  public void send(
      Visit visit, UserModel account, OneTimeCode code, String destination, LaterEvent event) {
    RealmModel realm = visit.interaction().realm();
    new Outbox(visit.interaction().session(), realm)
        .send(
            mail(visit, account, code, new EmailAddress(destination)),
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
  }

  private static Mail mail(
      Visit visit, UserModel account, OneTimeCode code, EmailAddress destination) {
    String organisation = Organisation.of(visit.interaction().realm());
    return new Mail(
        account.getId(),
        destination,
        visit.interaction().session().getContext().resolveLocale(visit.interaction().user()),
        "ssprCodeSubject",
        List.of(organisation),
        "sspr-code.ftl",
        Map.of(
            "code", code.digits(), "minutes", CodeStep.CODE_MINUTES, "organisation", organisation));
  }
}
