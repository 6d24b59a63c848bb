package io.github.keycloaksspr.tests.server;

import io.github.keycloaksspr.demo.server.PostgresCluster;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves a class out where no PostgreSQL can be started. */
public final class NeedsPostgres implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return PostgresCluster.installed()
        ? ConditionEvaluationResult.enabled("there is PostgreSQL")
        : ConditionEvaluationResult.disabled("needs Debian's package postgresql");
  }
}
