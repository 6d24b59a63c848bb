package io.github.keycloaksspr.themes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  void theEstimatorThatOneOfThemLoadsIsThereUnderTheNameOfItsContent() {
    Matcher named =
        Pattern.compile("/js/(sspr-zxcvbn\\.\\w{8}\\.js)\"")
            .matcher(Resources.text(Resources.TEMPLATES.resolve("sspr-change.ftl")));
    assertThat(named.find()).isTrue();
    Path estimator = Path.of("target/classes/theme-resources/resources/js", named.group(1));

    assertThat(named.group(1)).endsWith("." + Resources.contentHash(estimator) + ".js");
  }

  @Test
  void theServerKnowsThatTheNamesTellTheContent() {
    String pattern = KeycloakTheme.login("sspr").properties().getProperty("contentHashPattern");

    assertThat(scripts).allMatch(script -> ("js/" + script.getFileName()).matches(pattern));
  }
}
