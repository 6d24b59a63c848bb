package io.github.keycloaksspr.core.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloaksspr.core.question.Answer;
import io.github.keycloaksspr.core.question.GivenAnswer;
import io.github.keycloaksspr.core.question.Hashing;
import io.github.keycloaksspr.core.question.QuestionId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.credential.CredentialModel;

class QuestionsCredentialTest {

  private static final Instant NOW = Instant.ofEpochMilli(1_790_000_000_123L);
  private static final List<GivenAnswer> GIVEN =
      List.of(given("first-pet", "Rexi"), given("custom:badge", "Wombat"));

  private final Hashing hashing = new Hashing();
  private final RegisteredQuestions registered =
      RegisteredQuestions.of(GIVEN, hashing.ofRealm(), Source.ADMIN, NOW);
  private final CredentialModel credential = QuestionsCredential.of(registered);

  @Test
  void isReadAsItWasWritten() {
    assertThat(QuestionsCredential.read(credential)).contains(registered);
    assertThat(credential.getType()).isEqualTo("sspr-security-questions");
  }

  @Test
  void credentialDataNameTheQuestionsAndNothingElse() {
    assertThat(credential.getCredentialData())
        .isEqualTo("{\"source\":\"admin\",\"questions\":[\"first-pet\",\"custom:badge\"]}");
  }

  @Test
  void secretDataHoldASaltAHashAndTheirParametersForEachAnswer() throws Exception {
    JsonNode answers = new JsonMapper().readTree(credential.getSecretData()).path("answers");

    assertThat(answers).hasSize(2);
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.at("/secretData/salt").asText()).isNotBlank();
              assertThat(answer.at("/secretData/value").asText()).isNotBlank();
              assertThat(answer.at("/credentialData/algorithm").asText()).isEqualTo("argon2");
              assertThat(answer.at("/credentialData/hashIterations").asInt()).isEqualTo(1);
            });
    assertThat(answers.at("/0/secretData/salt")).isNotEqualTo(answers.at("/1/secretData/salt"));
  }

  @Test
  void noAnswerIsAnywhere() {
    String everything =
        credential.getCredentialData()
            + credential.getSecretData()
            + registered
            + GIVEN
            + credential.getUserLabel();

    assertThat(everything.toLowerCase(Locale.ROOT)).doesNotContain("rexi", "wombat");
  }

  @Test
  void allAnswersMustBeRight() {
    assertThat(match(given("first-pet", "REXI"), given("custom:badge", "wombat"))).isTrue();
    assertThat(match(given("custom:badge", "wombat"))).isTrue();
    assertThat(match(given("first-pet", "Rexi"), given("custom:badge", "Koala"))).isFalse();
    assertThat(match(given("first-pet", "Wombat"), given("custom:badge", "Rexi"))).isFalse();
    assertThat(match(given("first-job", "Rexi"))).isFalse();
    assertThat(match()).isFalse();
  }

  @Test
  void everyAnswerIsJudgedEvenAfterAWrongOne() {
    int before = hashing.hashes();

    match(given("first-pet", "Fido"), given("custom:badge", "Koala"));

    assertThat(hashing.hashes() - before).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"source\":\"admin\"}",
        "{\"source\":\"admin\",\"questions\":[\"first-pet\"]}",
        "{\"source\":\"admin\",\"questions\":[\"first-pet\",\"Not an id\"]}",
        "{\"source\":\"somebody\",\"questions\":[\"first-pet\",\"first-job\"]}"
      })
  void damagedCredentialDataAreNoRegistration(String data) {
    credential.setCredentialData(data);

    assertThat(QuestionsCredential.read(credential)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"answers\":[{},{}]}", "{\"answers\":\"x\"}"})
  void damagedSecretDataAreNoRegistration(String data) {
    credential.setSecretData(data);

    assertThat(QuestionsCredential.read(credential)).isEmpty();
  }

  private boolean match(GivenAnswer... answers) {
    return registered.match(List.of(answers), hashing.ofRealm());
  }

  private static GivenAnswer given(String question, String answer) {
    return new GivenAnswer(new QuestionId(question), Answer.of(answer));
  }
}
