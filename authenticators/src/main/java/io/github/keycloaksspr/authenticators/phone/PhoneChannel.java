package io.github.keycloaksspr.authenticators.phone;

import io.github.keycloaksspr.authenticators.code.CodeChannel;
import io.github.keycloaksspr.authenticators.code.CodeStep;
import io.github.keycloaksspr.authenticators.method.MethodStep.Visit;
import io.github.keycloaksspr.core.activity.EventError;
import io.github.keycloaksspr.core.code.OneTimeCode;
import io.github.keycloaksspr.core.limit.Limit;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.phone.PhoneNumber;
import io.github.keycloaksspr.core.phone.PhoneRules;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.registration.RegisteredPhone;
import io.github.keycloaksspr.messaging.Confirming;
import io.github.keycloaksspr.messaging.Delivery;
import io.github.keycloaksspr.messaging.LaterEvent;
import io.github.keycloaksspr.messaging.Organisation;
import io.github.keycloaksspr.messaging.Outbox;
import io.github.keycloaksspr.messaging.PhoneCode;
import io.github.keycloaksspr.messaging.PhoneCode.Way;
import io.github.keycloaksspr.messaging.Receipt;
import io.github.keycloaksspr.messaging.phone.PhoneGateway;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Codes to a phone by text or by call (spec M1 to M3). */
public final class PhoneChannel implements CodeChannel {

  private final Method method;
  private final Line line;
  private final Way way;
  private final Texts texts;

  private PhoneChannel(Method method, Line line, Way way, String sentAgain) {
    this.method = method;
    this.line = line;
    this.way = way;
    this.texts = new Texts("ssprPhoneMissing", sentAgain, "ssprPhoneUnavailable");
  }

  /** Texts to the mobile phone. */
  public static PhoneChannel mobileText() {
    return new PhoneChannel(Method.MOBILE_TEXT, Line.MOBILE, Way.TEXT, "ssprTextSentAgain");
  }

  /** Calls to the mobile phone. */
  public static PhoneChannel mobileCall() {
    return new PhoneChannel(Method.MOBILE_CALL, Line.MOBILE, Way.CALL, "ssprCallAgain");
  }

  /** Calls to the office phone. */
  public static PhoneChannel officeCall() {
    return new PhoneChannel(Method.OFFICE_CALL, Line.OFFICE, Way.CALL, "ssprCallAgain");
  }

  @Override
  public Method method() {
    return method;
  }

  @Override
  public Reading read(Visit visit, String typed) {
    PhoneRules.Reading reading = line.read(Policies.phoneRules(visit.interaction().realm()), typed);
    if (reading instanceof PhoneRules.Reading.Usable usable) {
      return new Reading.Destination(usable.number().value());
    }
    return new Reading.Unusable(messageKey(((PhoneRules.Reading.Unusable) reading).fault()));
  }

  private static String messageKey(PhoneRules.Fault fault) {
    return switch (fault) {
      case NOT_A_NUMBER -> "ssprPhoneInvalid";
      case WITHOUT_COUNTRY -> "ssprPhoneWithoutCountry";
      case COUNTRY_NOT_SERVED, TYPE_NOT_SERVED -> "ssprPhoneNotServed";
      case EXTENSION -> "ssprPhoneExtension";
    };
  }

  @Override
  public String masked(String destination) {
    return number(destination).masked();
  }

  @Override
  public boolean registered(RealmModel realm, UserModel account, String destination) {
    return held(realm, account, destination).isPresent();
  }

  /** Returns the number that the account holds, when it is the one that was typed. */
  private Optional<PhoneNumber> held(RealmModel realm, UserModel account, String destination) {
    return line.of(realm, account).map(RegisteredPhone::number).filter(number(destination)::means);
  }

  private static PhoneNumber number(String destination) {
    return PhoneNumber.ofValue(destination).orElseThrow();
  }

  @Override
  public List<Limit> limits() {
    return List.of(Limit.PHONE_CHECKS, way == Way.TEXT ? Limit.TEXTS : Limit.CALLS);
  }

  @Override
  public Texts texts() {
    return texts;
  }

  @Override
  public boolean paid() {
    return true;
  }

  @Override
  public boolean ready(Visit visit) {
    return Optional.ofNullable(visit.interaction().session().getProvider(PhoneGateway.class))
        .filter(PhoneGateway::ready)
        .filter(gateway -> way == Way.TEXT || confirming(visit, gateway).allowsCalls())
        .isPresent();
  }

  private static Confirming confirming(Visit visit, PhoneGateway gateway) {
    return Confirming.of(visit.interaction().session(), visit.interaction().realm(), gateway);
  }

  /** Where the number is registered already, sends with its extension, typed or not. */
  @Override
  public void send(
      Visit visit, UserModel account, OneTimeCode code, String destination, LaterEvent event) {
    RealmModel realm = visit.interaction().realm();
    PhoneCode message =
        new PhoneCode(
            account.getId(),
            way,
            held(realm, account, destination).orElseGet(() -> number(destination)),
            visit.interaction().session().getContext().resolveLocale(visit.interaction().user()),
            code,
            Organisation.of(realm),
            CodeStep.CODE_MINUTES);
    new Outbox(visit.interaction().session(), realm).send(message, receipt(event));
  }

  private static Receipt receipt(LaterEvent event) {
    return (session, realm, delivery) -> {
      if (delivery instanceof Delivery.Failed failed) {
        event
            .with("sspr_reason", "gateway_failed")
            .with("reason", failed.reason())
            .error(session, realm, EventError.PHONE_SEND_FAILED.id());
      } else if (delivery instanceof Delivery.Refused refused) {
        event
            .with("sspr_reason", "gateway_refused")
            .with("reason", refused.reason())
            .error(session, realm, EventError.PHONE_SEND_FAILED.id());
      } else {
        event.success(session, realm);
      }
    };
  }
}
