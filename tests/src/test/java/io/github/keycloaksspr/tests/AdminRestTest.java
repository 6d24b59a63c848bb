package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest;
import io.github.keycloaksspr.tests.realm.SsprRest.Answer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** The admin REST interface (spec P1 to P3, P9, R1; design section 3). */
class AdminRestTest {

  @Nested
  class ThePolicy extends CorpTest {

    @Test
    void isReadAsItWasWritten() {
      corp.sspr()
          .put(
              "policy",
              """
              {"scope":"selected","groups":["/staff"],"gates":1,"methods":["email"],
               "helpdesk":"https://help.corp.example/?a=b","afterReset":"continue"}
              """)
          .orFail();

      JsonNode policy = corp.sspr().get("policy").orFail().body();

      assertThat(policy.path("scope").asText()).isEqualTo("selected");
      assertThat(policy.path("groups").path(0).asText()).isEqualTo("/staff");
      assertThat(policy.path("helpdesk").asText()).isEqualTo("https://help.corp.example/?a=b");
      assertThat(policy.path("afterReset").asText()).isEqualTo("continue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?dryRun=true", "?dryRun=", "?dryRun"})
    void isNotStoredByADryRun(String query) {
      JsonNode before = corp.sspr().get("policy").body();

      corp.sspr().put("policy" + query, Corp.POLICY.replace("sign-in", "continue")).orFail();

      assertThat(corp.sspr().get("policy").body()).isEqualTo(before);
    }

