package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import io.github.keycloaksspr.tests.domain.ControllerCertificate;
import io.github.keycloaksspr.tests.domain.NeedsSamba;
import io.github.keycloaksspr.tests.domain.SambaDomain;
import io.github.keycloaksspr.writeback.directory.DirectorySettings;
import io.github.keycloaksspr.writeback.directory.DomainControllers;
import io.github.keycloaksspr.writeback.directory.NewPassword;
import io.github.keycloaksspr.writeback.directory.Patience;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the writing of passwords beside raw modifies by the same SDK; {@code ./run bench
 * --writeback} calls it.
 */
@ExtendWith(NeedsSamba.class)
class WritebackBenchmark {
  private static final int MOST_CLIENTS = 4;
  private static final int WARM_UP_SLICES = 2;
  private static final int SLICES = 8;
  private static final Duration SLICE = Duration.ofSeconds(2);

  private static final AtomicInteger PASSWORDS = new AtomicInteger();

  /** Sets a password and tells whether that was done. */
  private interface Write {
    boolean done(String dn, String password);
  }

  /** All times of one kind with one number of clients, in nanoseconds. */
  private record Times(List<Long> nanos) {
    double millis(int percent) {
      List<Long> ordered = nanos.stream().sorted().toList();
      return ordered.get((int) Math.ceil(percent * ordered.size() / 100.0) - 1) / 1e6;
    }
  }

  @TempDir static Path folder;

  @Test
  void measuresWritesBesideRawModifies() throws Exception {
    ControllerCertificate certificate = ControllerCertificate.in(folder.resolve("certificate"));
    try (SambaDomain domain = SambaDomain.start(folder.resolve("samba"), certificate)) {
      for (int client = 0; client < MOST_CLIENTS; client++) {
        domain.addUser(dn(client), "bench" + client, password());
      }
      SSLSocketFactory tls = trusting(certificate);
      try (DomainControllers controllers = controllers(domain, tls);
          LDAPConnectionPool pool = pool(certificate.host(), tls)) {
        publish(
            List.of(
                report(1, raw(pool), writeback(controllers)),
                report(MOST_CLIENTS, raw(pool), writeback(controllers))));
      }
    }
  }

  private static String dn(int client) {
    return "CN=Bench " + client + "," + SambaDomain.PEOPLE;
  }

  private static String password() {
    return "Bench-Passw0rd-" + PASSWORDS.incrementAndGet();
  }

  private static SSLSocketFactory trusting(ControllerCertificate certificate)
      throws GeneralSecurityException {
    return new SSLUtil(new PEMFileTrustManager(certificate.pem().toFile()))
        .createSSLSocketFactory();
  }

  private static DomainControllers controllers(SambaDomain domain, SSLSocketFactory tls) {
    DirectorySettings settings =
        DirectorySettings.of(
            domain.url(), false, SambaDomain.SERVICE, SambaDomain.ACCOUNTS_PASSWORD);
    return DomainControllers.of(settings, Patience.USUAL, tls);
  }

  private static LDAPConnectionPool pool(String host, SSLSocketFactory tls) throws LDAPException {
    return new LDAPConnectionPool(
        new SingleServerSet(host, 636, tls),
        new SimpleBindRequest(SambaDomain.SERVICE, SambaDomain.ACCOUNTS_PASSWORD),
        MOST_CLIENTS);
  }

  private static Write writeback(DomainControllers controllers) {
    return (dn, password) ->
        controllers.write(new NewPassword(dn, password)) instanceof Outcome.Written;
  }

  private static Write raw(LDAPConnectionPool pool) {
    return (dn, password) -> {
      byte[] quoted = ('"' + password + '"').getBytes(StandardCharsets.UTF_16LE);
      try {
        pool.modify(dn, new Modification(ModificationType.REPLACE, "unicodePwd", quoted));
        return true;
      } catch (LDAPException e) {
        return false;
      }
    };
  }

  /** Measures both in turn, so that whatever else the machine does hits both. */
  private static String report(int clients, Write raw, Write writeback) throws Exception {
    Times rawTimes = new Times(new ArrayList<>());
    Times writebackTimes = new Times(new ArrayList<>());
    for (int slice = 0; slice < WARM_UP_SLICES + SLICES; slice++) {
      boolean rawFirst = slice % 2 == 0;
      List<Long> before = slice(clients, rawFirst ? raw : writeback);
      List<Long> after = slice(clients, rawFirst ? writeback : raw);
      List<Long> ofRaw = rawFirst ? before : after;
      List<Long> ofWriteback = rawFirst ? after : before;
      if (slice >= WARM_UP_SLICES) {
        rawTimes.nanos().addAll(ofRaw);
        writebackTimes.nanos().addAll(ofWriteback);
      }
    }
    return line(clients, "raw modify", rawTimes, rawTimes)
        + line(clients, "writeback", writebackTimes, rawTimes);
  }

  private static List<Long> slice(int clients, Write write)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    long end = System.nanoTime() + SLICE.toNanos();
    List<Future<List<Long>>> all =
        IntStream.range(0, clients)
            .mapToObj(client -> threads.submit(() -> times(dn(client), write, end)))
            .toList();
    List<Long> nanos = new ArrayList<>();
    for (Future<List<Long>> each : all) {
      nanos.addAll(each.get());
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    return nanos;
  }

  private static List<Long> times(String dn, Write write, long end) {
    List<Long> nanos = new ArrayList<>();
    while (end - System.nanoTime() > 0) {
      String password = password();
      long begin = System.nanoTime();
      assertThat(write.done(dn, password)).isTrue();
      nanos.add(System.nanoTime() - begin);
    }
    return nanos;
  }

  private static String line(int clients, String kind, Times times, Times raw) {
    return String.format(
        Locale.ROOT,
        "%7d  %-10s %7d %9.2f %9.2f %7.2f%n",
        clients,
        kind,
        times.nanos().size(),
        times.millis(50),
        times.millis(95),
        times.millis(50) / raw.millis(50));
  }

  private static void publish(List<String> reports) throws IOException {
    String head =
        String.format(
            Locale.ROOT,
            "%7s  %-10s %7s %9s %9s %7s%n",
            "clients",
            "",
            "writes",
            "p50 ms",
            "p95 ms",
            "ratio");
    Path file = Path.of(System.getProperty("sspr.root"), "benchmarks/target/writeback.txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, head + String.join("", reports));
  }
}
