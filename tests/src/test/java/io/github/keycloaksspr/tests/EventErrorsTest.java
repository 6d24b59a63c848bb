package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.activity.EventError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.events.Errors;

/**
 * The errors of our events, which are a tag of Keycloak's metric: out of a small set, which is
 * documented. Read out of the sources, since many of them need a failure to be seen.
 */
class EventErrorsTest {
  private static final Path ROOT = Path.of(System.getProperty("sspr.root"));

  private static final Pattern KEYCLOAKS = Pattern.compile("(?<![\\w.])Errors\\.([A-Z_]+)");

  /** The field or text of a page has upper-case letters, or there are more arguments. */
  private static final Pattern LITERAL = Pattern.compile("\\.error\\(\\s*\"([a-z_]+)\"\\s*\\)");

  /** What is said by somebody else must not become an error. */
  private static final Pattern SAID =
      Pattern.compile("\\.error\\([^;]*(?:getMessage|\\.reason\\(\\)\\s*\\)|diagnostic|toString)");

  private static final Pattern DOCUMENTED = Pattern.compile("`([a-z_]+)`");

  @Test
  void allAreDocumented() throws Exception {
    Set<String> fired = new TreeSet<>();
    for (String source : sources()) {
      for (MatchResult constant : KEYCLOAKS.matcher(source).results().toList()) {
        fired.add((String) Errors.class.getField(constant.group(1)).get(null));
      }
    }
    Arrays.stream(EventError.values()).map(EventError::id).forEach(fired::add);

    assertThat(documented()).containsExactlyInAnyOrderElementsOf(fired);
    assertThat(fired).hasSizeGreaterThan(10).hasSizeLessThan(30);
  }

  @Test
  void noneIsMadeUpWhereItIsFired() throws IOException {
    assertThat(sources())
        .allSatisfy(source -> assertThat(found(LITERAL, source)).isEmpty())
        .allSatisfy(source -> assertThat(found(SAID, source)).isEmpty());
  }

  @Test
  void whatIsMadeUpWouldBeFound() {
    assertThat(found(LITERAL, "event.error(\n  \"made_up\");")).hasSize(1);
    assertThat(found(SAID, "event.error(e.getMessage());")).hasSize(1);
    assertThat(found(LITERAL, "page.error(\"ssprBlocked\")")).isEmpty();
  }

  private static List<String> found(Pattern pattern, String source) {
    return pattern.matcher(source).results().map(MatchResult::group).toList();
  }

  /** Returns the sources of those who fire events. */
  private static List<String> sources() throws IOException {
    List<String> sources;
    try (Stream<Path> files = Files.walk(ROOT)) {
      sources =
          files
              .filter(
                  file -> ROOT.relativize(file).toString().matches("[^/]+/src/main/java/.*\\.java"))
              .map(EventErrorsTest::read)
              .filter(
                  source -> source.contains("org.keycloak.events") || source.contains("LaterEvent"))
              .toList();
    }
    assertThat(sources).hasSizeGreaterThan(20);
    return sources;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Returns the first column of the table of errors. */
  private static Set<String> documented() throws IOException {
    Set<String> errors = new TreeSet<>();
    String page = Files.readString(ROOT.resolve("docs/monitoring.md"));
    String table = page.substring(page.indexOf("| error | |"), page.indexOf("Details of events"));
    table
        .lines()
        .map(line -> line.split("\\|", -1))
        .filter(columns -> columns.length > 1)
        .flatMap(columns -> DOCUMENTED.matcher(columns[1]).results())
        .forEach(error -> errors.add(error.group(1)));
    return errors;
  }
}
