package io.github.keycloaksspr.adminuiext.methods;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.reply.Refusal;
import io.github.keycloaksspr.core.eligibility.Administrators;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.page.QuestionTexts;
import io.github.keycloaksspr.core.policy.FieldError;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.question.AnswerHashing;
import io.github.keycloaksspr.core.question.AnswerRules;
import io.github.keycloaksspr.core.question.GivenAnswer;
import io.github.keycloaksspr.core.question.QuestionId;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.core.registration.ExistingCredentials;
import io.github.keycloaksspr.core.registration.RegisteredEmail;
import io.github.keycloaksspr.core.registration.RegisteredMethods;
import io.github.keycloaksspr.core.registration.RegisteredQuestions;
import io.github.keycloaksspr.core.registration.Source;
import io.github.keycloaksspr.messaging.RegistrationNotice;
import io.github.keycloaksspr.messaging.RegistrationNotice.Change;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/**
 * {@code GET sspr/users/{id}/methods} and {@code PUT|DELETE sspr/users/{id}/methods/{type}}, where
 * the type is that of the credential (spec R1). Values go in whole and come out masked, answers to
 * questions not at all.
 */
public final class MethodsResource {

  /** Resource type of the admin events about registered methods. */
  public static final String EVENT_RESOURCE = "SSPR_METHOD";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_BODY = 10_000;

  private final AdminRequest request;
  private final UserModel user;

  public MethodsResource(AdminRequest request, UserModel user) {
    this.request = request;
    this.user = user;
  }

