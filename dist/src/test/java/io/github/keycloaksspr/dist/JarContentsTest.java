package io.github.keycloaksspr.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one JAR holds what it must, once, and nothing that Keycloak brings itself. */
class JarContentsTest {

  private static final String SHADED = "io/github/keycloaksspr/shaded/";
  private static final String SERVICES = "META-INF/services/";

  private JarFile jar;

  @BeforeEach
  void open() throws IOException {
    jar = new JarFile(System.getProperty("sspr.jar"));
  }

  @AfterEach
  void close() throws IOException {
    jar.close();
  }

  @Test
  void everyClassIsOursOrRelocatedBelowUs() {
    assertThat(names()).filteredOn(name -> name.endsWith(".class")).isNotEmpty();
    assertThat(names())
        .filteredOn(name -> name.endsWith(".class"))
        .allMatch(name -> name.startsWith("io/github/keycloaksspr/"));
  }

  @Test
  void noEntryIsThereTwice() {
    List<String> names = Collections.list(jar.entries()).stream().map(JarEntry::getName).toList();
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void everyServiceOfEveryModuleIsListedAndExists() {
    Set<String> expected =
        Set.of(
            "io.github.keycloaksspr.authenticators.botdefence.BotDefenceFactory",
            "io.github.keycloaksspr.messaging.phone.PhoneGatewayFactory",
            "org.keycloak.authentication.AuthenticatorFactory",
            "org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory",
            "org.keycloak.authentication.RequiredActionFactory",
            "org.keycloak.credential.CredentialProviderFactory",
            "org.keycloak.events.EventListenerProviderFactory",
            "org.keycloak.policy.PasswordPolicyProviderFactory",
            "org.keycloak.provider.Spi",
            "org.keycloak.services.resource.RealmResourceProviderFactory",
            "org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory",
            "org.keycloak.storage.UserStorageProviderFactory",
            "org.keycloak.theme.ThemeSelectorProviderFactory");
    Set<String> services =
        names().stream()
            .filter(name -> name.startsWith(SERVICES) && !name.endsWith("/"))
            .map(name -> name.substring(SERVICES.length()))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(services).containsExactlyInAnyOrderElementsOf(expected);
    for (String service : services) {
      assertThat(lines(SERVICES + service))
          .isNotEmpty()
          .allMatch(name -> jar.getEntry(name.replace('.', '/') + ".class") != null);
    }
  }

  @Test
  void noResourceOfTwoModulesCollides() throws IOException {
    Map<String, Integer> modulesPerResource = new HashMap<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.matches(".*keycloak-sspr-[a-z-]+-[0-9.]+.*\\.jar")) {
        try (JarFile module = new JarFile(entry)) {
          module.stream()
              .map(JarEntry::getName)
              .filter(name -> !name.endsWith("/"))
              .filter(name -> !name.startsWith("META-INF/maven/"))
              .filter(name -> !name.startsWith(SERVICES))
              .filter(name -> !name.equals("META-INF/MANIFEST.MF"))
              .forEach(name -> modulesPerResource.merge(name, 1, Integer::sum));
        }
      }
    }
    assertThat(modulesPerResource)
        .isNotEmpty()
        .allSatisfy((name, count) -> assertThat(count).isOne());
  }

  @Test
  void nothingIsLeftOverFromTheBuild() {
    assertThat(names())
        .noneMatch(name -> name.startsWith("META-INF/maven/"))
        .noneMatch(name -> name.endsWith("package-info.class"))
        .noneMatch(name -> name.endsWith(".SF") || name.endsWith(".RSA"))
        .noneMatch(name -> name.endsWith("module-info.class"));
  }

  @Test
  void everyTopLevelFolderIsExpected() {
    Set<String> folders =
        names().stream()
            .map(
                name ->
                    name.substring(0, name.indexOf('/') < 0 ? name.length() : name.indexOf('/')))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(folders).containsExactly("META-INF", "io", "theme", "theme-resources");
  }

  @Test
  void themesAndTextsAreThere() {
    assertThat(names())
        .contains(
            "META-INF/keycloak-themes.json",
            "theme/sspr/login/theme.properties",
            "theme/sspr/email/theme.properties",
            "theme-resources/templates/sspr-identify.ftl",
            "theme-resources/templates/html/sspr-code.ftl",
            "theme-resources/messages/messages_en.properties");
  }

  @Test
  void whatIsForeignIsRelocatedWithItsData() {
    assertThat(names())
        .contains(
            SHADED + "phonenumbers/PhoneNumberUtil.class",
            SHADED + "phonenumbers/data/PhoneNumberMetadataProto_US",
            SHADED + "twilio/http/TwilioRestClient.class",
            SHADED + "twilio/security/RequestValidator.class",
            SHADED + "unboundid/ldap/sdk/LDAPConnectionPool.class",
            "META-INF/THIRD-PARTY.txt");
  }

  @Test
  void relocatedNumbersFindTheirData() throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {Path.of(jar.getName()).toUri().toURL()},
            ClassLoader.getPlatformClassLoader())) {
      Class<?> util =
          loader.loadClass("io.github.keycloaksspr.shaded.phonenumbers.PhoneNumberUtil");
      Object numbers = util.getMethod("getInstance").invoke(null);
      Object parsed =
          util.getMethod("parse", CharSequence.class, String.class)
              .invoke(numbers, "030 123456", "DE");

      assertThat(util.getMethod("isValidNumber", parsed.getClass()).invoke(numbers, parsed))
          .isEqualTo(true);
    }
  }

  @Test
  void theJarStaysSmall() {
    assertThat(Path.of(jar.getName()).toFile().length()).isLessThan(6_000_000);
  }

  @Test
  void classesRunOnJava17() throws IOException {
    for (String name : names()) {
      if (name.endsWith(".class")) {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
          byte[] header = in.readNBytes(8);
          if (name.startsWith(SHADED)) {
            assertThat(header[7]).as(name).isLessThanOrEqualTo((byte) 61);
          } else {
            assertThat(header[7]).as(name).isEqualTo((byte) 61);
          }
        }
      }
    }
  }

  private List<String> names() {
    return jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).toList();
  }

  private List<String> lines(String entry) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                jar.getInputStream(jar.getEntry(entry)), StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
