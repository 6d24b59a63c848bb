package io.github.keycloaksspr.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.fake.FakeRealm;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoliciesTest {

  private final FakeRealm realm = new FakeRealm();

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "{}", "{\"scope\":\"none\",\"methods\":[\"email\"]}"})
  void selfServiceIsOffUntilItIsForSomebody(String document) {
    realm.attributes().put("sspr.policy", document);

    assertThat(Policies.of(realm.model())).isEqualTo(new PolicyState.Off());
    assertThat(Policies.inForce(realm.model())).isEmpty();
  }

  @Test
  void aValidPolicyIsInForce() {
    realm.attributes().put("sspr.policy", Documents.SHORT);

    assertThat(Policies.of(realm.model()))
        .isEqualTo(new PolicyState.InForce(Documents.policy(Documents.SHORT)));
    assertThat(Policies.inForce(realm.model())).contains(Documents.policy(Documents.SHORT));
  }

  @Nested
  class AnInvalidDocument {

    private static final String INVALID = "{\"scope\":\"all\",\"gates\":0}";

    @Test
    void turnsSelfServiceOff() {
      realm.attributes().put("sspr.policy", INVALID);

      assertThat(Policies.inForce(realm.model())).isEmpty();
    }

    @Test
    void isSaidToBeBroken() {
      realm.attributes().put("sspr.policy", INVALID);

      assertThat(Policies.of(realm.model()))
          .isEqualTo(new PolicyState.Broken(Documents.errors(INVALID)));
    }

    @Test
    void isNotValid() {
      realm.attributes().put("sspr.policy", INVALID);

      assertThat(Policies.valid(realm.model())).isEmpty();
    }

    @Test
    void canStillBeShown() {
      realm.attributes().put("sspr.policy", INVALID);

      assertThat(Policies.stored(realm.model())).contains(INVALID);
    }
  }

  @Test
  void aSavedPolicyIsTheOneInForce() {
    Policy policy = Documents.policy(Documents.SAMPLE);

    Policies.save(realm.model(), policy);

    assertThat(Policies.inForce(realm.model())).contains(policy);
  }

  @Test
  void aPolicyForNobodyIsValidAllTheSame() {
    realm.attributes().put("sspr.policy", "{\"branding\":{\"name\":\"Corp\"}}");

    assertThat(Policies.valid(realm.model()))
        .map(found -> found.branding().name())
        .contains("Corp");
  }

  @Test
  void aRealmWithoutTheAttributeHasNoDocument() {
    assertThat(Policies.stored(realm.model())).isEmpty();
  }
}
