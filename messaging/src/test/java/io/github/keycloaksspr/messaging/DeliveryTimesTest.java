package io.github.keycloaksspr.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloaksspr.core.code.OneTimeCode;
import io.github.keycloaksspr.core.metrics.Meter;
import io.github.keycloaksspr.core.metrics.MeterTag;
import io.github.keycloaksspr.core.metrics.Meters;
import io.github.keycloaksspr.core.phone.PhoneNumber;
import io.github.keycloaksspr.core.registration.EmailAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryTimesTest {
  private final Taken meters = new Taken();
  private final DeliveryTimes times = new DeliveryTimes(meters, () -> Optional.of("corp"));

  @ParameterizedTest
  @MethodSource("deliveries")
  void whatBecomesOfAMailIsAValueOfItsTag(Delivery delivery) {
    assertThat(times.of(mail(), () -> delivery)).isSameAs(delivery);

    assertThat(meters.values.get(0)).startsWith("MAIL", "corp", "code");
    assertThat(meters.values.get(0).get(3)).isIn(MeterTag.DELIVERED.range());
    assertThat(MeterTag.MAIL.range()).contains("code");
  }

  static Stream<Delivery> deliveries() {
    return Stream.of(
        new Delivery.Accepted(),
        new Delivery.Refused("reader_gone"),
        new Delivery.Failed("ConnectException"));
  }

  @ParameterizedTest
  @EnumSource
  void everyWayToAPhoneIsAValueOfItsTag(PhoneCode.Way way) {
    times.of(code(way), "http", Delivery.Accepted::new);

    assertThat(meters.values.get(0)).startsWith("GATEWAY", "corp", "http");
    assertThat(meters.values.get(0).get(3)).isIn(MeterTag.CHANNEL.range());
    assertThat(meters.values.get(0)).endsWith("accepted");
  }

  @Test
  void anErrorIsAFailureAndGoesOn() {
    IllegalStateException error = new IllegalStateException("broken");

    assertThatThrownBy(
            () ->
                times.of(
                    mail(),
                    () -> {
                      throw error;
                    }))
        .isSameAs(error);
    assertThat(meters.values).containsExactly(List.of("MAIL", "corp", "code", "failed"));
  }

  @Test
  void aRealmThatIsGoneIsNotNamed() {
    DeliveryTimes nowhere = new DeliveryTimes(meters, Optional::empty);

    assertThat(nowhere.of(mail(), Delivery.Accepted::new)).isInstanceOf(Delivery.Accepted.class);
    assertThat(meters.values).isEmpty();
  }

  @Test
  void withoutMetricsNobodyIsAskedForTheRealm() {
    DeliveryTimes off =
        new DeliveryTimes(
            Meters.none(),
            () -> {
              throw new AssertionError("asked");
            });

    assertThat(off.of(mail(), Delivery.Accepted::new)).isInstanceOf(Delivery.Accepted.class);
  }

  private static Mail mail() {
    return new Mail(
        "id",
        EmailAddress.parse("anna@private.example").orElseThrow(),
        Locale.ENGLISH,
        "subject",
        List.of(),
        "sspr-code.ftl",
        Map.of());
  }

  private static PhoneCode code(PhoneCode.Way way) {
    return new PhoneCode(
        "id",
        way,
        new PhoneNumber(1, "4255550100", null),
        Locale.ENGLISH,
        new OneTimeCode("123456"),
        "Corp",
        5);
  }

  /** Writes down what is measured. */
  private static final class Taken implements Meters {
    private final List<List<String>> values = new ArrayList<>();

    @Override
    public boolean on() {
      return true;
    }

    @Override
    public void count(Meter meter, String... counted) {
      throw new AssertionError("nothing is counted here");
    }

    @Override
    public void time(Meter meter, Duration elapsed, String... timed) {
      values.add(Stream.concat(Stream.of(meter.name()), Stream.of(timed)).toList());
    }
  }
}
