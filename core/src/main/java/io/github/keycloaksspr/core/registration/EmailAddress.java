package io.github.keycloaksspr.core.registration;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address, normalised so that two spellings of one mailbox are equal. Never printed
 * whole.
 *
 * @param value local part and domain in lower case, the domain in its Unicode form
 */
public record EmailAddress(String value) {

  private static final int LONGEST = 254;
  private static final int LONGEST_LOCAL_PART = 64;

  /** RFC 5321 dot-string, widened by RFC 6531 to letters and digits of every script. */
  private static final Pattern LOCAL_PART =
      Pattern.compile(
          "(?U)[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");

  private static final Pattern DOMAIN =
      Pattern.compile(
          "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+");

  /** A domain whose last part is a number is an address of a machine, not a name. */
  private static final Pattern NUMBER_AT_END = Pattern.compile("(?:^|\\.)[0-9]+$");

  /**
   * Letters that IDNA 2003, which Java knows, and IDNA 2008, which registries use, take to
   * different domains (RFC 5894 section 7.2): a code must not go to the wrong one.
   */
  private static final Pattern DEVIATIONS = Pattern.compile("[ßẞς\\u200c\\u200d]");

  /** Parses what a person typed; empty when it cannot be an address. */
  public static Optional<EmailAddress> parse(String typed) {
    String text = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
    int at = text.lastIndexOf('@');
    if (text.length() > LONGEST || at < 1) {
      return Optional.empty();
    }
    String localPart = text.substring(0, at).toLowerCase(Locale.ROOT);
    Optional<String> domain = domain(text.substring(at + 1));
    if (localPart.length() > LONGEST_LOCAL_PART || !LOCAL_PART.matcher(localPart).matches()) {
      return Optional.empty();
    }
    return domain
        .map(found -> localPart + "@" + found)
        .filter(value -> value.length() <= LONGEST)
        .map(EmailAddress::new);
  }

  private static Optional<String> domain(String typed) {
    if (DEVIATIONS.matcher(typed).find()) {
      return Optional.empty();
    }
    try {
      String ascii = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      return DOMAIN.matcher(ascii).matches() && !NUMBER_AT_END.matcher(ascii).find()
          ? Optional.of(IDN.toUnicode(ascii))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns the address with all but the first letters of the local part hidden. */
  public String masked() {
    int at = value.lastIndexOf('@');
    int shown = value.offsetByCodePoints(0, value.codePointCount(0, at) > 2 ? 2 : 1);
    return value.substring(0, shown) + "***" + value.substring(at);
  }

  @Override
  public String toString() {
    return masked();
  }
}
