package io.github.keycloaksspr.tests.realm;

import io.github.keycloaksspr.tests.trace.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.utils.HmacOTP;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.models.utils.TimeBasedOTP;
import org.keycloak.representations.idm.CredentialRepresentation;

/** Credentials as Keycloak keeps them of users who have set some up. */
public final class Existing {
  private Existing() {}

  /** An authenticator app; its codes have any number of digits. */
  public record App(String secret, int digits) {
    public CredentialRepresentation credential() {
      return representation(
          OTPCredentialModel.createTOTP(secret, digits, 30, HmacOTP.HMAC_SHA1, null));
    }

    /** Returns the code that the app shows now. */
    public String code() {
      return Secret.CODE.used(
          new TimeBasedOTP(HmacOTP.HMAC_SHA1, digits, 30, 1)
              .generateTOTP(secret.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** A list of recovery codes, the first of which is number 1. */
  public static CredentialRepresentation recoveryCodes(List<String> codes) {
    codes.forEach(Secret.CODE::used);
    return representation(RecoveryAuthnCodesCredentialModel.createFromValues(codes, 0, null));
  }

  private static CredentialRepresentation representation(CredentialModel model) {
    CredentialRepresentation representation = ModelToRepresentation.toRepresentation(model);
    representation.setSecretData(model.getSecretData());
    return representation;
  }
}
