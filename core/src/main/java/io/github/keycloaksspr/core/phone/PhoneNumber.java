package io.github.keycloaksspr.core.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A phone number in the parts of E.164, so that two spellings of one number are equal. Never
 * printed whole.
 *
 * @param countryCode calling code of the country, such as 49
 * @param national the number within the country, without its trunk prefix
 * @param extension digits to dial once the call is answered
 */
public record PhoneNumber(int countryCode, String national, @Nullable String extension) {

  /** RFC 3966 without its scheme. */
  private static final Pattern VALUE = Pattern.compile("(\\+\\d{4,15})(?:;ext=(\\d{1,10}))?");

  private static final String HIDDEN = "*******";
  private static final int SHOWN = 2;

  /** Reads what {@link #value()} wrote; judges nothing, since rules change and numbers stay. */
  public static Optional<PhoneNumber> ofValue(String value) {
    Matcher parts = VALUE.matcher(value);
    if (!parts.matches()) {
      return Optional.empty();
    }
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    try {
      return Optional.of(of(numbers.parse(parts.group(1), null), parts.group(2)));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  static PhoneNumber of(Phonenumber.PhoneNumber parsed, @Nullable String extension) {
    String national = PhoneNumberUtil.getInstance().getNationalSignificantNumber(parsed);
    return new PhoneNumber(parsed.getCountryCode(), national, extension);
  }

  /** Returns the number as E.164 writes it, without the extension. */
  public String e164() {
    return "+" + countryCode + national;
  }

  /** Returns the number in the one form in which it is stored and compared. */
  public String value() {
    return extension == null ? e164() : e164() + ";ext=" + extension;
  }

  /** Returns the number as people read it. */
  public String readable() {
    String number = "+" + countryCode + " " + national;
    return extension == null ? number : number + " x" + extension;
  }

  /** Returns the number with all but the country and the last digits hidden, its length too. */
  public String masked() {
    int from = Math.max(0, national.length() - SHOWN);
    String number = "+" + countryCode + " " + HIDDEN + national.substring(from);
    return extension == null ? number : number + " x***";
  }

  /**
   * Tells whether somebody who typed this number means the other one: extensions may be left out.
   */
  public boolean means(PhoneNumber other) {
    return e164().equals(other.e164()) && (extension == null || extension.equals(other.extension));
  }

  @Override
  public String toString() {
    return masked();
  }
}
