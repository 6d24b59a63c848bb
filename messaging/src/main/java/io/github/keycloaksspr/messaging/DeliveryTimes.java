package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.metrics.Meter;
import io.github.keycloaksspr.core.metrics.Meters;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes the time of messages on their way to those who carry them, for the server's metrics. */
record DeliveryTimes(Meters meters, Supplier<Optional<String>> realm) {

  /** Takes it where the server has metrics. */
  static DeliveryTimes of(Background background) {
    return new DeliveryTimes(
        Meters.ofServer(), () -> background.find((later, realm) -> realm.getName()));
  }

  /** Hands over a mail. */
  Delivery of(Mail mail, Supplier<Delivery> handing) {
    String template = mail.template().replaceAll("^sspr-|\\.ftl$", "");
    return timed(
        handing,
        (elapsed, name, outcome) -> meters.time(Meter.MAIL, elapsed, name, template, outcome));
  }

  /**
   * Hands over a code to a phone.
   *
   * @param gateway its id
   */
  Delivery of(PhoneCode message, String gateway, Supplier<Delivery> handing) {
    String channel = message.way().name().toLowerCase(Locale.ROOT);
    return timed(
        handing,
        (elapsed, name, outcome) ->
            meters.time(Meter.GATEWAY, elapsed, name, gateway, channel, outcome));
  }

  /** Takes note of a time. */
  @FunctionalInterface
  private interface Note {
    void of(Duration elapsed, String realmName, String outcome);
  }

  /** The realm's name is asked for first: once something is sent, nothing may fail. */
  private Delivery timed(Supplier<Delivery> handing, Note note) {
    Optional<String> known = meters.on() ? realm.get() : Optional.empty();
    long begun = System.nanoTime();
    Delivery delivery = new Delivery.Failed("unexpected");
    try {
      delivery = handing.get();
      return delivery;
    } finally {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - begun);
      String outcome = outcome(delivery);
      known.ifPresent(name -> note.of(elapsed, name, outcome));
    }
  }

  private static String outcome(Delivery delivery) {
    if (delivery instanceof Delivery.Refused) {
      return "refused";
    }
    return delivery instanceof Delivery.Accepted ? "accepted" : "failed";
  }
}
