package io.github.keycloaksspr.dist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.limit.Limit;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.registration.Source;
import io.github.keycloaksspr.writeback.status.State;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the admin console loads of ours: the themes name it, it names its parts, and each text is
 * there.
 */
class AdminConsoleTest {

  private static final String RESOURCES = "theme/sspr-admin/common/resources/";

  private static final Pattern FOLDER = Pattern.compile(RESOURCES + "(sspr/([0-9a-f]{8})/)[^/]+");
  private static final Pattern IMPORT = Pattern.compile("(?:from|import) ?\\(?\"\\./([^\"]+)\"");
  private static final Pattern KEY = Pattern.compile("\"(ssprAdmin[A-Z]\\w*)\"");
  private static final Pattern START_OF_KEY = Pattern.compile("named\\(\"(ssprAdmin[A-Z]\\w*)\"");

  /** Limits that block nobody, but a source, a destination or the realm, or are none. */
  private static final Set<Limit> OF_NO_USER =
      EnumSet.of(
          Limit.DESTINATION,
          Limit.IDENTIFICATIONS,
          Limit.PAID,
          Limit.HELPDESK_SOURCE,
          Limit.HELPDESK_REALM,
          Limit.INVITATIONS,
          Limit.EXPIRY_REMINDERS,
          Limit.REPORTS);

  /** Keys of which a script names the start, and their ends. */
  private static final Map<String, List<String>> ENDS =
      Map.of(
          "ssprAdminKind",
          List.of("generated", "typed", "link"),
          "ssprAdminKindHelp",
          List.of("generated", "typed", "link"),
          "ssprAdminLock",
          List.of("keycloak", "directory"),
          "ssprAdminLimit",
          EnumSet.complementOf(EnumSet.copyOf(OF_NO_USER)).stream().map(Limit::id).toList(),
          "ssprAdminType",
          Stream.concat(
                  Arrays.stream(Method.values()).map(Method::credentialType).distinct(),
                  Stream.of("webauthn"))
              .toList(),
          "ssprAdminFrom",
          Arrays.stream(Source.values()).map(Source::id).toList(),
          "ssprAdminState",
          Arrays.stream(State.values()).map(State::id).toList());

  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(System.getProperty("sspr.jar"));
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  /** Browsers keep what they have loaded for a month. */
  @Test
  void theNameOfTheFolderTellsItsContent() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String file : files()) {
      digest.update((file.substring(folder().length()) + "\0" + text(file)).getBytes(UTF_8));
    }

    assertThat(folder())
        .as("set sspr.console.hash in pom.xml")
        .isEqualTo(RESOURCES + "sspr/" + HexFormat.of().formatHex(digest.digest(), 0, 4) + "/");
  }

  @Test
  void theThemeIsKeycloaksOwnWithOneScriptAndOneSheetMore() {
    Properties properties = properties("theme/sspr-admin/admin/theme.properties");
    String folder = folder().substring(RESOURCES.length());

    assertThat(properties)
        .containsEntry("parent", "keycloak.v2")
        .containsEntry("import", "common/sspr-admin")
        .containsEntry("scripts", folder + "bootstrap.js")
        .containsEntry("styles", folder + "sspr-admin.css");
    assertThat("assets/main.js").matches(properties.getProperty("contentHashPattern"));
    assertThat(folder + "rest.js").matches(properties.getProperty("contentHashPattern"));
  }

  @Test
  void everyModuleThatIsImportedIsThereAndNoneIsLeftOver() {
    Set<String> imported =
        scripts().stream()
            .flatMap(file -> IMPORT.matcher(text(file)).results())
            .map(match -> folder() + match.group(1))
            .collect(toCollection(TreeSet::new));
    imported.add(folder() + "bootstrap.js");
    imported.add(folder() + "sspr-admin.css");

    assertThat(files()).containsExactlyElementsOf(imported);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void everyKeyHasATextAndEveryTextAUse(String language) {
    Set<String> used = new TreeSet<>();
    for (String file : scripts()) {
      KEY.matcher(text(file)).results().forEach(match -> used.add(match.group(1)));
    }
    used.removeAll(ENDS.keySet());
    ENDS.forEach((start, ends) -> ends.forEach(end -> used.add(start + "." + end)));

    assertThat(messages(language).stringPropertyNames()).containsExactlyInAnyOrderElementsOf(used);
  }

  @Test
  void everyStartOfAKeyInAScriptIsListed() {
    assertThat(scripts())
        .flatMap(
            file ->
                START_OF_KEY.matcher(text(file)).results().map(match -> match.group(1)).toList())
        .hasSameElementsAs(ENDS.keySet());
  }

  /** The console shows texts as they are, and would show doubled quotes. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "de"})
  void noTextHasAStraightApostrophe(String language) {
    assertThat(messages(language).values()).noneMatch(text -> text.toString().contains("'"));
  }

  private Properties messages(String language) {
    return properties("theme/sspr-admin/common/messages/messages_" + language + ".properties");
  }

  private List<String> scripts() {
    return files().stream().filter(file -> file.endsWith(".js")).toList();
  }

  private List<String> files() {
    return jar.stream()
        .map(JarEntry::getName)
        .filter(name -> name.startsWith(RESOURCES) && !name.endsWith("/"))
        .sorted()
        .toList();
  }

  private String folder() {
    Set<String> folders =
        files().stream()
            .map(FOLDER::matcher)
            .map(matcher -> matcher.matches() ? RESOURCES + matcher.group(1) : "elsewhere")
            .collect(toCollection(TreeSet::new));
    assertThat(folders).hasSize(1).doesNotContain("elsewhere");
    return folders.iterator().next();
  }

  private Properties properties(String name) {
    Properties properties = new Properties();
    try (InputStreamReader reader =
        new InputStreamReader(jar.getInputStream(jar.getEntry(name)), UTF_8)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text(String name) {
    try (var in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
