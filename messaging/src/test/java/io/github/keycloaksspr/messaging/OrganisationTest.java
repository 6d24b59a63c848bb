package io.github.keycloaksspr.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.RealmModel;

class OrganisationTest {

  private static final String BRANDED =
      "{\"scope\":\"all\",\"methods\":[\"email\"],\"branding\":{\"name\":\"Corp Inc.\"}}";

  private static RealmModel realm(String displayName, String policy) {
    Map<String, Object> answers = new HashMap<>();
    answers.put("getName", "corp");
    answers.put("getDisplayName", displayName);
    answers.put("getAttribute", policy);
    return Stub.of(RealmModel.class, answers);
  }

  @Test
  void thePolicyNamesItFirst() {
    assertThat(Organisation.of(realm("Corporation", BRANDED))).isEqualTo("Corp Inc.");
  }

  @Test
  void theRealmsDisplayNameComesNext() {
    assertThat(Organisation.of(realm("Corporation", null))).isEqualTo("Corporation");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void theRealmsNameComesLast(String displayName) {
    assertThat(Organisation.of(realm(displayName, null))).isEqualTo("corp");
  }

  @Test
  void aPolicyThatIsNotInForceNamesNothing() {
    assertThat(Organisation.of(realm("Corporation", BRANDED.replace("all", "none"))))
        .isEqualTo("Corporation");
  }
}
