package io.github.keycloaksspr.authenticators.existing;

import io.github.keycloaksspr.authenticators.method.MethodStep.Visit;
import io.github.keycloaksspr.authenticators.page.Page;
import io.github.keycloaksspr.core.code.TypedCode;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import java.util.List;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;

/**
 * Codes of an authenticator app, judged by Keycloak, which lets each work once and moves counters
 * on. The page is the same whatever app and however many the account has: a code of any of them is
 * right, and trying all of them is one try.
 */
public final class Totp implements ExistingCodes {

  /** A device keeps the length that the realm's policy had when it was set up. */
  private static final int FEWEST_DIGITS = 6;

  private static final int MOST_DIGITS = 8;

  @Override
  public Method method() {
    return Method.TOTP;
  }

  @Override
  public String template() {
    return "sspr-totp.ftl";
  }

  @Override
  public Texts texts() {
    return new Texts("ssprTotpMissing", "ssprTotpMalformed", "ssprTotpWrong");
  }

  @Override
  public Page complete(Page page, Visit visit) {
    return page;
  }

  @Override
  public Optional<String> parse(String typed) {
    return TypedCode.parse(typed, FEWEST_DIGITS, MOST_DIGITS).map(TypedCode::digits);
  }

  @Override
  public boolean right(Visit visit, UserModel account, String code) {
    List<String> devices =
        account
            .credentialManager()
            .getStoredCredentialsByTypeStream(CredentialTypes.OTP)
            .map(CredentialModel::getId)
            .toList();
    return devices.stream()
        .map(device -> new UserCredentialModel(device, CredentialTypes.OTP, code))
        .anyMatch(account.credentialManager()::isValid);
  }
}
