package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest.Answer;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Invitations to those who are not registered (spec A6). */
class InviteTest {
  private static final String FRONTEND = "https://id.corp.example/auth";
  private static final String LINK = FRONTEND + "/realms/corp/sspr/register";

  private static String fresh(String nickname) {
    return nickname + UUID.randomUUID().toString().substring(0, 8);
  }

  /** A realm that knows under which name people reach it. */
  abstract static class NamedCorpTest extends CorpTest {

    @BeforeEach
    void nameTheRealm() {
      corp.frontend(FRONTEND);
    }

    @AfterEach
    void forgetTheName() {
      corp.frontend("");
    }

    Answer invite(Person person) {
      return corp.sspr().post("users/" + person.id() + "/invite");
    }

    String invitedAt(Person person) {
      return corp.sspr()
          .get("not-registered?search=" + person.username())
          .orFail()
          .body()
          .path("users")
          .path(0)
          .path("invitedAt")
          .asText();
    }
  }

  @Nested
  class AUser extends NamedCorpTest {

    @Test
    void getsAMailWithTheStableLinkAtThePrimaryAddress() {
      Person anna = corp.unregistered("anna");

      Answer answer = invite(anna);

      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.body().path("invited").asInt()).isEqualTo(1);
      Mail mail = mails.next(anna.address());
      assertThat(mail.subject()).startsWith("Corp: prepare");
      assertThat(mail.text()).contains(LINK, anna.username(), "helpdesk@corp.example");
      assertThat(mail.html()).contains("href=\"" + LINK + "\"").doesNotContain(urls.getBase());
      assertThat(Instant.parse(invitedAt(anna))).isBefore(Instant.now().plusSeconds(1));
    }

    @Test
    void getsItInTheLanguageOfTheAccount() {
      Person anna = corp.unregistered("anna");
      UserRepresentation user = corp.admin().users().get(anna.id()).toRepresentation();
      user.setAttributes(new HashMap<>(Map.of("locale", List.of("de"))));
      corp.admin().users().get(anna.id()).update(user);

      invite(anna).orFail();

      assertThat(mails.next(anna.address()).subject()).startsWith("Corp: Sorgen Sie vor");
    }

    @Test
    void isNotInvitedAgainWithinADay() {
      Person anna = corp.unregistered("anna");
      invite(anna).orFail();
      mails.next(anna.address());

      Answer again = invite(anna);

      assertThat(again.status()).isEqualTo(409);
      assertThat(again.body().path("error").asText()).isEqualTo("invited_already");
      corp.sspr().post("users/" + anna.id() + "/invite?force=true").orFail();
      mails.next(anna.address());
      clock.set((int) Duration.ofHours(25).toSeconds());
      invite(anna).orFail();
      mails.next(anna.address());
    }

    @Test
    void isNotInvitedWithoutNeed() {
      assertRefused("registered", corp.registered("anna"));
      assertRefused("user_disabled", corp.disabled("anna"));
      Person anna = corp.unregistered("anna");
      corp.sspr()
          .put("policy", "{\"scope\":\"selected\",\"groups\":[\"/staff\"],\"methods\":[\"email\"]}")
          .orFail();
      assertRefused("out_of_scope", anna);
      corp.sspr().put("policy", "{\"scope\":\"none\",\"methods\":[\"email\"]}").orFail();
      assertRefused("policy_off", anna);
    }

    @Test
    void withoutAnAddressIsReported() {
      Person anna = corp.unregistered(fresh("anna"));
      withoutAddress(anna);

      assertRefused("no_email", anna);
      assertThat(
              corp.sspr()
                  .get("not-registered?search=" + anna.username())
                  .body()
                  .path("users")
                  .path(0)
                  .path("hasEmail")
                  .asBoolean(true))
          .isFalse();
    }

    private void withoutAddress(Person person) {
      UserRepresentation user = corp.admin().users().get(person.id()).toRepresentation();
      user.setEmail("");
      corp.admin().users().get(person.id()).update(user);
    }