  /**
   * What is registered under one credential type.
   *
   * @param value the value with most of it hidden; of security questions and of what the user set
   *     up in Keycloak, how many there are
   * @param registeredAt null where Keycloak does not know
   */
  public record Registered(
      String type,
      List<String> methods,
      String value,
      String source,
      @Nullable String registeredAt) {
    public Registered {
      methods = List.copyOf(methods);
    }
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public List<Registered> get() {
    request.auth().users().requireView(user);
    RegisteredMethods registered = RegisteredMethods.of(request.realm(), user);
    Stream<Optional<Registered>> values =
        Arrays.stream(Registrable.values()).map(each -> each.shown(registered));
    Stream<Registered> ours =
        Stream.concat(values, Stream.of(registered.questions().map(MethodsResource::shown)))
            .flatMap(Optional::stream);
    return Stream.concat(ours, existing(registered)).toList();
  }

  /** Shows what the user set up in Keycloak, if the policy lets this user reset with it. */
  private Stream<Registered> existing(RegisteredMethods registered) {
    List<Method> enabled =
        Policies.orDefaults(request.realm()).requirement(Administrators.include(user)).methods();
    return registered.existing().stream()
        .filter(found -> enabled.contains(found.method()))
        .map(MethodsResource::shown);
  }

  private static Registered shown(ExistingCredentials found) {
    return new Registered(
        found.type(),
        List.of(found.method().id()),
        String.valueOf(found.count()),
        Source.USER.id(),
        found.since().map(Instant::toString).orElse(null));
  }

  private static Registered shown(RegisteredQuestions questions) {
    return new Registered(
        CredentialTypes.SECURITY_QUESTIONS,
        List.of(Method.QUESTIONS.id()),
        String.valueOf(questions.answers().size()),
        questions.source().id(),
        questions.registeredAt().toString());
  }

  @PUT
  @Path("{type}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response put(@PathParam("type") String type, @Nullable String body) {
    request.auth().users().requireManage(user);
    if (type.equals(CredentialTypes.SECURITY_QUESTIONS)) {
      return putQuestions(body);
    }
    Optional<Registrable> registrable = Registrable.ofType(type);
    if (registrable.isEmpty()) {
      return Refusal.notFound(
          "Nothing can be registered under this type; it can be under: "
              + Registrable.types()
              + ", "
              + CredentialTypes.SECURITY_QUESTIONS
              + ".");
    }
    return putValue(registrable.get(), value(body).orElse(""));
  }

  private Response putValue(Registrable registrable, String text) {
    Registrable.Reading reading = registrable.read(Policies.phoneRules(request.realm()), text);
    if (reading instanceof Registrable.Reading.Wrong wrong) {
      return Refusal.badRequest("invalid_value", List.of(new FieldError("value", wrong.reason())));
    }
    Registrable.Value value = ((Registrable.Reading.Usable) reading).value();
    RegisteredMethods registered = RegisteredMethods.of(request.realm(), user);
    boolean replaced = registrable.held(registered).isPresent();
    Optional<EmailAddress> earlier = address(registered);
    value.save(registered, now());
    event(
        replaced ? OperationType.UPDATE : OperationType.CREATE,
        Map.of("type", registrable.type(), "value", value.masked()));
    tell(replaced ? Change.CHANGED : Change.ADDED, registrable.type(), earlier);
    return Response.noContent().build();
  }

  private Response putQuestions(@Nullable String body) {
    if (Administrators.include(user)) {
      return Refusal.badRequest(
          "invalid_value",
          List.of(new FieldError("", "Security questions are not for administrators.")));
    }
    Policy.Questions policy = Policies.orDefaults(request.realm()).questions();
    QuestionsBody.Parsed parsed =
        new QuestionsBody(policy, new AnswerRules(this::texts)).parse(body == null ? "" : body);
    if (parsed instanceof QuestionsBody.Invalid invalid) {
      return Refusal.badRequest("invalid_value", invalid.errors());
    }
    save(((QuestionsBody.Valid) parsed).answers());
    return Response.noContent().build();
  }

  /** Returns a question in the realm's default language and in the user's own. */
  private List<String> texts(QuestionId question) {
    Policy.Questions policy = Policies.orDefaults(request.realm()).questions();
    return Stream.of(
            Optional.of(QuestionTexts.defaultLocale(request.realm())),
            Optional.ofNullable(user.getFirstAttribute(UserModel.LOCALE))
                .map(Locale::forLanguageTag))
        .flatMap(Optional::stream)
        .distinct()
        .map(shown -> QuestionTexts.of(request.session(), request.realm(), policy, shown))
        .map(texts -> texts.text(question))
        .toList();
  }

  private void save(List<GivenAnswer> answers) {
    RegisteredMethods registered = RegisteredMethods.of(request.realm(), user);
    boolean replaced = registered.questions().isPresent();
    AnswerHashing hashing = AnswerHashing.of(request.session(), request.realm());
    registered.save(RegisteredQuestions.of(answers, hashing, Source.ADMIN, now()));
    event(
        replaced ? OperationType.UPDATE : OperationType.CREATE,
        Map.of(
            "type", CredentialTypes.SECURITY_QUESTIONS, "value", String.valueOf(answers.size())));
    tell(
        replaced ? Change.CHANGED : Change.ADDED,
        CredentialTypes.SECURITY_QUESTIONS,
        address(registered));
  }

  @DELETE
  @Path("{type}")
  public Response delete(@PathParam("type") String type) {
    request.auth().users().requireManage(user);
    if (!known(type)) {
      return Refusal.notFound(
          "Nothing is removed under this type; what users set up in Keycloak itself is removed"
              + " there.");
    }
    RegisteredMethods registered = RegisteredMethods.of(request.realm(), user);
    Optional<EmailAddress> earlier = address(registered);
    if (!registered.remove(type)) {
      return Refusal.notFound("The user has nothing registered under this type.");
    }
    event(OperationType.DELETE, Map.of("type", type));
    tell(Change.REMOVED, type, earlier);
    return Response.noContent().build();
  }

  private static Optional<EmailAddress> address(RegisteredMethods registered) {
    return registered.email().map(RegisteredEmail::address);
  }

  private void tell(Change change, String type, Optional<EmailAddress> earlier) {
    new RegistrationNotice(request.session(), request.realm(), user).tell(change, type, earlier);
  }

  private void event(OperationType operation, Map<String, String> representation) {
    request
        .event()
        .resource(EVENT_RESOURCE)
        .operation(operation)
        .resourcePath(request.session().getContext().getUri())
        .representation(representation)
        .success();
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }

  /** What users set up in Keycloak itself is not removed here. */
  private static boolean known(String type) {
    return type.equals(CredentialTypes.SECURITY_QUESTIONS) || Registrable.ofType(type).isPresent();
  }

  private static Optional<String> value(@Nullable String body) {
    if (body == null || body.length() > LONGEST_BODY) {
      return Optional.empty();
    }
    try {
      JsonNode value = JSON.readTree(body).path("value");
      return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
