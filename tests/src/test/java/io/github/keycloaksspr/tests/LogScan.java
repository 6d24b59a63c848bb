package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.trace.Secret;
import io.github.keycloaksspr.tests.trace.SecretFinder;
import io.github.keycloaksspr.tests.trace.Traces;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing that the servers of the whole run have logged at DEBUG holds a secret that the run has
 * used (spec section 2). Maven runs it after all other tests, in a JVM of its own.
 */
class LogScan {
  private static final Pattern HEAD =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d [\\d:,]{12} [A-Z]+ +\\[([^]]+)] \\(([^)]+)\\) .*");

  /**
   * Threads that start and stop a server and never see a request. They print settings, such as an
   * interval of 900000 milliseconds, that some code has the digits of; the others print no number
   * of six digits alone.
   */
  private static final Set<String> BEFORE_AND_AFTER = Set.of("main", "Shutdown thread");

  /** What Java calls an object that has no better name; its hash may be six digits as well. */
  private static final Pattern IDENTITY = Pattern.compile("(?<=\\w)@[0-9a-f]{1,8}(?![\\w.@-])");

  private static final Pattern CODE = Pattern.compile("\\d{6}");

  /**
   * Loggers of Keycloak that print primary addresses: events hold the name as it was typed and whom
   * an administrator has changed, and the LDAP provider says whom it has imported.
   */
  private static final Set<String> NAMING =
      Set.of("org.keycloak.events", "org.keycloak.storage.ldap.LDAPStorageProvider");

  private final Set<String> primaryAddresses =
      Secret.PRIMARY_ADDRESS.ofTheRun().stream()
          .map(address -> address.toLowerCase(Locale.ROOT))
          .collect(Collectors.toSet());

  @Test
  void noSecretIsInAnyLog() throws IOException {
    SecretFinder finder =
        new SecretFinder(
            Arrays.stream(Secret.values()).flatMap(kind -> kind.ofTheRun().stream()).toList());

    assertThat(Traces.logs().parallelStream().flatMap(log -> leaks(log, finder).stream()))
        .isEmpty();
  }

  private List<String> leaks(Path log, SecretFinder finder) {
    List<String> leaks = new ArrayList<>();
    String logger = "";
    String thread = "main";
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher head = HEAD.matcher(line);
        // the lines of a stack trace belong to the one before
        if (head.matches()) {
          logger = head.group(1);
          thread = head.group(2);
        }
        // an expression for each line would take longer than all the rest
        String said = line.indexOf('@') < 0 ? line : IDENTITY.matcher(line).replaceAll("");
        for (String found : finder.in(said)) {
          if (!harmless(found, logger, thread)) {
            leaks.add(log.getFileName() + ": " + found + " in: " + line);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return leaks;
  }

  private boolean harmless(String found, String logger, String thread) {
    return CODE.matcher(found).matches() && BEFORE_AND_AFTER.contains(thread)
        || primaryAddresses.contains(found) && NAMING.contains(logger);
  }

  @ParameterizedTest
  @ValueSource(strings = {" DEBUG [org.keycloak", " DEBUG [org.hibernate.SQL]"})
  void everyServerOfMostTestsHasLoggedAllItCan(String sign) throws IOException {
    for (Path log : shared()) {
      assertThat(says(log, sign)).as("%s", log).isTrue();
    }
  }

  @Test
  void theProductHasLoggedToo() throws IOException {
    boolean logged = false;
    for (Path log : shared()) {
      logged = logged || says(log, " DEBUG [io.github.keycloaksspr");
    }
    assertThat(logged).isTrue();
  }

  private static List<Path> shared() throws IOException {
    List<Path> shared = Traces.logs().stream().filter(each -> each.endsWith("shared.log")).toList();
    assertThat(shared).as("of the tests together, and of those alone").hasSizeGreaterThan(1);
    return shared;
  }

  private static boolean says(Path log, String sign) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.anyMatch(line -> line.contains(sign));
    }
  }

  /** Half of what a run uses, so that a kind that is no longer written down is missed. */
  @ParameterizedTest
  @CsvSource({
    "CODE, 150",
    "ADDRESS, 250",
    "PRIMARY_ADDRESS, 250",
    "NUMBER, 40",
    "ANSWER, 5",
    "PASSWORD, 5"
  })
  void theRunHasUsedManyOf(Secret kind, int atLeast) {
    assertThat(kind.ofTheRun()).hasSizeGreaterThanOrEqualTo(atLeast);
  }
}
