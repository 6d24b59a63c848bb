package io.github.keycloaksspr.tests.domain;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Leaves a class out where no Active Directory domain can be made. */
public final class NeedsSamba implements ExecutionCondition {

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Samba.usable()
        ? ConditionEvaluationResult.enabled("there is Samba")
        : ConditionEvaluationResult.disabled(
            "needs root and Debian's packages samba, samba-ad-dc, samba-ad-provision, winbind, krb5-user");
  }
}
