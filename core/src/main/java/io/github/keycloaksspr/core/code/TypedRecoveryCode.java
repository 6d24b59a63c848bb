package io.github.keycloaksspr.core.code;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody typed as one of Keycloak's recovery codes. Never printed.
 *
 * @param value letters and digits as Keycloak draws them: upper case, without dashes
 */
public record TypedRecoveryCode(String value) {

  private static final int LONGEST_INPUT = 64;
  private static final Pattern ORNAMENT = Pattern.compile("[\\s\\p{Z}\\p{Pd}\\p{Cf}]");
  private static final Pattern CODE = Pattern.compile("[A-Z0-9]{8,32}");

  /** Reads what was typed, past case, blanks and dashes; empty when it cannot be a code. */
  public static Optional<TypedRecoveryCode> parse(String typed) {
    if (typed.length() > LONGEST_INPUT) {
      return Optional.empty();
    }
    String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC);
    String value = ORNAMENT.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
    return CODE.matcher(value).matches()
        ? Optional.of(new TypedRecoveryCode(value))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "TypedRecoveryCode[****]";
  }
}
