package io.github.keycloaksspr.core.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads phone numbers as people write them and refuses those that nobody should be made to pay for:
 * countries that the realm does not serve, and types of numbers at which fraud aims.
 */
public final class PhoneRules {

  private static final int LONGEST = 60;

  /** What people put between digits; letters are left to the extension. */
  private static final Pattern NUMBER =
      Pattern.compile("[\\p{Z}(]*\\+?[\\p{Nd}\\p{Z}().,/\\-\\u2010-\\u2015]+");

  private static final Pattern WITH_EXTENSION =
      Pattern.compile(
          "(.*?)(?:;ext=|,?\\s*ext(?:ension)?[.:]?|x|#)\\s*(\\p{Nd}{1,10})",
          Pattern.CASE_INSENSITIVE);

  private static final Set<PhoneNumberType> REFUSED =
      EnumSet.of(
          PhoneNumberType.PREMIUM_RATE,
          PhoneNumberType.SHARED_COST,
          PhoneNumberType.PERSONAL_NUMBER,
          PhoneNumberType.UAN,
          PhoneNumberType.PAGER);

  private static final String NO_REGION = "ZZ";

  private final @Nullable String defaultRegion;
  private final Set<String> countries;

  /**
   * Makes rules.
   *
   * @param defaultRegion country whose national spelling is understood
   * @param countries countries that are served, empty for all
   */
  public PhoneRules(@Nullable String defaultRegion, Set<String> countries) {
    this.defaultRegion = defaultRegion;
    this.countries = Set.copyOf(countries);
  }

  /** Tells whether there are phone numbers of this country. */
  public static boolean knows(String region) {
    return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
  }

  /** What became of a typed number. */
  public sealed interface Reading {

    /** Codes can be sent there. */
    record Usable(PhoneNumber number) implements Reading {}

    /** No code is sent there, whoever asks. */
    record Unusable(Fault fault) implements Reading {}
  }

  /** Why no code is sent to a number. */
  public enum Fault {
    /** It is not a complete phone number. */
    NOT_A_NUMBER,
    /** It does not name its country, and the realm has no default region. */
    WITHOUT_COUNTRY,
    /** Its country is not on the realm's list. */
    COUNTRY_NOT_SERVED,
    /** Calling it costs more than a call, or it belongs to no country. */
    TYPE_NOT_SERVED,
    /** It has an extension, and a mobile phone has none. */
    EXTENSION
  }

  /** Reads a number that texts are sent to, too: it has no extension. */
  public Reading mobile(String typed) {
    Reading reading = office(typed);
    return reading instanceof Reading.Usable usable && usable.number().extension() != null
        ? new Reading.Unusable(Fault.EXTENSION)
        : reading;
  }

  /** Reads a number that is only called: an extension may follow it. */
  public Reading office(String typed) {
    if (typed.length() > LONGEST) {
      return new Reading.Unusable(Fault.NOT_A_NUMBER);
    }
    String text = plain(typed);
    Matcher parts = WITH_EXTENSION.matcher(text);
    return parts.matches() ? read(parts.group(1), digits(parts.group(2))) : read(text, null);
  }

  private Reading read(String number, @Nullable String extension) {
    if (!NUMBER.matcher(number).matches()) {
      return new Reading.Unusable(Fault.NOT_A_NUMBER);
    }
    String region = defaultRegion == null ? NO_REGION : defaultRegion;
    try {
      return judge(PhoneNumberUtil.getInstance().parse(number, region), extension);
    } catch (NumberParseException e) {
      boolean countryMissing = defaultRegion == null && !number.strip().startsWith("+");
      return new Reading.Unusable(countryMissing ? Fault.WITHOUT_COUNTRY : Fault.NOT_A_NUMBER);
    }
  }

  private Reading judge(Phonenumber.PhoneNumber parsed, @Nullable String extension) {
    PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    String plan = numbers.getRegionCodeForCountryCode(parsed.getCountryCode());
    if (PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY.equals(plan)) {
      return new Reading.Unusable(Fault.TYPE_NOT_SERVED);
    }
    if (!numbers.isValidNumber(parsed)) {
      return new Reading.Unusable(Fault.NOT_A_NUMBER);
    }
    if (REFUSED.contains(numbers.getNumberType(parsed))) {
      return new Reading.Unusable(Fault.TYPE_NOT_SERVED);
    }
    if (!countries.isEmpty() && !countries.contains(numbers.getRegionCodeForNumber(parsed))) {
      return new Reading.Unusable(Fault.COUNTRY_NOT_SERVED);
    }
    return new Reading.Usable(PhoneNumber.of(parsed, extension));
  }

  /** Full-width signs become plain ones; marks that only steer the direction of writing go. */
  private static String plain(String typed) {
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("\\p{Cf}", "").strip();
  }

  private static String digits(String typed) {
    StringBuilder digits = new StringBuilder();
    typed.codePoints().map(point -> Character.digit(point, 10)).forEach(digits::append);
    return digits.toString();
  }
}
