package io.github.keycloaksspr.requiredactions.done;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.AfterReset;
import io.github.keycloaksspr.core.reset.Reset;
import io.github.keycloaksspr.writeback.outcome.SignIn;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.Profile;
import org.keycloak.events.Event;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.UserSessionProvider;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;
import org.keycloak.tracing.NoopTracingProvider;

class ResetDoneTest {

  private static final Reset CONTINUING =
      new Reset(List.of(Method.EMAIL, Method.QUESTIONS), AfterReset.CONTINUE, Instant.EPOCH);

  private final List<Event> events = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private final List<Object> unlocked = new ArrayList<>();
  private final List<String> ended = new ArrayList<>();
  private final Set<String> pending = new HashSet<>();
  private final Map<Object, Object> notes = new HashMap<>();

  private final ClientModel account =
      fake(ClientModel.class, Map.of("isEnabled", nothing -> true, "equals", nothing -> true));

  private final RootAuthenticationSessionModel browser =
      fake(RootAuthenticationSessionModel.class, Map.of("getId", nothing -> "browser-id"));

  private final AuthenticationSessionModel session =
      fake(
          AuthenticationSessionModel.class,
          Map.of(
              "getAuthNote", given -> notes.get(given[0]),
              "setAuthNote", given -> notes.put(given[0], given[1]),
              "getRequiredActions", nothing -> pending,
              "getClient", nothing -> account,
              "getRedirectUri", nothing -> null,
              "getTabId", nothing -> "tab",
              "getParentSession", nothing -> browser));

  private final ResetDone done = new ResetDone(context -> "/sign-in");

  @BeforeAll
  static void haveTheFeaturesOfAServer() {
    Profile.configure();
  }