    private void assertRefused(String error, Person person) {
      Answer answer = invite(person);

      assertThat(answer.status()).as(answer.text()).isEqualTo(409);
      assertThat(answer.body().path("error").asText()).isEqualTo(error);
      assertThat(mails.pending(person.address())).isEmpty();
    }
  }

  @Nested
  class ManyUsers extends NamedCorpTest {

    @Test
    void areInvitedInPartsAndNobodyTwice() {
      String nickname = fresh("bert");
      List<Person> people =
          IntStream.range(0, 5).mapToObj(i -> corp.unregistered(nickname + i + "-")).toList();
      corp.registered(nickname + "r");

      assertThat(counts(bulk("{\"search\":\"%s\",\"max\":2}".formatted(nickname))))
          .containsExactly(2, 0, 0, 3);
      assertThat(counts(bulk("{\"search\":\"%s\",\"max\":2}".formatted(nickname))))
          .containsExactly(2, 2, 0, 1);
      assertThat(counts(bulk("{\"search\":\"%s\"}".formatted(nickname))))
          .containsExactly(1, 4, 0, 0);
      assertThat(counts(bulk("{\"search\":\"%s\"}".formatted(nickname))))
          .containsExactly(0, 5, 0, 0);

      people.forEach(each -> assertThat(mails.next(each.address()).text()).contains(LINK));
      people.forEach(each -> assertThat(mails.pending(each.address())).isEmpty());
      assertThat(counts(bulk("{\"search\":\"%s\",\"force\":true}".formatted(nickname))))
          .containsExactly(5, 0, 0, 0);
      people.forEach(each -> mails.next(each.address()));
    }

    @Test
    void withoutAnAddressAreCounted() {
      String nickname = fresh("carl");
      Person carl = corp.unregistered(nickname);
      UserRepresentation user = corp.admin().users().get(carl.id()).toRepresentation();
      user.setEmail("");
      corp.admin().users().get(carl.id()).update(user);

      assertThat(counts(bulk("{\"search\":\"%s\"}".formatted(nickname))))
          .containsExactly(0, 0, 1, 0);
    }

    @Test
    void areTheMembersOfAGroup() {
      Person anna = corp.unregistered(fresh("anna"));
      Person bert = corp.unregistered(fresh("bert"));
      String staff = corp.admin().groups().groups("staff", 0, 1).get(0).getId();
      corp.admin().users().get(anna.id()).joinGroup(staff);

      bulk("{\"group\":\"/staff\",\"search\":\"%s\"}".formatted(anna.username())).orFail();

      mails.next(anna.address());
      assertThat(mails.pending(bert.address())).isEmpty();
    }

    @Test
    void areToldToAuditors() {
      Person anna = corp.unregistered(fresh("anna"));
      corp.admin().clearAdminEvents();

      bulk("{\"search\":\"%s\"}".formatted(anna.username())).orFail();

      List<AdminEventRepresentation> events = corp.admin().getAdminEvents();
      assertThat(events)
          .extracting(event -> event.getOperationType() + " " + event.getResourcePath())
          .containsExactlyInAnyOrder(
              "ACTION sspr/invite", "ACTION sspr/users/" + anna.id() + "/invite");
      mails.next(anna.address());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"[]", "{\"pigeon\":1}", "{\"max\":0}", "{\"group\":\"/no-such-group\"}"})
    void ofAWrongBodyAreNotInvited(String body) {
      Answer answer = bulk(body);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body().path("error").asText()).isEqualTo("invalid_parameter");
    }

    private Answer bulk(String body) {
      return corp.sspr().call("POST", "invite", body);
    }

    private static List<Integer> counts(Answer answer) {
      JsonNode body = answer.orFail().body();
      assertThat(body.has("next")).isFalse();
      return List.of(
          body.path("invited").asInt(),
          body.path("skipped").asInt(),
          body.path("withoutEmail").asInt(),
          body.path("left").asInt());
    }
  }

  @Nested
  class ARealm extends NamedCorpTest {

    @Test
    void thatDoesNotKnowItsNameSendsNoLink() {
      corp.frontend("");
      Person anna = corp.unregistered("anna");

      assertThat(invite(anna).body().path("error").asText()).isEqualTo("no_hostname");
      assertThat(corp.sspr().post("invite").status()).isEqualTo(409);
      assertThat(mails.pending(anna.address())).isEmpty();
    }

    @Test
    void withoutAMailServerSaysSo() {
      Map<String, String> mailServer = mailServer(Map.of());
      try {
        assertThat(invite(corp.unregistered("anna")).body().path("error").asText())
            .isEqualTo("no_mail_server");
      } finally {
        mailServer(mailServer);
      }
    }

    @Test
    void whoseMailServerIsDownForgetsWhomItCouldNotInvite()
        throws IOException, InterruptedException {
      Person anna = corp.unregistered(fresh("anna"));
      Map<String, String> broken = new HashMap<>(corp.admin().toRepresentation().getSmtpServer());
      broken.put("port", String.valueOf(unusedPort()));
      Map<String, String> mailServer = mailServer(broken);
      try {
        invite(anna).orFail();
        Instant deadline = Instant.now().plusSeconds(20);
        while (!invitedAt(anna).isEmpty() && Instant.now().isBefore(deadline)) {
          Thread.sleep(100);
        }
        assertThat(invitedAt(anna)).isEmpty();
      } finally {
        mailServer(mailServer);
      }
      invite(anna).orFail();
      mails.next(anna.address());
    }

    private static int unusedPort() throws IOException {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      }
    }

    /** Sets the mail server; returns the one before. */
    private Map<String, String> mailServer(Map<String, String> server) {
      RealmRepresentation settings = corp.admin().toRepresentation();
      Map<String, String> before = settings.getSmtpServer();
      settings.setSmtpServer(server);
      corp.admin().update(settings);
      return before;
    }
  }

  @Nested
  class TheRight extends NamedCorpTest {

    @ParameterizedTest(name = "{0} answers {1}")
    @CsvSource({
      "'', 403",
      "view-realm, 403",
      "query-users, 403",
      "view-users, 403",
      "manage-users, 200"
    })
    void isToManageUsers(String role, int status) {
      Person anna = corp.unregistered(fresh("anna"));
      Person bert = corp.unregistered(fresh("bert"));
      Person caller = corp.unregistered("admin");
      if (!role.isEmpty()) {
        corp.grant(caller, role);
      }
      String token = corp.tokenOf(caller);
      var rest = corp.sspr(() -> Optional.of(token));

      assertThat(rest.post("users/" + anna.id() + "/invite").status()).isEqualTo(status);
      assertThat(
              rest.call("POST", "invite", "{\"search\":\"%s\"}".formatted(bert.username()))
                  .status())
          .isEqualTo(status);
      if (status == 200) {
        mails.next(anna.address());
        mails.next(bert.address());
      }
    }

    @Test
    void needsAToken() {
      assertThat(corp.sspr(Optional::empty).post("invite").status()).isEqualTo(401);
      assertThat(corp.sspr(Optional::empty).post("users/x/invite").status()).isEqualTo(401);
    }
  }
}
