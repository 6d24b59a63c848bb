package io.github.keycloaksspr.writeback.directory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import javax.naming.NamingException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds the controllers of domains, and remembers for a while those that DNS has told. */
public final class ControllerLocator {
  private static final Logger LOG = Logger.getLogger(ControllerLocator.class);

  /** The usual time that Windows gives to these records. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(30);

  private static final int LDAP_PORT = 389;
  private static final int LDAPS_PORT = 636;

  private final LongSupplier nanoTime;
  private final IntUnaryOperator below;
  private final Map<ControllerSource.InDns, Place> places = new ConcurrentHashMap<>();

  /** Measures by the machine's clock and draws lots among controllers of equal priority. */
  public ControllerLocator() {
    this(System::nanoTime, bound -> ThreadLocalRandom.current().nextInt(bound));
  }

  ControllerLocator(LongSupplier nanoTime, IntUnaryOperator below) {
    this.nanoTime = nanoTime;
    this.below = below;
  }

  /**
   * Returns the controllers, the preferred one first; empty when nothing is known of any. When DNS
   * fails, those that it told before are still good.
   */
  public List<ControllerAddress> controllers(ControllerSource source) {
    if (source instanceof ControllerSource.InDns inDns) {
      return places.computeIfAbsent(inDns, Place::new).controllers();
    }
    return ((ControllerSource.Listed) source).controllers();
  }

  private record Known(@Nullable ServiceLookup told, List<ControllerAddress> controllers) {}

  /** What is known of one domain. */
  private final class Place {
    private final ControllerSource.InDns source;
    private final ReentrantLock asking = new ReentrantLock();

    private volatile @Nullable Known known;
    private volatile long goodUntil;

    Place(ControllerSource.InDns source) {
      this.source = source;
    }

    List<ControllerAddress> controllers() {
      Known now = known;
      if (now == null) {
        asking.lock();
      } else if (good() || !asking.tryLock()) {
        return now.controllers();
      }
      try {
        return known == null || !good() ? asked(known).controllers() : known.controllers();
      } finally {
        asking.unlock();
      }
    }

    private boolean good() {
      return goodUntil - nanoTime.getAsLong() > 0;
    }

    private Known asked(@Nullable Known before) {
      Known found = found(before);
      known = found;
      return found;
    }

    private Known found(@Nullable Known before) {
      try {
        ServiceLookup told = ServiceLookup.of(source.location());
        List<ControllerAddress> controllers = inOrder(told);
        if (!controllers.isEmpty()) {
          goodUntil = nanoTime.getAsLong() + KEPT.toNanos();
          // lots are not drawn again without need: other controllers mean other connections
          return before != null && told.equals(before.told())
              ? before
              : new Known(told, controllers);
        }
        warn("it knows no controllers there");
      } catch (NamingException | IllegalArgumentException e) {
        warn(e.toString());
      }
      goodUntil = nanoTime.getAsLong() + BETWEEN_FAILURES.toNanos();
      return before == null ? new Known(null, List.of()) : before;
    }

    private void warn(String why) {
      LOG.warnf("DNS cannot tell the controllers of %s: %s", source.location().domain(), why);
    }

    private List<ControllerAddress> inOrder(ServiceLookup told) {
      return Stream.of(told.ofSite(), told.ofDomain())
          .flatMap(records -> ServiceRecord.ordered(records, below).stream())
          .filter(this::ofTheDomain)
          .map(this::address)
          .distinct()
          .toList();
    }

    /** The certificate proves a name; that the name is a controller's must not rest on DNS. */
    private boolean ofTheDomain(ServiceRecord tells) {
      boolean belongs = source.location().contains(tells.target());
      if (!belongs) {
        warn("'" + tells.target() + "' is a host of another domain, and is not used");
      }
      return belongs;
    }

    private ControllerAddress address(ServiceRecord record) {
      boolean ldaps = !source.startTls();
      int port = ldaps && record.port() == LDAP_PORT ? LDAPS_PORT : record.port();
      return new ControllerAddress(record.target(), port, ldaps);
    }
  }
}