  private static <T> T fake(Class<T> type, Map<String, Function<Object[], Object>> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, given) -> {
              if (!answers.containsKey(method.getName())) {
                throw new AssertionError("nobody expected a call of " + method);
              }
              return answers.get(method.getName()).apply(given);
            }));
  }

  private RequiredActionContext context() {
    RealmModel realm =
        fake(
            RealmModel.class,
            Map.of(
                "getId", nothing -> "corp-id",
                "getName", nothing -> "corp",
                "getAttribute", nothing -> null,
                "getClientByClientId", nothing -> account,
                "isEventsEnabled", nothing -> false,
                "getEventsListenersStream", nothing -> Stream.empty(),
                "getEnabledEventTypesStream", nothing -> Stream.empty()));
    UserModel user =
        fake(
            UserModel.class, Map.of("getId", nothing -> "alice-id", "isEnabled", nothing -> false));
    Map<String, Function<Object[], Object>> answering =
        new HashMap<>(
            Map.of(
                "getAuthenticationSession",
                nothing -> session,
                "getSession",
                nothing -> listened(),
                "getRealm",
                nothing -> realm,
                "getUser",
                nothing -> user,
                "getEvent",
                nothing -> new EventBuilder(realm, listened()),
                "form",
                nothing -> form(),
                "challenge",
                nothing -> done(answers.add("challenge")),
                "success",
                nothing -> done(answers.add("success")),
                "ignore",
                nothing -> done(answers.add("ignore"))));
    answering.put("getAction", nothing -> "sspr-reset-done");
    answering.put("getConnection", nothing -> null);
    answering.put("getHttpRequest", nothing -> null);
    return fake(RequiredActionContext.class, answering);
  }

  private static LoginFormsProvider form() {
    return fake(
        LoginFormsProvider.class,
        Map.of("setAttribute", nothing -> form(), "createForm", nothing -> null));
  }

  private Stream<UserSessionModel> noted(String sessions) {
    ended.add(sessions);
    return Stream.empty();
  }

  /** Stands for the nothing that a void method returns. */
  private static Object done(boolean noted) {
    assertThat(noted).isTrue();
    return null;
  }

  /** Returns a session whose only listener notes the events down. */
  private KeycloakSession listened() {
    EventListenerProvider listener =
        fake(EventListenerProvider.class, Map.of("onEvent", given -> noted((Event) given[0])));
    EventListenerProviderFactory factory =
        fake(
            EventListenerProviderFactory.class,
            Map.of("getId", nothing -> "test", "isGlobal", nothing -> true));
    KeycloakSessionFactory factories =
        fake(
            KeycloakSessionFactory.class,
            Map.of("getProviderFactoriesStream", nothing -> Stream.of(factory)));
    UserLoginFailureProvider failures =
        fake(
            UserLoginFailureProvider.class,
            Map.of("removeUserLoginFailure", given -> done(unlocked.add(given[1]))));
    UserSessionProvider sessions =
        fake(
            UserSessionProvider.class,
            Map.of(
                "getUserSessionsStream", nothing -> noted("online"),
                "getOfflineUserSessionsStream", nothing -> noted("offline")));
    return fake(
        KeycloakSession.class,
        Map.of(
            "sessions", nothing -> sessions,
            "getKeycloakSessionFactory", nothing -> factories,
            "loginFailures", nothing -> failures,
            "getProvider",
                given ->
                    given[0] == EventListenerProvider.class
                        ? listener
                        : new NoopTracingProvider()));
  }

  private Object noted(Event event) {
    events.add(event);
    return null;
  }

  @Nested
  class WithoutAReset {

    @Test
    void thereIsNothingToDo() {
      done.requiredActionChallenge(context());

      assertThat(answers).containsExactly("success");
      assertThat(events).isEmpty();
    }

    @Test
    void aPostSaysNothingEither() {
      done.processAction(context());

      assertThat(events).isEmpty();
    }

    @Test
    void theActionIsNeverAskedForByItself() {
      done.evaluateTriggers(context());

      assertThat(answers).isEmpty();
    }
  }

  @Nested
  class WhileTheNewPasswordIsMissing {

    WhileTheNewPasswordIsMissing() {
      Reset.NOTE.write(session, CONTINUING);
      pending.add("UPDATE_PASSWORD");
    }

    @Test
    void theActionWaitsItsTurn() {
      done.requiredActionChallenge(context());

      assertThat(answers).containsExactly("ignore");
    }

    @Test
    void theAccountStaysLockedAndItsSessionsOpen() {
      done.requiredActionChallenge(context());

      assertThat(unlocked).isEmpty();
      assertThat(ended).isEmpty();
    }

    @Test
    void noSuccessIsReported() {
      done.requiredActionChallenge(context());
      done.processAction(context());

      assertThat(events).isEmpty();
    }
  }

  @Nested
  class AfterTheNewPassword {

    AfterTheNewPassword() {
      Reset.NOTE.write(session, CONTINUING);
    }

    @Test
    void whoIsDisabledMeanwhileContinuesNowhere() {
      ChosenPassword.NOTE.write(session, new ChosenPassword(SignIn.ACCEPTED, false));

      done.requiredActionChallenge(context());

      assertThat(answers).containsExactly("challenge");
    }

    @Test
    void nobodyContinuesWithoutAPasswordOfThisSession() {
      done.requiredActionChallenge(context());

      assertThat(answers).containsExactly("challenge");
    }

    @Test
    void allSessionsEndOnce() {
      done.requiredActionChallenge(context());
      done.requiredActionChallenge(context());

      assertThat(ended).containsExactly("online", "offline", "offline", "online", "offline");
    }

    @Test
    void theLockOfBruteForceDetectionIsLifted() {
      done.requiredActionChallenge(context());

      assertThat(unlocked).containsExactly("alice-id");
    }

    @Test
    void theResetIsReportedWithItsMethods() {
      done.requiredActionChallenge(context());

      assertThat(events)
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.getType()).isEqualTo(EventType.RESET_PASSWORD);
                assertThat(event.getUserId()).isEqualTo("alice-id");
                assertThat(event.getError()).isNull();
                assertThat(event.getDetails())
                    .containsOnly(
                        entry("sspr_session", "browser-id.tab"),
                        entry("sspr_intent", "reset"),
                        entry("sspr_result", "succeeded"),
                        entry("sspr_method", "email,questions"));
              });
    }

    @Test
    void aReloadReportsNothingMore() {
      done.requiredActionChallenge(context());
      done.requiredActionChallenge(context());
      done.processAction(context());

      assertThat(events).hasSize(1);
    }
  }

  @Test
  void theIdIsTheOneTheFlowAsksFor() {
    assertThat(done.getId()).isEqualTo("sspr-reset-done");
    assertThat(done.isOneTimeAction()).isTrue();
  }
}
