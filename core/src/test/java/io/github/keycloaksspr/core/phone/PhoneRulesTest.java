package io.github.keycloaksspr.core.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import io.github.keycloaksspr.core.phone.PhoneRules.Fault;
import io.github.keycloaksspr.core.phone.PhoneRules.Reading;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneRulesTest {

  private static final PhoneRules ANYWHERE = new PhoneRules(null, Set.of());

  @ParameterizedTest
  @CsvSource({
    "US, +1 4255551234, +14255551234",
    "US, (425) 555-1234, +14255551234",
    "US, 1-425-555-1234, +14255551234",
    "US, +49 1512 3456789, +4915123456789",
    "DE, 01512 3456789, +4915123456789",
    "DE, 030/123456, +4930123456",
    "DE, 0049 30 123456, +4930123456",
    "DE, +49 (0)30 123456, +4930123456",
    "IN, 098765 43210, +919876543210",
    "IN, 98765-43210, +919876543210",
    "IN, +91 98765 43210, +919876543210",
    "IT, 06 6982 1234, +390669821234"
  })
  void anInternationalNumberAndANationalOneOfTheDefaultRegionAreRead(
      String region, String typed, String e164) {
    assertThat(number(new PhoneRules(region, Set.of()).mobile(typed)).e164()).isEqualTo(e164);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "＋１ ４２５５５５１２３４",
        "+١ ٤٢٥٥٥٥١٢٣٤",
        "+१ ४२५५५५१२३४",
        "\u202A+1 425‑555‑1234\u202C",
        "  +1\u00A0425.555.1234  ",
        "+1 425–555–1234"
      })
  void digitsOfEveryScriptAndWhatPhonesCopyAreRead(String typed) {
    assertThat(number(ANYWHERE.mobile(typed)).e164()).isEqualTo("+14255551234");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "+1",
        "+1 425555",
        "+1 42555512345",
        "+1 0255551234",
        "+999 123456789",
        "++1 4255551234",
        "+1 4255551234 +1 4255551235",
        "call +1 4255551234",
        "1-800-FLOWERS",
        "+1 4255551234<script>",
        "+1 4255551234;phone-context=+7",
        "tel:+14255551234",
        "112",
        "+1 911"
      })
  void whatIsNoCompleteNumberIsRefused(String typed) {
    assertThat(new PhoneRules("US", Set.of()).office(typed)).isEqualTo(fault(Fault.NOT_A_NUMBER));
  }

  @Test
  void endlessInputIsRefused() {
    assertThat(ANYWHERE.office("+1 425555" + "1234 ".repeat(1_000)))
        .isEqualTo(fault(Fault.NOT_A_NUMBER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4255551234", "030 123456", "0049 30 123456"})
  void withoutADefaultRegionANumberMustNameItsCountry(String typed) {
    assertThat(ANYWHERE.mobile(typed)).isEqualTo(fault(Fault.WITHOUT_COUNTRY));
  }

  @Nested
  class Paying {

    static Stream<Arguments> expensive() {
      PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
      return numbers.getSupportedRegions().stream()
          .sorted()
          .flatMap(
              region ->
                  Stream.of(
                          PhoneNumberType.PREMIUM_RATE,
                          PhoneNumberType.SHARED_COST,
                          PhoneNumberType.PERSONAL_NUMBER,
                          PhoneNumberType.UAN,
                          PhoneNumberType.PAGER)
                      .map(type -> numbers.getExampleNumberForType(region, type)))
          .filter(sample -> sample != null && numbers.isValidNumber(sample))
          .map(sample -> Arguments.of("+" + sample.getCountryCode(), e164(sample)));
    }

    private static String e164(Phonenumber.PhoneNumber number) {
      return PhoneNumberUtil.getInstance().format(number, PhoneNumberUtil.PhoneNumberFormat.E164);
    }

    @ParameterizedTest
    @MethodSource("expensive")
    void everySampleOfAnExpensiveTypeIsRefusedInEveryCountry(String country, String number) {
      assertThat(ANYWHERE.office(number)).as(country).isEqualTo(fault(Fault.TYPE_NOT_SERVED));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "+1 900 234 5678",
          "+49 900 1 123456",
          "+49 180 5 123456",
          "+49 700 12345678",
          "+44 70 1234 5678",
          "+44 9012 345678",
          "+91 1860 1234567"
        })
    void premiumSharedCostAndPersonalNumbersAreRefused(String number) {
      assertThat(ANYWHERE.mobile(number)).isEqualTo(fault(Fault.TYPE_NOT_SERVED));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "+979 123456789",
          "+882 1612345678",
          "+882 99",
          "+883 510012345",
          "+881 612345678",
          "+870 773111632",
          "+878 101234567890",
          "+800 12345678",
          "+808 12345678",
          "+888 12345678901"
        })
    void numbersOfNoCountryAreRefused(String number) {
      assertThat(ANYWHERE.office(number)).isEqualTo(fault(Fault.TYPE_NOT_SERVED));
    }

    @Test
    void countriesThatAreNotListedAreRefused() {
      PhoneRules rules = new PhoneRules("DE", Set.of("DE", "AT", "US"));

      assertThat(rules.mobile("+4366412345678")).isInstanceOf(Reading.Usable.class);
      assertThat(rules.mobile("01512 3456789")).isInstanceOf(Reading.Usable.class);
      assertThat(rules.mobile("+91 98765 43210")).isEqualTo(fault(Fault.COUNTRY_NOT_SERVED));
    }

    @Test
    void countriesThatShareACallingCodeAreToldApart() {
      PhoneRules rules = new PhoneRules(null, Set.of("US"));

      assertThat(rules.mobile("+1 4255551234")).isInstanceOf(Reading.Usable.class);
      // Canada and Jamaica
      assertThat(rules.mobile("+1 6045551234")).isEqualTo(fault(Fault.COUNTRY_NOT_SERVED));
      assertThat(rules.mobile("+1 876 210 1234")).isEqualTo(fault(Fault.COUNTRY_NOT_SERVED));
    }
  }

  @Nested
  class Extensions {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "+1 4255551234 x123",
          "+1 4255551234x123",
          "+1 425 555 1234 ext. 123",
          "+1 425 555 1234 Ext 123",
          "+1 425 555 1234, extension 123",
          "+14255551234;ext=123",
          "+1 4255551234 #123",
          "+1 4255551234 x １２３"
        })
    void areReadHoweverTheyAreWritten(String typed) {
      PhoneNumber number = number(ANYWHERE.office(typed));

      assertThat(number.e164()).isEqualTo("+14255551234");
      assertThat(number.extension()).isEqualTo("123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1 4255551234 x", "+1 4255551234 x12345678901", "+1 4255551234 x1x2"})
    void thatCannotBeDialledAreRefused(String typed) {
      assertThat(ANYWHERE.office(typed)).isEqualTo(fault(Fault.NOT_A_NUMBER));
    }

    @Test
    void areNotForMobilePhones() {
      assertThat(ANYWHERE.mobile("+1 4255551234 x123")).isEqualTo(fault(Fault.EXTENSION));
    }
  }

  private static PhoneNumber number(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Usable.class);
    return ((Reading.Usable) reading).number();
  }

  private static Reading fault(Fault fault) {
    return new Reading.Unusable(fault);
  }
}
