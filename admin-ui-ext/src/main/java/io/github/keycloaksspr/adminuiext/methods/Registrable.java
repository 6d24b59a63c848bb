package io.github.keycloaksspr.adminuiext.methods;

import io.github.keycloaksspr.adminuiext.methods.MethodsResource.Registered;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.phone.PhoneNumber;
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
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an administrator can register on a user's behalf. */
public enum Registrable {
  EMAIL(CredentialTypes.EMAIL) {
    @Override
    Optional<Registered> shown(RegisteredMethods registered) {
      return registered
          .email()
          .map(email -> shown(email.address().masked(), email.source(), email.registeredAt()));
    }

    @Override
    public Optional<Held> held(RegisteredMethods registered) {
      return registered
          .email()
          .flatMap(email -> Held.stored(new Alternate(email.address()), email.source()));
    }

    @Override
    public Reading read(PhoneRules rules, String value) {
      return EmailAddress.parse(value)
          .<Reading>map(address -> new Reading.Usable(new Alternate(address)))
          .orElseGet(() -> new Reading.Wrong("The value must be an e-mail address."));
    }
  },
  MOBILE_PHONE(CredentialTypes.MOBILE_PHONE) {
    @Override
    Optional<Registered> shown(RegisteredMethods registered) {
      return registered.mobilePhone().map(this::shown);
    }

    @Override
    public Optional<Held> held(RegisteredMethods registered) {
      return registered
          .mobilePhone()
          .flatMap(phone -> Held.stored(new Mobile(phone.number()), phone.source()));
    }

    @Override
    public Reading read(PhoneRules rules, String value) {
      return reading(rules.mobile(value), Mobile::new);
    }
  },
  OFFICE_PHONE(CredentialTypes.OFFICE_PHONE) {
    @Override
    Optional<Registered> shown(RegisteredMethods registered) {
      return registered.officePhone().map(this::shown);
    }

    @Override
    public Optional<Held> held(RegisteredMethods registered) {
      return registered
          .officePhone()
          .flatMap(phone -> Held.stored(new Office(phone.number()), phone.source()));
    }

    @Override
    public Reading read(PhoneRules rules, String value) {
      return reading(rules.office(value), Office::new);
    }
  };

  private final String type;

  Registrable(String type) {
    this.type = type;
  }

  /** What a text amounts to. */
  public sealed interface Reading {

    /** It can be registered. */
    record Usable(Value value) implements Reading {}

    /** It cannot be registered; the reason is a full sentence without the text. */
    record Wrong(String reason) implements Reading {}
  }

  /** Something that can be registered; never printed whole. */
  public sealed interface Value {

    /** Returns the value with most of it hidden. */
    String masked();

    /** Registers it in the place of an earlier one. */
    void save(RegisteredMethods registered, Instant now);
  }

  private record Alternate(EmailAddress address) implements Value {
    @Override
    public String masked() {
      return address.masked();
    }

    @Override
    public void save(RegisteredMethods registered, Instant now) {
      registered.save(new RegisteredEmail(address, Source.ADMIN, now));
    }
  }

  private record Mobile(PhoneNumber number) implements Value {
    @Override
    public String masked() {
      return number.masked();
    }

    @Override
    public void save(RegisteredMethods registered, Instant now) {
      registered.saveMobilePhone(new RegisteredPhone(number, Source.ADMIN, now));
    }
  }

  private record Office(PhoneNumber number) implements Value {
    @Override
    public String masked() {
      return number.masked();
    }

    @Override
    public void save(RegisteredMethods registered, Instant now) {
      registered.saveOfficePhone(new RegisteredPhone(number, Source.ADMIN, now));
    }
  }

  /** A value that is registered, and who vouched for it. */
  public record Held(Value value, Source source) {

    /** What a directory says is not registered: it can be overridden, and changes there. */
    private static Optional<Held> stored(Value value, Source source) {
      return source == Source.DIRECTORY ? Optional.empty() : Optional.of(new Held(value, source));
    }
  }

  public static Optional<Registrable> ofType(String type) {
    return Arrays.stream(values()).filter(each -> each.type.equals(type)).findFirst();
  }

  /** Returns all types in one text. */
  public static String types() {
    return Arrays.stream(values()).map(Registrable::type).collect(Collectors.joining(", "));
  }

  public String type() {
    return type;
  }

  /** Returns what the user has of this type. */
  abstract Optional<Registered> shown(RegisteredMethods registered);

  /** Returns what the user has of this type, to compare it with something read. */
  public abstract Optional<Held> held(RegisteredMethods registered);

  /** Reads a text that somebody wants to register. */
  public abstract Reading read(PhoneRules rules, String value);

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

  private static Reading reading(PhoneRules.Reading read, Function<PhoneNumber, Value> value) {
    return read instanceof PhoneRules.Reading.Usable usable
        ? new Reading.Usable(value.apply(usable.number()))
        : new Reading.Wrong(reason(((PhoneRules.Reading.Unusable) read).fault()));
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
