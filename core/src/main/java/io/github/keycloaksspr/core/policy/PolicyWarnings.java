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
    unavailable("methods", "nobody", policy.methods(), policy.gates(), warnings);
    Policy.Administrators administrators = policy.administrators();
    unavailable(
        "administrators.methods",
        "no administrator",
        administrators.methods(),
        administrators.gates(),
        warnings);
    withoutEffect(policy, warnings);
    return warnings;
  }

  private static void unavailable(
      String field, String who, List<Method> methods, int gates, List<FieldError> warnings) {
    List<String> missing =
        methods.stream().filter(method -> !method.available()).map(Method::id).toList();
    if (missing.isEmpty()) {
      return;
    }
    long usable =
        methods.stream().filter(Method::available).map(Method::credentialType).distinct().count();
    String warning = "This version does not offer yet: " + String.join(", ", missing) + ".";
    String blocked =
        " What is left is too little for " + gates + " gates, so " + who + " can reset.";
    warnings.add(new FieldError(field, usable < gates ? warning + blocked : warning));
  }

  private static void withoutEffect(Policy policy, List<FieldError> warnings) {
    Policy.Writeback writeback = policy.writeback();
    Policy.Branding branding = policy.branding();
    later(policy.registration().required(), "registration.required", warnings);
    later(policy.registration().reconfirmDays() != 180, "registration.reconfirmDays", warnings);
    later(writeback.enabled(), "writeback.enabled", warnings);
    later(writeback.unlockWithoutReset(), "writeback.unlockWithoutReset", warnings);
    later(branding.logo() != null, "branding.logo", warnings);
    later(branding.color() != null, "branding.color", warnings);
  }

  private static void later(boolean set, String field, List<FieldError> warnings) {
    if (set) {
      warnings.add(new FieldError(field, LATER));
    }
  }
}
