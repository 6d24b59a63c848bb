package io.github.keycloaksspr.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Browsers keep a script for a month, so its name tells its content. */
class ScriptTest {

  private static final Path FOLDER = Resources.MAIN.resolve("theme-resources/resources/js");

  private final List<Path> scripts = Resources.under(FOLDER, ".js");

  @Test
  void everyNameTellsTheContent() {
    assertThat(scripts)
        .isNotEmpty()
        .allSatisfy(
            script ->
                assertThat(script.getFileName().toString())
                    .as("rename the file here and in its template")
                    .endsWith("." + Resources.contentHash(script) + ".js"));
  }

  @Test
  void everyScriptIsLoadedByOneTemplate() {
    assertThat(scripts)
        .allSatisfy(
            script ->
                assertThat(Resources.under(Resources.TEMPLATES, ".ftl"))
                    .filteredOn(
                        template ->
                            Resources.text(template)
                                .contains("${url.resourcesPath}/js/" + script.getFileName() + "\""))
                    .hasSize(1));
  }

  @Test
  void theServerKnowsThatTheNamesTellTheContent() {
    String pattern = KeycloakTheme.login("sspr").properties().getProperty("contentHashPattern");

    assertThat(scripts).allMatch(script -> ("js/" + script.getFileName()).matches(pattern));
  }
}
