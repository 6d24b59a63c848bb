package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.mail.Mailbox;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.testframework.mail.MailServer;

/** Notices that could not be sent at once, and what administrators hear of each other (A7, P12). */
class NotificationsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The realm's mail server is another one, and it is down. */
  abstract static class MailServerDown extends CorpTest {
    private final int port = freePort();
    private String usualPort = "";
    private Optional<MailServer> other = Optional.empty();

    @BeforeEach
    void useTheOther() {
      usualPort = corp.admin().toRepresentation().getSmtpServer().get("port");
      down();
    }

    @AfterEach
    void useTheUsual() {
      up();
      waiting().forEach(each -> corp.sspr().delete("notifications/" + each.path("id").asText()));
      other.ifPresent(MailServer::stop);
    }

    /** Has the realm use the mail server that works. */
    void up() {
      usePort(usualPort);
    }

    /** Has the realm use the one that is down. */
    void down() {
      usePort(String.valueOf(port));
    }

    private void usePort(String value) {
      RealmRepresentation settings = corp.admin().toRepresentation();
      settings.getSmtpServer().put("port", value);
      corp.admin().update(settings);
    }

    private static int freePort() {
      try (ServerSocket socket = new ServerSocket(0)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        throw new IllegalStateException("no port is free", e);
      }
    }

    Mailbox comesBack() {
      MailServer server = new MailServer("localhost", port);
      other = Optional.of(server);
      return new Mailbox(server);
    }

    void after(Duration time) {
      clock.set((int) time.toSeconds());
    }

    List<JsonNode> waiting() {
      List<JsonNode> notices = new ArrayList<>();
      corp.sspr().get("notifications").orFail().body().forEach(notices::add);
      return notices;
    }

    /** Waits for the notice to somebody to be in a state. */
    JsonNode noticeTo(Person person, Predicate<JsonNode> state) {
      return notice(state.and(each -> each.path("recipientId").asText().equals(person.id())));
    }

    /** Waits for a notice. */
    JsonNode notice(Predicate<JsonNode> wanted) {
      Instant deadline = Instant.now().plus(PATIENCE);
      while (true) {
        Optional<JsonNode> found = waiting().stream().filter(wanted).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
        assertThat(Instant.now()).as("%s", waiting()).isBefore(deadline);
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }

    void awaitNone() {
      Instant deadline = Instant.now().plus(PATIENCE);
      while (!waiting().isEmpty()) {
        assertThat(Instant.now()).as("%s", waiting()).isBefore(deadline);
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }

    static Predicate<JsonNode> pendingAfter(int attempts) {
      return notice ->
          notice.path("attempts").asInt() == attempts
              && notice.path("state").asText().equals("pending");
    }

    static boolean failed(JsonNode notice) {
      return notice.path("state").asText().equals("failed");
    }

    void resetByAdministrator(Person person) {
      corp.sspr().call("POST", "users/" + person.id() + "/reset-password", "{}").orFail();
    }
  }

  @Nested
  class WhileTheMailServerIsDown extends MailServerDown {

    @Test
    void aNoticeIsListedAndSentOnceWhenTheServerComesBack() {
      Person anna = corp.unregistered("anna");
      resetByAdministrator(anna);

      JsonNode notice = noticeTo(anna, pendingAfter(1));

      assertThat(notice.path("notice").asText()).isEqualTo("admin-reset");
      assertThat(notice.path("audience").asText()).isEqualTo("user");
      assertThat(notice.path("address").asText()).isEqualTo("an***@corp.example");
      assertThat(notice.path("error").asText()).isEqualTo("ConnectException");
      assertThat(notice.toString()).doesNotContain(anna.address(), anna.username());
      assertThat(secondsBetween(notice, "last", "next")).isBetween(60L, 65L);
      Mailbox back = comesBack();
      after(Duration.ofMinutes(2));
      Mail mail = back.next(anna.address());
      awaitNone();
      assertThat(mail.subject()).startsWith("An administrator has reset your password");
      assertThat(mail.text()).contains(anna.username());
      assertThat(back.pending(anna.address())).isEmpty();
    }

    private long secondsBetween(JsonNode notice, String from, String to) {
      return Duration.between(
              Instant.parse(notice.path(from).asText()), Instant.parse(notice.path(to).asText()))
          .toSeconds();
    }

    @Test
    void aNoticeIsGivenUpAfterFourAttemptsAndSentWhenAnAdministratorWantsIt() {
      Person anna = corp.unregistered("anna");
      resetByAdministrator(anna);
      noticeTo(anna, pendingAfter(1));
      after(Duration.ofMinutes(2));
      noticeTo(anna, pendingAfter(2));
      after(Duration.ofMinutes(8));
      noticeTo(anna, pendingAfter(3));
      after(Duration.ofMinutes(40));

      JsonNode notice = noticeTo(anna, NotificationsTest.MailServerDown::failed);

      assertThat(notice.path("attempts").asInt()).isEqualTo(4);
      assertThat(notice.has("next")).isFalse();
      assertThat(failureOf(anna).getDetails())
          .containsEntry("sspr_notice", "admin-reset")
          .containsEntry("sspr_result", "not_sent")
          .containsEntry("sspr_attempts", "4");
      assertThat(corp.sspr().get("notifications?state=failed").body()).hasSize(1);
      assertThat(corp.sspr().get("notifications?state=pending").body()).isEmpty();
      Mailbox back = comesBack();
      String path = "notifications/" + notice.path("id").asText();
      assertThat(corp.sspr().post(path + "/retry").status()).isEqualTo(204);
      back.next(anna.address());
      awaitNone();
      assertThat(corp.sspr().post(path + "/retry").status()).isEqualTo(404);
    }

    private EventRepresentation failureOf(Person person) {
      return corp.admin()
          .getEvents(List.of("EXECUTE_ACTIONS_ERROR"), null, person.id(), null, null, null, 0, 10)
          .get(0);
    }

    @Test
    void aNoticeIsForgottenWithItsReaderOrByAnAdministrator() {
      Person anna = corp.unregistered("anna");
      Person bert = corp.unregistered("bert");
      resetByAdministrator(anna);
      resetByAdministrator(bert);
      noticeTo(anna, pendingAfter(1));
      JsonNode notice = noticeTo(bert, pendingAfter(1));

      corp.admin().users().delete(anna.id()).close();
      String path = "notifications/" + notice.path("id").asText();
      assertThat(corp.sspr().delete(path).status()).isEqualTo(204);

      assertThat(waiting()).isEmpty();
      assertThat(corp.sspr().delete(path).status()).isEqualTo(404);
    }
  }

  @Nested
  class TheListOfNotices extends CorpTest {

    @ParameterizedTest
    @CsvSource({
      "view-realm, 200, 403",
      "view-events, 200, 403",
      "manage-realm, 200, 404",
      "view-users, 403, 403"
    })
    void needsARight(String role, int read, int write) {
      Person caller = corp.unregistered("caller");
      corp.grant(caller, role);
      String token = corp.tokenOf(caller);
      SsprRest rest = corp.sspr(() -> Optional.of(token));

      assertThat(rest.get("notifications").status()).isEqualTo(read);
      assertThat(rest.post("notifications/none/retry").status()).isEqualTo(write);
      assertThat(rest.delete("notifications/none").status()).isEqualTo(write);
    }

    @ParameterizedTest
    @CsvSource({"state, lost", "first, -1", "max, 0", "max, 1001", "max, many"})
    void refusesWhatItDoesNotUnderstand(String parameter, String value) {
      SsprRest.Answer answer = corp.sspr().get("notifications?" + parameter + "=" + value);

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo(parameter);
    }
  }

  @Nested
  class AnAdministratorWhoResets extends CorpTest {

    @Override
    String policy() {
      return Corp.POLICY.replace(
          "{\"scope\"", "{\"administrators\":{\"gates\":1,\"methods\":[\"email\"]},\"scope\"");
    }

    @Test
    void isMadeKnownToAllOthersInTheirLanguageAndToNobodyElse() {
      Person boss = administrator("boss");
      Person other = administrator("other");
      Person german = administrator("german");
      speakGerman(german);
      Person anna = corp.registered("anna");

      reset(boss);

      Mail mail = noticeTo(other);
      assertThat(mail.subject()).isEqualTo("Corp: an administrator has used self-service");
      assertThat(mail.text()).contains(boss.username(), "reset", other.username(), "UTC");
      assertThat(mail.html()).contains(boss.username());
      assertThat(noticeTo(german).text()).contains("im Self-Service zurückgesetzt");
      assertThat(mails.pending(anna.address())).extracting(Mail::subject).noneMatch(ABOUT_ADMINS);
      assertThat(mails.pending(boss.address())).extracting(Mail::subject).noneMatch(ABOUT_ADMINS);
    }

    @Test
    void isNoNewsWhereThePolicySaysSoNorWhenItIsNoAdministrator() {
      Person other = administrator("other");
      reset(corp.registered("anna"));
      corp.setUp(
          policy()
              .replace("{\"administrators\"", "{\"notify\":{\"admins\":false},\"administrators\""));
      Person boss = administrator("boss");

      reset(boss);

      mails.next(boss.alternate());
      assertThat(mails.pending(other.address())).extracting(Mail::subject).noneMatch(ABOUT_ADMINS);
    }

    private static final Predicate<String> ABOUT_ADMINS =
        subject -> subject.contains("used self-service");

    private Person administrator(String nickname) {
      Person person = corp.registered(nickname);
      corp.grant(person, "view-users");
      return person;
    }

    private void speakGerman(Person person) {
      var user = corp.admin().users().get(person.id());
      var settings = user.toRepresentation();
      settings.singleAttribute("locale", "de");
      user.update(settings);
    }

    private void reset(Person person) {
      Step step =
          Step.of(walk.newPassword(walk.toNewPassword(new Browserless(), person), "New-Passw0rd!"));
      assertThat(step).isEqualTo(Step.DONE);
    }

    private Mail noticeTo(Person person) {
      Mail mail = mails.next(person.address());
      while (!mail.subject().toLowerCase(java.util.Locale.ROOT).contains("self-service")) {
        mail = mails.next(person.address());
      }
      return mail;
    }
  }
}
