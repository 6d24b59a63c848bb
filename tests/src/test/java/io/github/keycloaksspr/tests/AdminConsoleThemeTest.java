package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import java.net.URI;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.RealmRepresentation;

/** Our script comes into the console of a realm that has chosen no admin theme. */
class AdminConsoleThemeTest extends CorpTest {
  private static final Pattern OURS =
      Pattern.compile("\"(/resources/[^\"]+/sspr/[0-9a-f]{8}/[^\"]+\\.(?:js|css))\"");

  @AfterEach
  void chooseNone() {
    choose("");
  }

  private void choose(String theme) {
    RealmRepresentation settings = corp.admin().toRepresentation();
    settings.setAdminTheme(theme);
    corp.admin().update(settings);
  }

  private Page console() {
    return new Browserless().open(URI.create(urls.getBase() + "/admin/corp/console/"));
  }

  @ParameterizedTest
  @CsvSource({"'', true", "sspr-admin, true", "keycloak.v2, false"})
  void anotherChoiceOfTheRealmWins(String theme, boolean ours) {
    choose(theme);

    String page = console().html();

    assertThat(page).contains("assets/main-");
    assertThat(OURS.matcher(page).find()).as(page).isEqualTo(ours);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bootstrap.js", "sspr-admin.css"})
  void whatThePageNamesIsServed(String file) {
    String path =
        OURS.matcher(console().html())
            .results()
            .map((MatchResult match) -> match.group(1))
            .filter(each -> each.endsWith("/" + file))
            .findFirst()
            .orElseThrow();

    assertThat(new Browserless().open(URI.create(urls.getBase() + path)).status()).isEqualTo(200);
  }
}
