package io.github.keycloaksspr.core.policy;

import java.util.List;

/** What a realm's policy attribute amounts to. */
public sealed interface PolicyState {

  /** Self-service is on for the users in scope. */
  record InForce(Policy policy) implements PolicyState {}

  /** There is no policy, or its scope is {@code none}. */
  record Off() implements PolicyState {}

  /** The stored document is invalid, so self-service is off for the realm. */
  record Broken(List<FieldError> errors) implements PolicyState {
    public Broken {
      errors = List.copyOf(errors);
    }
  }
}
