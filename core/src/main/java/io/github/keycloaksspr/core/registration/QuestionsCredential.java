package io.github.keycloaksspr.core.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.question.AnswerHash;
import io.github.keycloaksspr.core.question.QuestionId;
import io.github.keycloaksspr.core.registration.RegisteredQuestions.Registered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;

/**
 * Form of {@link RegisteredQuestions} as one Keycloak credential: the credential data name the
 * questions, the secret data, which Keycloak's REST never shows, hold for each question in the same
 * order what Keycloak keeps of a password.
 */
public final class QuestionsCredential {

  private static final JsonMapper JSON = new JsonMapper();

  private static final String PARAMETERS = "credentialData";
  private static final String SECRET = "secretData";

  private QuestionsCredential() {}

  /** Returns a new credential without an id. */
  public static CredentialModel of(RegisteredQuestions registered) {
    ObjectNode data = JSON.createObjectNode().put("source", registered.source().id());
    ArrayNode questions = data.putArray("questions");
    ObjectNode secret = JSON.createObjectNode();
    ArrayNode answers = secret.putArray("answers");
    for (Registered each : registered.answers()) {
      questions.add(each.question().value());
      ObjectNode answer = answers.addObject();
      answer.set(PARAMETERS, written(each.hash().parameters()));
      answer.set(SECRET, written(each.hash().secret()));
    }
    CredentialModel model = new CredentialModel();
    model.setType(CredentialTypes.SECURITY_QUESTIONS);
    model.setCreatedDate(registered.registeredAt().toEpochMilli());
    model.setCredentialData(data.toString());
    model.setSecretData(secret.toString());
    return model;
  }

  /** Reads a stored credential; empty when its data are damaged. */
  public static Optional<RegisteredQuestions> read(CredentialModel model) {
    JsonNode data = tree(model.getCredentialData());
    JsonNode questions = data.path("questions");
    JsonNode hashes = tree(model.getSecretData()).path("answers");
    List<Registered> answers = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      registered(questions.path(i), hashes.path(i)).ifPresent(answers::add);
    }
    boolean whole = !answers.isEmpty() && answers.size() == hashes.size();
    Instant created =
        Instant.ofEpochMilli(model.getCreatedDate() == null ? 0 : model.getCreatedDate());
    return Source.ofId(data.path("source").asText())
        .filter(source -> whole && answers.size() == questions.size())
        .map(source -> new RegisteredQuestions(answers, source, created));
  }

  private static Optional<Registered> registered(JsonNode question, JsonNode answer) {
    JsonNode parameters = answer.path(PARAMETERS);
    JsonNode secret = answer.path(SECRET);
    return parameters.isObject() && secret.isObject()
        ? QuestionId.parse(question.asText())
            .map(id -> new Registered(id, new AnswerHash(parameters.toString(), secret.toString())))
        : Optional.empty();
  }

  private static JsonNode written(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      // the message of e quotes the hash
      throw new IllegalStateException("The password hash provider gave no JSON");
    }
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json == null ? "{}" : json);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