    @Test
    void isKeptInTheRealmAttribute() {
      Map<String, String> attributes = corp.admin().toRepresentation().getAttributes();

      assertThat(attributes.get("sspr.policy")).contains("\"email\"");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "gates | {'scope':'all','gates':0,'methods':['email']}",
          "gates | {'scope':'all','gates':3,'methods':['email']}",
          "gates | {'scope':'all','gates':'1','methods':['email']}",
          "methods | {'scope':'all','gates':1,'methods':[]}",
          "methods | {'scope':'all','gates':2,'methods':['email']}",
          "methods | {'scope':'all','gates':1,'methods':['pigeon']}",
          "methods | {'scope':'all','gates':1,'methods':['email','email']}",
          "scope | {'scope':'some','gates':1,'methods':['email']}",
          "scope | {'scope':'selected','gates':1,'methods':['email']}",
          "groups | {'scope':'selected','groups':['staff'],'gates':1,'methods':['email']}",
          "helpdesk | {'scope':'all','gates':1,'methods':['email'],'helpdesk':'javascript:alert(1)'}",
          "helpdesk | {'scope':'all','gates':1,'methods':['email'],'helpdesk':'//evil.example'}",
          "afterReset | {'scope':'all','gates':1,'methods':['email'],'afterReset':'dance'}",
          "questions.register | {'scope':'all','gates':1,'methods':['email'],'questions':{'register':6}}",
          "gatez | {'scope':'all','gatez':1,'methods':['email']}"
        })
    void thatIsInvalidIsRefusedWithTheFieldThatIsWrong(String field, String policy) {
      JsonNode before = corp.sspr().get("policy").body();

      Answer answer = corp.sspr().put("policy", policy.replace('\'', '"'));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body().path("error").asText()).isEqualTo("invalid_policy");
      assertThat(answer.body().path("errorMessage").asText()).endsWith(".");
      assertThat(answer.body().path("errors").findValuesAsText("field")).contains(field);
      assertThat(answer.body().path("errors").findValuesAsText("error")).doesNotContain("");
      assertThat(corp.sspr().get("policy").body()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "\"all\"", "{} {}"})
    void thatIsNoJsonObjectIsRefused(String document) {
      Answer answer = corp.sspr().put("policy", document);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body().path("error").asText()).isEqualTo("invalid_policy");
    }

    @Test
    void thatIsInvalidInTheRealmAttributeSwitchesTheResetOff() {
      Person anna = corp.registered("anna");
      RealmRepresentation settings = corp.admin().toRepresentation();
      settings.getAttributes().put("sspr.policy", "{\"scope\":\"all\",\"gates\":0}");
      corp.admin().update(settings);

      var page = new Browserless().open(corp.signInPage()).click("a[href*=reset-credentials]");

      assertThat(Step.of(page)).isEqualTo(Step.UNAVAILABLE);
      assertThat(corp.signsIn(anna, anna.password())).isTrue();
    }

    @Test
    void isNotLostWhenOtherSettingsOfTheRealmAreSaved() {
      RealmRepresentation settings = corp.admin().toRepresentation();
      settings.setDisplayName("Corp, renamed");
      corp.admin().update(settings);

      assertThat(corp.sspr().get("policy").orFail().body().path("scope").asText()).isEqualTo("all");
    }
  }

  @Nested
  class TheSetUp extends CorpTest {

    @Test
    void bindsTheFlow() {
      assertThat(boundFlow()).isEqualTo("sspr reset credentials");
      assertThat(corp.admin().flows().getExecutions("sspr reset credentials"))
          .extracting("providerId")
          .startsWith("sspr-identify", "sspr-verify");
    }

    @Test
    void twiceIsTheSameAsOnce() {
      List<String> before = flows();

      corp.sspr().post("setup").orFail();

      assertThat(flows()).isEqualTo(before);
      assertThat(boundFlow()).isEqualTo("sspr reset credentials");
    }

    @Test
    void thatIsTakenBackRestoresTheBuiltInFlow() {
      corp.sspr().delete("setup").orFail();

      assertThat(boundFlow()).isEqualTo("reset credentials");
      var page = new Browserless().open(corp.signInPage()).click("a[href*=reset-credentials]");
      assertThat(page.has("#kc-reset-password-form")).isTrue();
    }

    @Test
    void thatIsTakenBackRestoresTheCustomersOwnFlow() {
      corp.sspr().delete("setup").orFail();
      corp.admin().flows().copy("reset credentials", Map.of("newName", "our own reset")).close();
      bind("our own reset");
      try {
        corp.sspr().post("setup").orFail();
        corp.sspr().post("setup").orFail();
        assertThat(boundFlow()).isEqualTo("sspr reset credentials");

        corp.sspr().delete("setup").orFail();

        assertThat(boundFlow()).isEqualTo("our own reset");
      } finally {
        bind("reset credentials");
        corp.admin().flows().getFlows().stream()
            .filter(flow -> flow.getAlias().equals("our own reset"))
            .forEach(flow -> corp.admin().flows().deleteFlow(flow.getId()));
      }
    }

    @Test
    void thatIsTakenBackTwiceIsNoError() {
      corp.sspr().delete("setup").orFail();

      assertThat(corp.sspr().delete("setup").status()).isLessThan(500);
      assertThat(boundFlow()).isEqualTo("reset credentials");
    }

    private String boundFlow() {
      return corp.admin().toRepresentation().getResetCredentialsFlow();
    }

    private void bind(String flow) {
      RealmRepresentation settings = corp.admin().toRepresentation();
      settings.setResetCredentialsFlow(flow);
      corp.admin().update(settings);
    }

    private List<String> flows() {
      return corp.admin().flows().getFlows().stream()
          .map(flow -> flow.getAlias())
          .sorted()
          .toList();
    }
  }

  @Nested
  class TheMethodsOfAUser extends CorpTest {

    @Test
    void areShownMasked() {
      Person anna = corp.registered("anna");

      Answer answer = corp.sspr().get("users/" + anna.id() + "/methods").orFail();

      assertThat(answer.text()).contains("an***@private.example").doesNotContain(anna.alternate());
    }

    @Test
    void areReplacedByAnotherPut() {
      Person anna = corp.registered("anna");

      corp.sspr().registerEmail(anna.id(), "Anna.New@Private.Example");

      assertThat(corp.admin().users().get(anna.id()).credentials())
          .filteredOn(credential -> credential.getType().equals("sspr-email"))
          .hasSize(1);
      walk.toCode(new Browserless(), anna.username(), "anna.new@private.example");
      assertThat(mails.nextCode("anna.new@private.example")).hasSize(6);
    }

    @Test
    void areGoneAfterADelete() {
      Person anna = corp.registered("anna");

      corp.sspr().delete(SsprRest.emailOf(anna.id())).orFail();

      assertThat(corp.sspr().get("users/" + anna.id() + "/methods").orFail().text())
          .doesNotContain("***");
      walk.toCode(new Browserless(), anna);
      assertNoCodeSentTo(anna.alternate());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{\"value\":\"\"}",
          "{\"value\":\"nobody\"}",
          "{\"value\":\"a@b\"}",
          "{\"value\":\"a@b.example\\r\\nBcc: c@d.example\"}",
          "{\"value\":\"a@b.example,c@d.example\"}",
          "{\"value\":7}",
          "{}",
          "[]",
          "{"
        })
    void thatAreNoAddressAreRefused(String document) {
      Person anna = corp.unregistered("anna");

      Answer answer = corp.sspr().put(SsprRest.emailOf(anna.id()), document);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body().path("error").asText()).isNotEmpty();
      assertThat(answer.body().path("errorMessage").asText()).isNotEmpty();
    }

    @Test
    void ofATypeThatDoesNotExistAreNotFound() {
      Person anna = corp.unregistered("anna");

      Answer answer =
          corp.sspr().put("users/" + anna.id() + "/methods/pigeon", "{\"value\":\"a@b.example\"}");

      assertThat(answer.status()).isIn(400, 404);
    }

    @Test
    void ofAUserWhoDoesNotExistAreNotFound() {
      assertThat(corp.sspr().get("users/no-such-id/methods").status()).isEqualTo(404);
      assertThat(
              corp.sspr()
                  .put(SsprRest.emailOf("no-such-id"), "{\"value\":\"a@b.example\"}")
                  .status())
          .isEqualTo(404);
    }

    @Test
    void neverShowTheWholeAddressAsACredential() {
      Person anna = corp.registered("anna");

      assertThat(corp.admin().users().get(anna.id()).credentials())
          .filteredOn(credential -> credential.getType().equals("sspr-email"))
          .singleElement()
          .satisfies(
              credential -> {
                assertThat(credential.getSecretData()).isNull();
                assertThat(credential.getCredentialData()).doesNotContain(anna.alternate());
              });
    }
  }

  /** Rights are Keycloak's own roles of the client realm-management. */
  @Nested
  class TheRightTo extends CorpTest {
    private static final String METHODS = "{\"value\":\"someone@private.example\"}";

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
      "GET, whoami",
      "GET, policy",
      "PUT, policy",
      "POST, setup",
      "DELETE, setup",
      "GET, users/some-id",
      "GET, users/some-id/methods",
      "PUT, users/some-id/methods/sspr-email",
      "DELETE, users/some-id/methods/sspr-email"
    })
    void callAnythingNeedsAToken(String method, String path) {
      SsprRest nobody = corp.sspr(Optional::empty);
      String token = admin.tokenManager().getAccessTokenString();
      SsprRest liar = corp.sspr(() -> Optional.of(token.substring(0, token.length() - 9)));

      assertThat(nobody.call(method, path, body(path)).status()).isEqualTo(401);
      assertThat(liar.call(method, path, body(path)).status()).isEqualTo(401);
    }

    @ParameterizedTest(name = "{0}: {1} {2} answers {3}")
    @CsvSource({
      // role, method, path, status
      "'', GET, policy, 403",
      "'', PUT, policy, 403",
      "'', POST, setup, 403",
      "'', DELETE, setup, 403",
      "'', GET, users/{id}, 403",
      "'', GET, users/{id}/methods, 403",
      "'', PUT, users/{id}/methods/sspr-email, 403",
      "view-realm, GET, policy, 200",
      "view-realm, PUT, policy, 403",
      "view-realm, POST, setup, 403",
      "view-realm, GET, users/{id}/methods, 403",
      "manage-realm, GET, policy, 200",
      "manage-realm, PUT, policy, 200",
      "manage-realm, POST, setup, 200",
      "manage-realm, DELETE, setup, 200",
      "manage-realm, PUT, users/{id}/methods/sspr-email, 403",
      "view-users, GET, users/{id}, 200",
      "view-users, GET, users/{id}/methods, 200",
      "view-users, PUT, users/{id}/methods/sspr-email, 403",
      "view-users, DELETE, users/{id}/methods/sspr-email, 403",
      "view-users, GET, policy, 403",
      "manage-users, PUT, users/{id}/methods/sspr-email, 200",
      "manage-users, DELETE, users/{id}/methods/sspr-email, 200",
      "manage-users, PUT, policy, 403",
      "query-users, GET, users/{id}, 403",
      "query-users, GET, users/{id}/methods, 403",
      "manage-clients, PUT, policy, 403"
    })
    void callFollowsTheRole(String role, String method, String path, int status) {
      Person anna = corp.registered("anna");
      SsprRest rest = withRole(role);

      Answer answer = rest.call(method, path.replace("{id}", anna.id()), body(path));

      if (status == 200) {
        assertThat(answer.status()).as(answer.text()).isIn(200, 201, 204);
      } else {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
      }
    }

    @Test
    void administerAnotherRealmIsNoRightHere() {
      RealmRepresentation realm = new RealmRepresentation();
      realm.setRealm("other");
      realm.setEnabled(true);
      admin.realms().create(realm);
      admin.tokenManager().invalidate(admin.tokenManager().getAccessTokenString());
      try {
        Corp other = new Corp(urls.getBase(), "other", admin, application);
        String token = tokenOf(other, "realm-admin");
        SsprRest rest = corp.sspr(() -> Optional.of(token));

        assertThat(rest.get("policy").status()).isIn(401, 403);
        assertThat(rest.put("policy", Corp.POLICY).status()).isIn(401, 403);
      } finally {
        admin.realm("other").remove();
      }
    }

    @Test
    void doWhatIsToldByWhoami() {
      JsonNode mine = withRole("view-realm").get("whoami").orFail().body();

      assertThat(mine.isObject()).isTrue();
      assertThat(withRole("").get("whoami").status()).isIn(200, 403);
    }

    @ParameterizedTest
    @CsvSource({
      "view-users, '', false, false",
      "manage-users, '', true, true",
      "manage-users, view-realm, true, false",
      "realm-admin, view-realm, true, true"
    })
    void helpOneUserIsToldWithTheUser(String role, String users, boolean manage, boolean reset) {
      Person anna = corp.unregistered("anna");
      if (!users.isEmpty()) {
        corp.grant(anna, users);
      }

      JsonNode told = withRole(role).get("users/" + anna.id()).orFail().body();

      assertThat(told.path("username").asText()).isEqualTo(anna.username());
      assertThat(told.path("manage").asBoolean()).isEqualTo(manage);
      assertThat(told.path("resetPassword").asBoolean()).isEqualTo(reset);
    }

    private SsprRest withRole(String role) {
      String token = tokenOf(corp, role);
      return corp.sspr(() -> Optional.of(token));
    }

    /** Creates a user with one role of realm-management and signs in. */
    private static String tokenOf(Corp where, String role) {
      Person person = where.unregistered("admin");
      if (!role.isEmpty()) {
        where.grant(person, role);
      }
      return where.tokenOf(person);
    }

    private static String body(String path) {
      if (path.equals("policy")) {
        return Corp.POLICY;
      }
      return path.endsWith("sspr-email") ? METHODS : "";
    }
  }

  @Nested
  class AnAdminEvent extends CorpTest {

    @Test
    void tellsWhoChangedThePolicy() {
      corp.admin().clearAdminEvents();

      corp.sspr().put("policy", Corp.POLICY).orFail();

      assertThat(corp.admin().getAdminEvents())
          .extracting(AdminEventRepresentation::getResourcePath)
          .anySatisfy(path -> assertThat(path).contains("policy"));
    }

    @Test
    void tellsWhoChangedAMethodAndNeverTheAddress() {
      Person anna = corp.unregistered("anna");
      corp.admin().clearAdminEvents();

      corp.sspr().registerEmail(anna.id(), anna.alternate());
      corp.sspr().delete(SsprRest.emailOf(anna.id())).orFail();

      List<AdminEventRepresentation> events = corp.admin().getAdminEvents();
      assertThat(events)
          .extracting(AdminEventRepresentation::getResourcePath)
          .filteredOn(path -> path.contains(anna.id()))
          .hasSize(2);
      assertThat(events)
          .extracting(AdminEventRepresentation::getRepresentation)
          .allSatisfy(text -> assertThat(String.valueOf(text)).doesNotContain(anna.alternate()));
    }

    @Test
    void tellsWhoSetUpAndTookBack() {
      corp.admin().clearAdminEvents();

      corp.sspr().delete("setup").orFail();
      corp.sspr().post("setup").orFail();

      assertThat(corp.admin().getAdminEvents())
          .extracting(AdminEventRepresentation::getResourcePath)
          .filteredOn(path -> path.contains("setup"))
          .hasSize(2);
    }
  }
}
