package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.util.LDAPSDKException;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Directory;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest;
import io.github.keycloaksspr.tests.realm.SsprRest.Answer;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.admin.client.resource.GroupResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.testframework.util.ApiUtil;

/** The list of users in scope who are not registered (spec A6). */
class NotRegisteredTest {
  private static final String LIMITS =
      "\"limits\":{\"exemptNetworks\":[\"127.0.0.0/8\",\"::1/128\"]}";

  private static String fresh(String nickname) {
    return nickname + UUID.randomUUID().toString().substring(0, 8);
  }

  private static List<String> usernames(Answer answer) {
    return answer.orFail().body().path("users").findValuesAsText("username");
  }

  /** Follows the list from part to part. */
  private static List<String> all(SsprRest rest, String query) {
    List<String> found = new ArrayList<>();
    Optional<String> first = Optional.of("0");
    while (first.isPresent()) {
      JsonNode part = rest.get("not-registered?" + query + "&first=" + first.get()).orFail().body();
      found.addAll(part.path("users").findValuesAsText("username"));
      first = Optional.ofNullable(part.path("next").textValue());
    }
    return found;
  }

  @Nested
  class AUser extends CorpTest {

    @Override
    String policy() {
      return "{\"scope\":\"all\",\"gates\":2,\"methods\":[\"email\",\"mobile-text\"],"
          + LIMITS
          + "}";
    }

    @Test
    void isListedWithWhatIsMissing() {
      Person anna = corp.registered(fresh("anna"));

      JsonNode listed = list(anna).body().path("users").path(0);

      assertThat(listed.path("id").asText()).isEqualTo(anna.id());
      assertThat(listed.path("have").toString()).isEqualTo("[\"email\"]");
      assertThat(listed.path("need").asInt()).isEqualTo(2);
      assertThat(listed.path("missing").toString()).isEqualTo("[\"mobile-text\"]");
      assertThat(listed.path("hasEmail").asBoolean()).isTrue();
      assertThat(listed.has("invitedAt")).isFalse();
    }

    @Test
    void isNotListedWhoHoldsEnough() {
      Person anna = corp.registered(fresh("anna"));
      corp.sspr()
          .put("users/" + anna.id() + "/methods/sspr-mobile-phone", "{\"value\":\"+14255550123\"}")
          .orFail();

      assertThat(usernames(list(anna))).isEmpty();
    }

    @Test
    void isNotListedWhoIsDisabled() {
      assertThat(usernames(list(corp.disabled(fresh("anna"))))).isEmpty();
    }

    @Test
    void isNotListedWhoIsAService() {
      ClientRepresentation client = new ClientRepresentation();
      client.setClientId(fresh("machine"));
      client.setServiceAccountsEnabled(true);
      client.setPublicClient(false);
      corp.admin().clients().create(client).close();

      assertThat(
              usernames(
                  corp.sspr().get("not-registered?search=service-account-" + client.getClientId())))
          .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"READ_ONLY", "NOT_IMPORTED"})
    void ofADirectoryIsListed(Directory.Mode mode) throws LDAPSDKException {
      try (Directory directory = Directory.federatedBy(corp, mode)) {
        Person dora = directory.add(fresh("dora"));

        assertThat(usernames(list(dora))).containsExactly(dora.username());
      }
    }

    @Test
    void isListedOnceInThePartsOfAList() {
      String nickname = fresh("bert");
      List<String> people =
          IntStream.range(0, 7)
              .mapToObj(i -> corp.unregistered(nickname + "-" + i + "-").username())
              .toList();

      assertThat(all(corp.sspr(), "max=3&search=" + nickname)).containsExactlyElementsOf(people);
    }

