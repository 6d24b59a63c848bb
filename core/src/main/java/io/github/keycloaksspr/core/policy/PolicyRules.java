package io.github.keycloaksspr.core.policy;

import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.password.BannedTerms;
import io.github.keycloaksspr.core.phone.PhoneRules;
import io.github.keycloaksspr.core.policy.Policy.CustomQuestion;
import io.github.keycloaksspr.core.question.Catalogue;
import java.net.URI;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules that bind several fields of a policy together. */
final class PolicyRules {

  private static final int MAX_QUESTIONS_OFFERED = 20;
  private static final int SHORTEST_QUESTION = 3;
  private static final int LONGEST_QUESTION = 200;
  private static final String THIS_MACHINE = "localhost|127(\\.\\d{1,3}){3}|\\[::1]";
  private static final int LAST_PORT = 65_535;

  private final List<FieldError> errors;

  PolicyRules(List<FieldError> errors) {
    this.errors = errors;
  }

  void check(Policy policy) {
    checkScope(policy);
    checkGates("methods", policy.gates(), policy.methods(), policy.scope() != Scope.NONE);
    Policy.Administrators administrators = policy.administrators();
    checkGates("administrators.methods", administrators.gates(), administrators.methods(), true);
    if (administrators.methods().contains(Method.QUESTIONS)) {
      error("administrators.methods", "Security questions are not for administrators.");
    }
    checkQuestions(policy.questions());
    if (policy.methods().contains(Method.QUESTIONS)) {
      checkEnoughQuestions(policy.questions());
    }
    policy.limits().exemptNetworks().stream()
        .filter(network -> Network.parse(network).isEmpty())
        .forEach(
            network ->
                error(
                    "limits.exemptNetworks",
                    "'" + network + "' is not an address or network such as 10.0.0.0/8."));
    checkHelpdesk(policy);
    checkPhone(policy.phone());
    checkBanned(policy.passwords().banned().texts());
    checkReceivers(policy.activity());
  }

  private void checkScope(Policy policy) {
    boolean named = !policy.groups().isEmpty() || !policy.roles().isEmpty();
    if (policy.scope() == Scope.SELECTED && !named) {
      error("scope", "The scope 'selected' needs at least one group or role.");
    }
    policy.groups().stream()
        .filter(group -> !group.startsWith("/"))
        .forEach(group -> error("groups", "A group is named by its path, which starts with '/'."));
  }

  private void checkGates(String field, int gates, List<Method> methods, boolean needed) {
    if (methods.isEmpty() && needed) {
      error(field, "At least one method must be enabled.");
      return;
    }
    long different = methods.stream().map(Method::credentialType).distinct().count();
    if (!methods.isEmpty() && different < gates) {
      error(
          field,
          "For "
              + gates
              + " gates at least "
              + gates
              + " methods must be enabled that do not reach"
              + " the same device.");
    }
  }

  private void checkQuestions(Policy.Questions questions) {
    if (questions.register() < questions.answer()) {
      error("questions.register", "At least as many questions must be registered as are asked.");
    }
    if (questions.catalogue().size() + questions.custom().size() > MAX_QUESTIONS_OFFERED
        && !questions.custom().isEmpty()) {
      error(
          "questions.custom",
          "With questions of your own at most "
              + MAX_QUESTIONS_OFFERED
              + " can be offered in all.");
    }
    questions.catalogue().stream()
        .filter(id -> !Catalogue.contains(id))
        .forEach(
            id -> error("questions.catalogue", "There is no predefined question '" + id + "'."));
    questions.custom().forEach(this::checkQuestion);
  }

  private void checkEnoughQuestions(Policy.Questions questions) {
    int offered = questions.catalogue().size() + questions.custom().size();
    if (offered < questions.register()) {
      error(
          "questions.catalogue",
          "At least as many questions must be offered as are registered, which is "
              + questions.register()
              + ".");
    }
  }

