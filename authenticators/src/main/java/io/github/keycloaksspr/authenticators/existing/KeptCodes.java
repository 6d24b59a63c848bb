package io.github.keycloaksspr.authenticators.existing;

import io.github.keycloaksspr.authenticators.method.MethodStep.Visit;
import io.github.keycloaksspr.authenticators.page.Page;
import io.github.keycloaksspr.core.code.SingleUseClaims;
import io.github.keycloaksspr.core.code.TypedRecoveryCode;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.registration.RecoveryCodes;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;

/**
 * Keycloak's recovery codes, judged and used up by Keycloak. It takes them in the order of the
 * user's list, and says on its own page which one is next. Ours says so only after a first gate: a
 * number that goes up with time would tell a stranger that the account exists (spec X10).
 */
public final class KeptCodes implements ExistingCodes {

  /** Longer than any request that could use the same code at the same time. */
  private static final Duration CLAIM = Duration.ofMinutes(10);

  @Override
  public Method method() {
    return Method.RECOVERY_CODE;
  }

  @Override
  public String template() {
    return "sspr-recovery-code.ftl";
  }

  @Override
  public Texts texts() {
    return new Texts(
        "ssprRecoveryCodeMissing", "ssprRecoveryCodeMalformed", "ssprRecoveryCodeWrong");
  }

  @Override
  public Page complete(Page page, Visit visit) {
    return page.with("number", visit.progress().gate() > 1 ? number(visit) : null);
  }

  private static @Nullable String number(Visit visit) {
    return spendable(visit, visit.account())
        .map(codes -> String.valueOf(codes.next()))
        .orElse(null);
  }

  @Override
  public Optional<String> parse(String typed) {
    return TypedRecoveryCode.parse(typed).map(TypedRecoveryCode::value);
  }

  @Override
  public boolean right(Visit visit, UserModel account, String code) {
    return spendable(visit, account)
        .filter(
            codes ->
                account
                    .credentialManager()
                    .isValid(UserCredentialModel.buildFromBackupAuthnCode(code)))
        .filter(codes -> claim(visit, codes))
        .isPresent();
  }

  private static Optional<RecoveryCodes> spendable(Visit visit, @Nullable UserModel account) {
    return Optional.ofNullable(account)
        .flatMap(owner -> RegisteredMethods.of(visit.interaction().realm(), owner).recoveryCodes())
        .filter(RecoveryCodes::spendable);
  }

  /** Keycloak lets two requests that come at the same moment use the same code. */
  private static boolean claim(Visit visit, RecoveryCodes codes) {
    return new SingleUseClaims(visit.interaction().session())
        .take("sspr-recovery-code." + codes.credentialId() + "." + codes.next(), CLAIM);
  }
}
