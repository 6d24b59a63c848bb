package io.github.keycloaksspr.requiredactions.register;

import io.github.keycloaksspr.authenticators.page.Page;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.registration.Duty;
import io.github.keycloaksspr.core.registration.RegisteredEmail;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import io.github.keycloaksspr.core.registration.RegisteredPhone;
import io.github.keycloaksspr.core.registration.RegisteredQuestions;
import io.github.keycloaksspr.core.registration.Source;
import io.github.keycloaksspr.core.registration.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page that shows what is registered and what can be (spec R2, R3). */
final class Overview {

  static final String TEMPLATE = "sspr-register.ftl";

  private final Registrant who;
  private final Standing standing;

  Overview(Registrant who) {
    this.who = who;
    this.standing = who.standing();
  }

  Page page() {
    Duty duty = who.duty();
    boolean due = duty instanceof Duty.Register;
    return Page.of(who.interaction())
        .with("reason", reason(duty))
        .with("entries", entries())
        .with("have", standing.passable())
        .with("need", standing.requirement().gates())
        .with("reconfirm", duty instanceof Duty.Reconfirm)
        .with("finishable", !due)
        .with("deferrable", duty instanceof Duty.Register register && register.deferrable())
        .with("extensible", standing.enough() && standing.extensible());
  }

  private static @Nullable String reason(Duty duty) {
    if (duty instanceof Duty.Register register) {
      return register.reason().id();
    }
    return duty instanceof Duty.Reconfirm ? "expired" : null;
  }

  private List<Map<String, Object>> entries() {
    return standing.requirement().methods().stream()
        .map(Method::credentialType)
        .distinct()
        .map(this::entry)
        .toList();
  }

  private Map<String, Object> entry(String type) {
    List<String> ways = methods(type).stream().filter(who::mayRegister).map(Method::id).toList();
    boolean held = methods(type).stream().anyMatch(standing.held()::contains);
    Optional<Shown> shown = shown(type);
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("type", type);
    entry.put("held", held);
    entry.put("ways", ways);
    entry.put("keycloak", !CredentialTypes.ours(type));
    entry.put("removable", shown.filter(Shown::own).isPresent() && !ways.isEmpty());
    shown.ifPresent(value -> entry.put("value", value.text()));
    shown.map(Shown::source).ifPresent(source -> entry.put("source", source.id()));
    return entry;
  }

  private List<Method> methods(String type) {
    return standing.requirement().methods().stream()
        .filter(method -> method.credentialType().equals(type))
        .toList();
  }

  /** A value that hides most of itself, and where it comes from. */
  private record Shown(String text, Source source) {
    boolean own() {
      return source != Source.DIRECTORY;
    }
  }

  private Optional<Shown> shown(String type) {
    RegisteredMethods registered = who.registered();
    return switch (type) {
      case CredentialTypes.EMAIL -> registered.email().map(Overview::shown);
      case CredentialTypes.MOBILE_PHONE -> registered.mobilePhone().map(Overview::shown);
      case CredentialTypes.OFFICE_PHONE -> registered.officePhone().map(Overview::shown);
      case CredentialTypes.SECURITY_QUESTIONS -> registered.questions().map(Overview::shown);
      default -> Optional.empty();
    };
  }

  private static Shown shown(RegisteredEmail email) {
    return new Shown(email.address().masked(), email.source());
  }

  private static Shown shown(RegisteredPhone phone) {
    return new Shown(phone.number().masked(), phone.source());
  }

  private static Shown shown(RegisteredQuestions questions) {
    return new Shown(String.valueOf(questions.answers().size()), questions.source());
  }
}