    private Answer list(Person person) {
      return corp.sspr().get("not-registered?search=" + person.username()).orFail();
    }
  }

  @Nested
  class TheScope extends CorpTest {

    @Test
    void ofNobodyListsNobody() {
      Person anna = corp.unregistered(fresh("anna"));
      corp.sspr().put("policy", "{\"scope\":\"none\",\"methods\":[\"email\"]}").orFail();

      assertThat(usernames(corp.sspr().get("not-registered?search=" + anna.username()))).isEmpty();
    }

    @Test
    void ofGroupsListsTheirMembersAndThoseOfTheirSubgroupsOnce() {
      String parent = fresh("team");
      GroupRepresentation group = group(parent);
      GroupRepresentation child = subgroup(group, "night");
      Person anna = corp.unregistered(fresh("anna"));
      Person bert = corp.unregistered(fresh("bert"));
      Person carl = corp.unregistered(fresh("carl"));
      corp.admin().users().get(anna.id()).joinGroup(group.getId());
      corp.admin().users().get(anna.id()).joinGroup(child.getId());
      corp.admin().users().get(bert.id()).joinGroup(child.getId());
      select("\"groups\":[\"/" + parent + "\"]");

      assertThat(all(corp.sspr(), "max=1"))
          .containsExactlyInAnyOrder(anna.username(), bert.username())
          .doesNotContain(carl.username());
    }

    @Test
    void ofRolesListsThoseWhoHoldThemThroughGroupsToo() {
      String role = fresh("teller");
      RoleRepresentation teller = new RoleRepresentation();
      teller.setName(role);
      corp.admin().roles().create(teller);
      teller = corp.admin().roles().get(role).toRepresentation();
      String nickname = fresh("dora");
      Person direct = corp.unregistered(nickname + "a");
      Person byGroup = corp.unregistered(nickname + "b");
      corp.unregistered(nickname + "c");
      GroupRepresentation group = group(fresh("tellers"));
      corp.admin().groups().group(group.getId()).roles().realmLevel().add(List.of(teller));
      corp.admin().users().get(direct.id()).roles().realmLevel().add(List.of(teller));
      corp.admin().users().get(byGroup.id()).joinGroup(group.getId());
      select("\"roles\":[\"" + role + "\"]");

      assertThat(all(corp.sspr(), "search=" + nickname))
          .containsExactly(direct.username(), byGroup.username());
    }

    @Test
    void isNarrowedByAGroupOfTheCallersChoice() {
      String name = fresh("team");
      GroupRepresentation group = group(name);
      Person anna = corp.unregistered(fresh("anna"));
      corp.admin().users().get(anna.id()).joinGroup(group.getId());

      assertThat(all(corp.sspr(), "group=/" + name)).containsExactly(anna.username());
      assertThat(all(corp.sspr(), "search=nobody-at-all&group=/" + name)).isEmpty();
    }

    private void select(String members) {
      corp.sspr()
          .put(
              "policy",
              "{\"scope\":\"selected\"," + members + ",\"methods\":[\"email\"]," + LIMITS + "}")
          .orFail();
    }

    private GroupRepresentation group(String name) {
      GroupRepresentation group = new GroupRepresentation();
      group.setName(name);
      try (Response response = corp.admin().groups().add(group)) {
        group.setId(ApiUtil.getCreatedId(response));
      }
      return group;
    }

    private GroupRepresentation subgroup(GroupRepresentation parent, String name) {
      GroupResource resource = corp.admin().groups().group(parent.getId());
      GroupRepresentation group = new GroupRepresentation();
      group.setName(name);
      try (Response response = resource.subGroup(group)) {
        group.setId(ApiUtil.getCreatedId(response));
      }
      return group;
    }
  }

  @Nested
  class TheCall extends CorpTest {

    @ParameterizedTest
    @CsvSource({
      "max=0, max",
      "max=1001, max",
      "max=x, max",
      "first=-1, first",
      "first=a, first",
      "group=/no-such-group, group"
    })
    void withAWrongParameterIsRefused(String query, String field) {
      Answer answer = corp.sspr().get("not-registered?" + query);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body().path("errors").findValuesAsText("field")).containsExactly(field);
    }

    @ParameterizedTest(name = "{0} answers {1} with {2} users")
    @CsvSource({
      "'', 403, 0",
      "view-realm, 403, 0",
      "query-users, 200, 0",
      "view-users, 200, 1",
      "manage-users, 200, 1"
    })
    void needsTheRightToSeeUsers(String role, int status, int users) {
      Person anna = corp.unregistered(fresh("anna"));
      Person caller = corp.unregistered("admin");
      if (!role.isEmpty()) {
        corp.grant(caller, role);
      }
      String token = corp.tokenOf(caller);

      Answer answer =
          corp.sspr(() -> Optional.of(token)).get("not-registered?search=" + anna.username());

      assertThat(answer.status()).as(answer.text()).isEqualTo(status);
      assertThat(answer.body().path("users")).hasSize(users);
    }

    @Test
    void needsAToken() {
      assertThat(corp.sspr(Optional::empty).get("not-registered").status()).isEqualTo(401);
    }
  }

  @Nested
  class ManyUsers extends CorpTest {
    private static final int USERS = 5_000;

    @Test
    void areLookedThroughInParts() {
      RealmRepresentation settings = new RealmRepresentation();
      settings.setRealm("crowd");
      settings.setEnabled(true);
      settings.setUsers(IntStream.range(0, USERS).mapToObj(ManyUsers::user).toList());
      admin.realms().create(settings);
      admin.tokenManager().invalidate(admin.tokenManager().getAccessTokenString());
      try {
        Corp crowd = new Corp(urls.getBase(), "crowd", admin, application);
        crowd.sspr().put("policy", Corp.POLICY).orFail();
        Instant start = Instant.now();

        List<String> found = all(crowd.sspr(), "max=1000");

        System.out.printf(
            "MEASURED %d users not registered, listed in %d ms%n",
            USERS, Duration.between(start, Instant.now()).toMillis());
        assertThat(found).hasSize(USERS).doesNotHaveDuplicates();
      } finally {
        admin.realm("crowd").remove();
      }
    }

    private static UserRepresentation user(int number) {
      UserRepresentation user = new UserRepresentation();
      user.setUsername("user%05d".formatted(number));
      user.setEnabled(true);
      return user;
    }
  }
}
