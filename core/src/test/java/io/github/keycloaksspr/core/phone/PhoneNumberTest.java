package io.github.keycloaksspr.core.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @ParameterizedTest
  @CsvSource({
    "+14255551234, +1 *******34, +1 4255551234",
    "+4915123456789, +49 *******89, +49 15123456789",
    "+390669821234, +39 *******34, +39 0669821234",
    "+14255551234;ext=123, +1 *******34 x***, +1 4255551234 x123"
  })
  void isShownMaskedToOthersAndReadableToItsOwner(String value, String masked, String readable) {
    PhoneNumber number = PhoneNumber.ofValue(value).orElseThrow();

    assertThat(number.masked()).isEqualTo(masked);
    assertThat(number.readable()).isEqualTo(readable);
    assertThat(number).hasToString(masked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+14255551234", "+390669821234", "+14255551234;ext=0123"})
  void isReadBackAsItWasStored(String value) {
    assertThat(PhoneNumber.ofValue(value).orElseThrow().value()).isEqualTo(value);
  }

  @Test
  void thatIsNoLongerValidIsStillRead() {
    assertThat(PhoneNumber.ofValue("+1425555")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "4255551234", "+1 4255551234", "+14255551234x1", "+99999", "+1<b>"})
  void thatIsDamagedIsNotRead(String value) {
    assertThat(PhoneNumber.ofValue(value)).isEmpty();
  }

  @Test
  void isMeantWithOrWithoutItsExtensionButNotWithAnotherOne() {
    PhoneNumber registered = PhoneNumber.ofValue("+14255551234;ext=123").orElseThrow();

    assertThat(PhoneNumber.ofValue("+14255551234").orElseThrow().means(registered)).isTrue();
    assertThat(registered.means(registered)).isTrue();
    assertThat(PhoneNumber.ofValue("+14255551234;ext=124").orElseThrow().means(registered))
        .isFalse();
    assertThat(PhoneNumber.ofValue("+14255551235").orElseThrow().means(registered)).isFalse();
  }
}
