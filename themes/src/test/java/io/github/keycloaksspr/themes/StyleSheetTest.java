package io.github.keycloaksspr.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Browsers keep a style sheet for a month, so its name tells its content. */
class StyleSheetTest {

  private static final Path FOLDER = Resources.MAIN.resolve("theme/sspr/login/resources/css");

  private static final Path OF_PAGES = Resources.MAIN.resolve("theme-resources/resources/css");

  private final List<String> styles =
      List.of(KeycloakTheme.login("sspr").properties().getProperty("styles").split(" "));

  @Test
  void everyNameTellsTheContent() {
    for (Path sheet : Resources.under(FOLDER, ".css")) {
      assertThat(sheet)
          .as("rename the file here and in theme.properties")
          .hasFileName("sspr." + Resources.contentHash(sheet) + ".css");
    }
  }

  @Test
  void theThemeLoadsEverySheetAfterThoseOfItsParent() {
    List<String> own =
        Resources.under(FOLDER, ".css").stream()
            .map(sheet -> "css/" + sheet.getFileName())
            .toList();

    assertThat(styles)
        .startsWith(KeycloakTheme.login("keycloak.v2").properties().getProperty("styles"))
        .endsWith(own.toArray(String[]::new))
        .hasSize(1 + own.size());
  }

  @Test
  void theServerKnowsThatTheNamesTellTheContent() {
    String pattern = KeycloakTheme.login("sspr").properties().getProperty("contentHashPattern");

    assertThat(styles.subList(1, styles.size())).allMatch(style -> style.matches(pattern));
  }

  @Test
  void sheetsOfPagesTellTheirContentToo() {
    for (Path sheet : Resources.under(OF_PAGES, ".css")) {
      assertThat(sheet.getFileName().toString())
          .as("rename the file here and in its templates")
          .endsWith("." + Resources.contentHash(sheet) + ".css");
      assertThat(Resources.under(Resources.TEMPLATES, ".ftl"))
          .filteredOn(template -> Resources.text(template).contains("/css/" + sheet.getFileName()))
          .isNotEmpty();
    }
  }

  @Test
  void everySheetExists() {
    assertThat(styles).allMatch(KeycloakTheme.login("sspr")::hasResource);
  }
}