  private void checkHelpdesk(Policy policy) {
    if (policy.helpdeskRequest() == HelpdeskRequest.MAIL && !hasMailbox(policy.helpdesk())) {
      error(
          "helpdeskRequest",
          "The value 'mail' needs a helpdesk that is a mailto: link with an address.");
    }
  }

  private static boolean hasMailbox(@Nullable URI helpdesk) {
    return helpdesk != null
        && "mailto".equalsIgnoreCase(helpdesk.getScheme())
        && helpdesk.getSchemeSpecificPart().matches("[^@,?\\s]+@[^@,?\\s]+\\.[^@,?\\s]+([,?].*)?");
  }

  private void checkPhone(Policy.Phone phone) {
    phone.countries().stream()
        .filter(country -> !PhoneRules.knows(country))
        .forEach(
            country ->
                error("phone.countries", "'" + country + "' is not an ISO country code like US."));
    String region = phone.defaultRegion();
    if (region != null && !PhoneRules.knows(region)) {
      error("phone.defaultRegion", "'" + region + "' is not an ISO country code like US.");
    } else if (region != null
        && !phone.countries().isEmpty()
        && !phone.countries().contains(region)) {
      error("phone.defaultRegion", "The default region must be one of phone.countries.");
    }
  }

  private void checkReceivers(Policy.Activity activity) {
    Policy.Webhook webhook = activity.webhook();
    if (webhook != null && !(confidential(webhook.url()) && validPort(webhook.url(), true))) {
      error(
          "activity.webhook.url",
          "The URL must begin with https, and have no fragment; http is for this machine itself"
              + " only, such as http://localhost:8088/.");
    }
    Policy.Syslog syslog = activity.syslog();
    if (syslog != null && !(nothingBehindPort(syslog.url()) && validPort(syslog.url(), false))) {
      error(
          "activity.syslog.url",
          "The URL must be a host and a port and nothing else, such as"
              + " tls://siem.example.org:6514.");
    }
  }

  private static boolean confidential(URI url) {
    return url.getRawFragment() == null
        && ("https".equalsIgnoreCase(url.getScheme())
            || url.getHost().toLowerCase(Locale.ROOT).matches(THIS_MACHINE));
  }

  private static boolean nothingBehindPort(URI url) {
    return url.getRawPath().isEmpty() && url.getRawQuery() == null && url.getRawFragment() == null;
  }

  private static boolean validPort(URI url, boolean usual) {
    return (usual && url.getPort() == -1) || (url.getPort() >= 1 && url.getPort() <= LAST_PORT);
  }

  private void checkBanned(List<String> terms) {
    Map<String, String> known = new HashMap<>();
    for (String term : terms) {
      if (!BannedTerms.usable(term)) {
        error(
            "passwords.banned",
            "'"
                + term
                + "' is no term of "
                + BannedTerms.SHORTEST
                + " to "
                + BannedTerms.LONGEST
                + " characters without blanks at its ends.");
      }
      String same = known.putIfAbsent(BannedTerms.compared(term), term);
      if (same != null && !same.equals(term)) {
        error("passwords.banned", "'" + same + "' and '" + term + "' are compared as one term.");
      }
    }
  }

  private void checkQuestion(CustomQuestion question) {
    if (!question.id().matches("[a-z0-9][a-z0-9-]{0,49}")) {
      error(
          "questions.custom",
          "A question needs an id of up to 50 lower-case letters, digits and dashes.");
    }
    if (question.text().isEmpty()) {
      error("questions.custom", "A question needs a text in at least one language.");
    }
    question.text().forEach(this::checkText);
  }

  private void checkText(String language, String text) {
    try {
      new Locale.Builder().setLanguageTag(language);
    } catch (IllformedLocaleException e) {
      error("questions.custom", "'" + language + "' is not a language tag.");
    }
    int length = text.codePointCount(0, text.length());
    if (length < SHORTEST_QUESTION || length > LONGEST_QUESTION) {
      error(
          "questions.custom",
          "A question must have " + SHORTEST_QUESTION + " to " + LONGEST_QUESTION + " characters.");
    }
  }

  private void error(String field, String error) {
    errors.add(new FieldError(field, error));
  }
}
