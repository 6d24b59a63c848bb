package io.github.keycloaksspr.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Browsers keep a style sheet for a month, so its name tells its content. */
class StyleSheetTest {

  private static final Path FOLDER = Resources.MAIN.resolve("theme/sspr/login/resources/css");

  private final List<String> styles =
      List.of(KeycloakTheme.login("sspr").properties().getProperty("styles").split(" "));

  @Test
  void everyNameTellsTheContent() throws NoSuchAlgorithmException {
    for (Path sheet : Resources.under(FOLDER, ".css")) {
      assertThat(sheet)
          .as("rename the file here and in theme.properties")
          .hasFileName("sspr." + hash(Resources.text(sheet)) + ".css");
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
  void everySheetExists() {
    assertThat(styles).allMatch(KeycloakTheme.login("sspr")::hasResource);
  }

  private static String hash(String content) throws NoSuchAlgorithmException {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest).substring(0, 8);
  }
}
