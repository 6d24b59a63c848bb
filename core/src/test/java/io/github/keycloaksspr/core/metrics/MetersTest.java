package io.github.keycloaksspr.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MetersTest {

  @Test
  void aServerWithoutMetricsMeasuresNothing() {
    Meters.ofServer().count(Meter.FAILOVERS, "corp");
    Meters.ofServer().time(Meter.MAIL, Duration.ofSeconds(1), "corp", "code", "accepted");

    assertThat(Meters.ofServer().on()).isFalse();
    assertThat(Metrics.globalRegistry.getMeters()).isEmpty();
  }

  @Test
  void aServerWithoutMetricsNeedsNoClassOfMicrometer() throws ReflectiveOperationException {
    Class<?> meters = new WithoutMicrometer().loadClass(Meters.class.getName());

    Object ofServer = meters.getMethod("ofServer").invoke(null);

    assertThat(meters.getMethod("on").invoke(ofServer)).isEqualTo(false);
  }

  /** Loads the package anew, and knows nothing of Micrometer. */
  private static final class WithoutMicrometer extends ClassLoader {
    private static final String OURS = Meters.class.getPackageName();

    WithoutMicrometer() {
      super(Meters.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("io.micrometer")) {
        throw new ClassNotFoundException(name);
      }
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      return name.startsWith(OURS) ? defined(name) : super.loadClass(name, resolve);
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream bytes = getParent().getResourceAsStream(file)) {
        byte[] code = bytes.readAllBytes();
        return defineClass(name, code, 0, code.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
