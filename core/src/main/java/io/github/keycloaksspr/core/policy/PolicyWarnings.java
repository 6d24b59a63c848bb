package io.github.keycloaksspr.core.policy;

import io.github.keycloaksspr.core.method.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an administrator should think about again before relying on a policy. */
final class PolicyWarnings {

  private static final String LATER = "This setting has no effect in this version.";

  private PolicyWarnings() {}

  static List<FieldError> of(Policy policy) {
    List<FieldError> warnings = new ArrayList<>();
    if (Set.copyOf(policy.methods()).equals(Set.of(Method.QUESTIONS))) {
      warnings.add(
          new FieldError(
              "methods", "Security questions alone are easy to guess; enable another method."));
    }
    unavailable("methods", policy.methods(), policy.gates(), warnings);
    Policy.Administrators administrators = policy.administrators();
    unavailable(
        "administrators.methods", administrators.methods(), administrators.gates(), warnings);
    withoutEffect(policy, warnings);
    return warnings;
  }

  private static void unavailable(
      String field, List<Method> methods, int gates, List<FieldError> warnings) {
    List<String> missing =
        methods.stream().filter(method -> !method.available()).map(Method::id).toList();
    if (missing.isEmpty()) {
      return;
    }
    long usable =
        methods.stream().filter(Method::available).map(Method::credentialType).distinct().count();
    String warning = "This version does not offer yet: " + String.join(", ", missing) + ".";
    String blocked = " What is left is too little for " + gates + " gates, so nobody can reset.";
    warnings.add(new FieldError(field, usable < gates ? warning + blocked : warning));
  }

  private static void withoutEffect(Policy policy, List<FieldError> warnings) {
    if (policy.registration().required()) {
      warnings.add(new FieldError("registration.required", LATER));
    }
    if (policy.writeback().enabled()) {
      warnings.add(new FieldError("writeback.enabled", LATER));
    }
    if (policy.writeback().unlockWithoutReset()) {
      warnings.add(new FieldError("writeback.unlockWithoutReset", LATER));
    }
  }
}
