package io.github.keycloaksspr.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.keycloaksspr.core.fake.FakeRealm;
import io.github.keycloaksspr.core.policy.Policies;
import org.junit.jupiter.api.Test;

class PageModelTest {

  private final FakeRealm realm = new FakeRealm();

  private void policy(String more) {
    realm
        .attributes()
        .put(Policies.ATTRIBUTE, "{\"scope\":\"all\",\"methods\":[\"email\"]" + more + "}");
  }

  @Test
  void aRealmWithoutPolicyShowsNothing() {
    assertThat(PageModel.of(realm.model()).asMap()).isEmpty();
  }

  @Test
  void aPolicyWithoutBrandingShowsNothing() {
    policy("");

    assertThat(PageModel.of(realm.model()).asMap()).isEmpty();
  }

  @Test
  void everyPageNamesHelpdeskAndOrganisation() {
    policy(",\"helpdesk\":\"mailto:help@example.org\",\"branding\":{\"name\":\"Corp\"}");

    assertThat(PageModel.of(realm.model()).asMap())
        .containsOnly(entry("helpdesk", "mailto:help@example.org"), entry("organisation", "Corp"));
  }

  @Test
  void theHelpdeskIsShownWhileSelfServiceIsOff() {
    realm.attributes().put(Policies.ATTRIBUTE, "{\"helpdesk\":\"https://help.example/\"}");

    assertThat(PageModel.of(realm.model()).asMap())
        .containsOnly(entry("helpdesk", "https://help.example/"));
  }

  @Test
  void absentValuesAreLeftOut() {
    assertThat(PageModel.of(realm.model()).with("username", null).with("step", 1).asMap())
        .containsOnly(entry("step", 1));
  }

  @Test
  void whatIsAddedLaterDoesNotReachAPageThatIsMade() {
    PageModel model = PageModel.of(realm.model());
    var made = model.asMap();
    model.with("step", 2);

    assertThat(made).isEmpty();
  }
}
