package io.github.keycloaksspr.requiredactions.register;

import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.phone.PhoneNumber;
import io.github.keycloaksspr.core.question.AnswerHashing;
import io.github.keycloaksspr.core.question.GivenAnswer;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.core.registration.RegisteredEmail;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import io.github.keycloaksspr.core.registration.RegisteredPhone;
import io.github.keycloaksspr.core.registration.RegisteredQuestions;
import io.github.keycloaksspr.core.registration.Source;
import io.github.keycloaksspr.messaging.RegistrationNotice;
import io.github.keycloaksspr.messaging.RegistrationNotice.Change;
import java.util.List;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;

/** Stores and removes what the user registers, reports it, and tells the earlier addresses. */
final class Changes {

  private final Registrant who;
  private final RegisteredMethods registered;

  Changes(Registrant who) {
    this.who = who;
    this.registered = who.registered();
  }

  /** Stores a destination at which the user has just received a code. */
  void register(Method method, String destination) {
    String type = method.credentialType();
    if (type.equals(CredentialTypes.EMAIL)) {
      RegisteredEmail email =
          new RegisteredEmail(new EmailAddress(destination), Source.USER, Registrant.now());
      store(type, email.address().masked(), () -> registered.save(email));
    } else {
      PhoneNumber number = PhoneNumber.ofValue(destination).orElseThrow();
      RegisteredPhone phone = new RegisteredPhone(number, Source.USER, Registrant.now());
      store(type, number.masked(), () -> registered.saveMobilePhone(phone));
    }
  }

  /** Stores answers that keep the rules. */
  void register(List<GivenAnswer> answers) {
    AnswerHashing hashing =
        AnswerHashing.of(who.interaction().session(), who.interaction().realm());
    RegisteredQuestions questions =
        RegisteredQuestions.of(answers, hashing, Source.USER, Registrant.now());
    store(
        CredentialTypes.SECURITY_QUESTIONS,
        String.valueOf(answers.size()),
        () -> registered.save(questions));
  }

  private void store(String type, String shown, Runnable saving) {
    Optional<EmailAddress> earlier = address();
    Change change = held(type) ? Change.CHANGED : Change.ADDED;
    saving.run();
    report(EventType.UPDATE_CREDENTIAL, change, type, shown);
    tell(change, type, earlier);
  }

  /** Removes what the user has registered under a type. */
  void remove(String type) {
    Optional<EmailAddress> earlier = address();
    if (registered.remove(type)) {
      report(EventType.REMOVE_CREDENTIAL, Change.REMOVED, type, "");
      tell(Change.REMOVED, type, earlier);
    }
  }

  private boolean held(String type) {
    return who.user()
        .credentialManager()
        .getStoredCredentialsByTypeStream(type)
        .findAny()
        .isPresent();
  }

  private Optional<EmailAddress> address() {
    return registered.email().map(RegisteredEmail::address);
  }

  private void report(EventType event, Change change, String type, String shown) {
    who.interaction()
        .event()
        .clone()
        .event(event)
        .user(who.user())
        .detail(Details.CREDENTIAL_TYPE, type)
        .detail("sspr_intent", "register")
        .detail("sspr_result", change.id())
        .detail("sspr_data", shown)
        .success();
  }

  private void tell(Change change, String type, Optional<EmailAddress> earlier) {
    new RegistrationNotice(who.interaction().session(), who.interaction().realm(), who.user())
        .tell(change, type, earlier);
  }
}
