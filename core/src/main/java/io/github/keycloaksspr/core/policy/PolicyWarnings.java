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
    withoutEffect(policy, warnings);
    return warnings;
  }

  private static void withoutEffect(Policy policy, List<FieldError> warnings) {
    Policy.Branding branding = policy.branding();
    later(branding.logo() != null, "branding.logo", warnings);
    later(branding.color() != null, "branding.color", warnings);
  }

  private static void later(boolean set, String field, List<FieldError> warnings) {
    if (set) {
      warnings.add(new FieldError(field, LATER));
    }
  }
}
