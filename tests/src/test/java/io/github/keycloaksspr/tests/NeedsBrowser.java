package io.github.keycloaksspr.tests;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Leaves a class out when the run is without a browser; inherited, unlike JUnit's own conditions.
 */
final class NeedsBrowser implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Boolean.parseBoolean(System.getProperty("sspr.browser", "true"))
        ? ConditionEvaluationResult.enabled("there is a browser")
        : ConditionEvaluationResult.disabled(
            "needs chromium and chromedriver; this run is with -Dsspr.browser=false");
  }
}
