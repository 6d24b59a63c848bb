package io.github.keycloaksspr.adminuiext.methods;

import io.github.keycloaksspr.adminuiext.methods.MethodsResource.Registered;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.phone.PhoneRules;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.core.registration.RegisteredEmail;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import io.github.keycloaksspr.core.registration.RegisteredPhone;
import io.github.keycloaksspr.core.registration.Source;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an administrator can register on a user's behalf. */
enum Registrable {
  EMAIL(CredentialTypes.EMAIL) {
    @Override
    Optional<Registered> shown(RegisteredMethods registered) {
      return registered
          .email()
          .map(email -> shown(email.address().masked(), email.source(), email.registeredAt()));
    }

    @Override
    Outcome save(RegisteredMethods registered, PhoneRules rules, String value, Instant now) {
      Optional<EmailAddress> address = EmailAddress.parse(value);
      if (address.isEmpty()) {
        return new Outcome.Wrong("The value must be an e-mail address.");
      }
      registered.save(new RegisteredEmail(address.get(), Source.ADMIN, now));
      return new Outcome.Saved(address.get().masked());
    }
  },
  MOBILE_PHONE(CredentialTypes.MOBILE_PHONE) {
    @Override
    Optional<Registered> shown(RegisteredMethods registered) {
      return registered.mobilePhone().map(this::shown);
    }

    @Override
    Outcome save(RegisteredMethods registered, PhoneRules rules, String value, Instant now) {
      PhoneRules.Reading reading = rules.mobile(value);
      if (reading instanceof PhoneRules.Reading.Usable usable) {
        registered.saveMobilePhone(new RegisteredPhone(usable.number(), Source.ADMIN, now));
      }
      return outcome(reading);
    }
  },
  OFFICE_PHONE(CredentialTypes.OFFICE_PHONE) {
    @Override
    Optional<Registered> shown(RegisteredMethods registered) {
      return registered.officePhone().map(this::shown);
    }

    @Override
    Outcome save(RegisteredMethods registered, PhoneRules rules, String value, Instant now) {
      PhoneRules.Reading reading = rules.office(value);
      if (reading instanceof PhoneRules.Reading.Usable usable) {
        registered.saveOfficePhone(new RegisteredPhone(usable.number(), Source.ADMIN, now));
      }
      return outcome(reading);
    }
  };

  private final String type;

  Registrable(String type) {
    this.type = type;
  }

  /** What became of a value. */
  sealed interface Outcome {

    /** It is registered. */
    record Saved(String masked) implements Outcome {}

    /** It cannot be registered; the reason is a full sentence. */
    record Wrong(String reason) implements Outcome {}
  }

  static Optional<Registrable> ofType(String type) {
    return Arrays.stream(values()).filter(each -> each.type.equals(type)).findFirst();
  }

  /** Returns all types in one text. */
  static String types() {
    return Arrays.stream(values()).map(Registrable::type).collect(Collectors.joining(", "));
  }

  String type() {
    return type;
  }

  /** Returns what the user has of this type. */
  abstract Optional<Registered> shown(RegisteredMethods registered);

  /** Registers a value in the place of an earlier one. */
  abstract Outcome save(RegisteredMethods registered, PhoneRules rules, String value, Instant now);

  Registered shown(RegisteredPhone phone) {
    return shown(phone.number().masked(), phone.source(), phone.registeredAt());
  }

  Registered shown(String masked, Source source, Instant registeredAt) {
    List<String> methods =
        Arrays.stream(Method.values())
            .filter(method -> method.credentialType().equals(type))
            .map(Method::id)
            .toList();
    return new Registered(type, methods, masked, source.id(), registeredAt.toString());
  }

  private static Outcome outcome(PhoneRules.Reading reading) {
    if (reading instanceof PhoneRules.Reading.Usable usable) {
      return new Outcome.Saved(usable.number().masked());
    }
    return new Outcome.Wrong(reason(((PhoneRules.Reading.Unusable) reading).fault()));
  }

  private static String reason(PhoneRules.Fault fault) {
    return switch (fault) {
      case NOT_A_NUMBER -> "The value must be a complete phone number such as +1 4255550123.";
      case WITHOUT_COUNTRY ->
          "The number must begin with + and its country's code, because the policy sets no"
              + " phone.defaultRegion.";
      case COUNTRY_NOT_SERVED ->
          "The number belongs to a country that the policy's phone.countries does not list.";
      case TYPE_NOT_SERVED ->
          "Premium-rate, shared-cost, personal, universal-access and pager numbers and numbers of"
              + " no country cannot be registered.";
      case EXTENSION -> "A mobile phone has no extension.";
    };
  }
}
