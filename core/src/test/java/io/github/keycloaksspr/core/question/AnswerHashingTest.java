package io.github.keycloaksspr.core.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerHashingTest {

  private final Hashing hashing = new Hashing();
  private final AnswerHashing realm = hashing.ofRealm();

  @Test
  void theAnswerMatchesHoweverItIsWritten() {
    AnswerHash hash = realm.hash(Answer.of("Jos\u00e9 Ma\u00dfmann"));

    assertThat(realm.matches(Answer.of("  JOSE\u0301  MASSMANN "), hash)).isTrue();
    assertThat(realm.matches(Answer.of("Jos\u00e9"), hash)).isFalse();
  }

  @Test
  void algorithmAndCostStandBesideTheHash() {
    AnswerHash hash = realm.hash(Answer.of("Rex"));

    assertThat(hash.parameters())
        .contains("\"algorithm\":\"argon2\"", "\"hashIterations\":1", "\"memory\":[\"64\"]");
    assertThat(hash.secret()).contains("\"value\":", "\"salt\":");
  }

  @Test
  void everyAnswerHasASaltOfItsOwn() {
    AnswerHash one = realm.hash(Answer.of("Rex"));
    AnswerHash other = realm.hash(Answer.of("Rex"));

    assertThat(one.secret()).isNotEqualTo(other.secret());
    assertThat(one.model().getPasswordSecretData().getSalt())
        .isNotEqualTo(other.model().getPasswordSecretData().getSalt())
        .hasSizeGreaterThanOrEqualTo(16);
  }

  @Test
  void anAnswerOutlivesAChangeOfTheRealmsCost() {
    AnswerHash hash = realm.hash(Answer.of("Rex"));

    assertThat(hashing.afterAChangeOfPolicy().matches(Answer.of("Rex"), hash)).isTrue();
  }

  @Test
  void nothingMatchesWithoutTheProvider() {
    AnswerHash hash = realm.hash(Answer.of("Rex"));

    assertThat(hashing.withoutTheProvider().matches(Answer.of("Rex"), hash)).isFalse();
  }

  @Test
  void nobodyCostsAsManyHashesAsSomebody() {
    List<GivenAnswer> given =
        List.of(
            new GivenAnswer(new QuestionId("first-pet"), Answer.of("Rex")),
            new GivenAnswer(new QuestionId("first-job"), Answer.of("Baker")));

    assertThat(realm.matchNobody(given)).isFalse();
    assertThat(hashing.hashes()).isEqualTo(2);
  }

  @Test
  void aHashIsNeverPrinted() {
    AnswerHash hash = realm.hash(Answer.of("Rex"));

    assertThat(hash.toString())
        .doesNotContain("argon2", hash.model().getPasswordSecretData().getValue());
  }
}
