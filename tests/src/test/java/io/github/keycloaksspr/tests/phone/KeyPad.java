package io.github.keycloaksspr.tests.phone;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Fields;
import io.github.keycloaksspr.tests.browserless.Page;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Says to the server which key somebody has pressed who was called, signed as Twilio does it.
 *
 * @param secret what call-backs are signed with
 */
public record KeyPad(String secret) {
  private static final String SIGNATURE = "X-Twilio-Signature";
  private static final String ALGORITHM = "HmacSHA1";

  /** Returns what Twilio would send. */
  public static Fields pressing(String key) {
    return Fields.none()
        .and("AccountSid", "AC00")
        .and("CallSid", "CA00")
        .and("To", "+14255550100")
        .and("Digits", key);
  }

  /** Presses a key and returns what the server wants to be said. */
  public Page press(URI callBack, String key) {
    return post(callBack, pressing(key), signature(callBack, pressing(key)));
  }

  /** Sends a form with a signature, be it right or wrong. */
  public static Page post(URI callBack, Fields form, String signature) {
    return Browserless.sending(SIGNATURE, signature).postOnly(callBack, form);
  }

  /** Signs an address and a form. */
  public String signature(URI callBack, Fields form) {
    String sorted =
        form.all().stream()
            .sorted(Comparator.comparing(Fields.Field::name))
            .map(field -> field.name() + field.value())
            .collect(Collectors.joining());
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] signed = mac.doFinal((callBack + sorted).getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
