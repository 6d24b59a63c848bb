package io.github.keycloaksspr.core.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Measures by Micrometer, which Keycloak brings along. */
final class MicrometerMeters implements Meters {

  private static final Logger LOG = Logger.getLogger(MicrometerMeters.class);

  private final MeterRegistry registry;

  MicrometerMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Measures where Keycloak does, so that it is at Keycloak's own address of metrics. */
  static Meters global() {
    return new MicrometerMeters(Metrics.globalRegistry);
  }

  @Override
  public boolean on() {
    return true;
  }

  @Override
  public void count(Meter meter, String... values) {
    safely(meter, () -> counter(meter, tags(meter, values)).increment());
  }

  @Override
  public void time(Meter meter, Duration elapsed, String... values) {
    safely(meter, () -> timer(meter, tags(meter, values)).record(elapsed));
  }

  /** A password may be written already: what a registry of others says must not undo that. */
  private static void safely(Meter meter, Runnable measuring) {
    try {
      measuring.run();
    } catch (RuntimeException e) {
      LOG.warnf(e, "The meter %s could not be used", meter.id());
    }
  }

  private Counter counter(Meter meter, List<Tag> tags) {
    return Counter.builder(meter.id())
        .description(meter.description())
        .tags(tags)
        .register(registry);
  }

  private Timer timer(Meter meter, List<Tag> tags) {
    Timer.Builder timer = Timer.builder(meter.id()).description(meter.description()).tags(tags);
    return meter.buckets().isEmpty()
        ? timer.register(registry)
        : timer.serviceLevelObjectives(meter.buckets().toArray(Duration[]::new)).register(registry);
  }

  private static List<Tag> tags(Meter meter, String... values) {
    List<MeterTag> tags = meter.tags();
    if (tags.size() != values.length) {
      throw new IllegalArgumentException(meter.id() + " has the tags " + tags);
    }
    return IntStream.range(0, values.length)
        .mapToObj(i -> Tag.of(tags.get(i).key(), tags.get(i).bounded(values[i])))
        .toList();
  }
}
