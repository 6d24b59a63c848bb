package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.domain.Federation;
import io.github.keycloaksspr.tests.domain.Federation.Mode;
import io.github.keycloaksspr.tests.domain.NeedsSamba;
import io.github.keycloaksspr.tests.domain.SambaDomain;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest.Answer;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.trace.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.UserRepresentation;

/** Resets by administrators of users of a real domain by Samba (spec X5, W1). */
@ExtendWith(NeedsSamba.class)
class AdminResetDirectoryTest extends AdminResetTest.ResettingTest {
  private static final String OLD = "Old-Passw0rd!";
  private static final String NEW = "Own-New-Passw0rd!";
  private static final String IN_WINDOWS = "Set-In-Windows-1!";
  private static final String WRONG = "Wrong-Passw0rd!";
  private static final String MUST_CHANGE = "773";
  private static final String LOCKED = "775";
  private static final String DEADLINE = "sspr-temporary-password";
  private static final Duration AFTER_A_DAY = Duration.ofHours(25);
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @TempDir static Path folder;
  private static SambaDomain domain;

  private Federation federation;

  @BeforeAll
  static void makeADomain() throws IOException, InterruptedException, LDAPException {
    domain = SambaDomain.start(folder.resolve("samba"), Installation.controller());
    domain.letRulesBeRead();
  }

  @AfterAll
  static void endTheDomain() throws IOException {
    domain.close();
  }

  @AfterEach
  void removeTheFederation() {
    federation.close();
  }

  @Override
  String policy() {
    return policy(true);
  }

  private static String policy(boolean writeback) {
    return """
        {"scope":"all","gates":1,"methods":["email"],"writeback":{"enabled":%s},
         "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"]}}
        """
        .formatted(writeback);
  }

  @ParameterizedTest
  @EnumSource
  void aGeneratedPasswordReachesTheDirectoryAndMustBeChanged(Mode mode) throws LDAPException {
    Person dora = somebody(mode, SambaDomain.PEOPLE);

    String password = generated(dora);

    assertThat(domain.bind(dn(dora), password)).isEqualTo(MUST_CHANGE);
    assertThat(kept(dora)).contains(DEADLINE);
    assertThat(Step.of(changed(dora, password))).isEqualTo(Step.SIGNED_IN);
    assertRows(
        dora,
        "admin-reset succeeded temporary_password done - 0/0 written",
        "change succeeded required_password_changed done - 0/0 written");
    assertThat(domain.takes(dn(dora), NEW)).isTrue();
    assertThat(kept(dora)).doesNotContain(DEADLINE);
    moveClock(AFTER_A_DAY);
    assertThat(corp.signsIn(dora, NEW)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void afterADayItSignsNobodyIn(Mode mode) throws LDAPException {
    Person dora = somebody(mode, SambaDomain.PEOPLE);
    String password = generated(dora);

    moveClock(Duration.ofHours(23));
    assertThat(Step.of(corp.signIn(dora, password))).isEqualTo(Step.NEW_PASSWORD);
    moveClock(AFTER_A_DAY);
    assertThat(corp.takes(dora, password)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void aPasswordThatWasSetInTheDirectorySinceDoesNotExpire(Mode mode) throws LDAPException {
    Person dora = somebody(mode, SambaDomain.PEOPLE);
    generated(dora);
    domain.set(
        dn(dora),
        "unicodePwd",
        ('"' + Secret.PASSWORD.used(IN_WINDOWS) + '"').getBytes(StandardCharsets.UTF_16LE));

    moveClock(AFTER_A_DAY);

    assertThat(corp.takes(dora, IN_WINDOWS)).isTrue();
    assertThat(kept(dora)).doesNotContain(DEADLINE);
  }

  @Test
  void aGeneratedPasswordIsAsLongAsTheUsersOwnRulesAsk() throws Exception {
    Person dora = somebody(Mode.READ_ONLY, SambaDomain.PEOPLE);
    domain.giveRules(dora.username(), 25, 5, 2);

    assertThat(generated(dora)).hasSize(25);
  }

  @Test
  void whatTheDirectoryRefusesIsExplainedAsByKeycloaksOwnReset() throws LDAPException {
    Person dora = somebody(Mode.READ_ONLY, SambaDomain.PEOPLE);

    Answer answer = reset(dora, typed("Shrt-1"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("error").asText()).startsWith("ssprWriteback");
    assertThat(answer.body().path("errorMessage").asText()).contains("at least 8 characters");
    assertRows(dora, "admin-reset failed password_refused choosing_password - 0/0 refused");
    assertThat(domain.takes(dn(dora), OLD)).isTrue();
    assertThat(corp.signsIn(dora, OLD)).isTrue();
  }

  @Test
  void aMissingRightIsAConflictAndChangesNothing() throws LDAPException {
    Person dora = somebody(Mode.READ_ONLY, SambaDomain.OTHERS);

    Answer answer = reset(dora, "{}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    assertThat(answer.body().path("error").asText()).isEqualTo("directory_not_permitted");
    assertThat(Events.about(corp, dora.username(), "UPDATE_CREDENTIAL_ERROR").getDetails())
        .containsEntry("sspr_reason", "directory_not_permitted");
    assertRows(
        dora,
        "admin-reset failed directory_not_permitted choosing_password - 0/0 directory_not_permitted");
    assertThat(kept(dora)).doesNotContain(DEADLINE);
  }

  @Test
  void aDirectoryThatDoesNotAnswerIsABadGateway() throws LDAPException {
    Person dora = somebody(Mode.READ_ONLY, SambaDomain.PEOPLE);
    federation.with("ssprControllers", domain.deadUrl());

    Answer answer = reset(dora, "{}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(502);
    assertThat(answer.body().path("error").asText()).isEqualTo("directory_unreachable");
    assertThat(corp.signsIn(dora, OLD)).isTrue();
  }

  @Test
  void withWritebackOffAPasswordThatWouldNotExpireIsNotSet() throws LDAPException {
    Person dora = somebody(Mode.WRITABLE, SambaDomain.PEOPLE);
    corp.setUp(policy(false));

    Answer answer = reset(dora, "{}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().path("error").asText()).isEqualTo("kept_elsewhere");
    assertThat(domain.takes(dn(dora), OLD)).isTrue();
  }

  @Test
  void theLockInTheDirectoryIsLifted() throws LDAPException {
    Person dora = somebody(Mode.READ_ONLY, SambaDomain.PEOPLE);
    for (int i = 0; i < 3; i++) {
      domain.bind(dn(dora), WRONG);
    }
    assertThat(domain.bind(dn(dora), OLD)).isEqualTo(LOCKED);

    String password = generated(dora);

    assertThat(domain.bind(dn(dora), password)).isEqualTo(MUST_CHANGE);
  }

  @ParameterizedTest
  @EnumSource
  void aPasswordByALinkReachesTheDirectoryAndNeedNotBeChanged(Mode mode) throws LDAPException {
    Person dora = somebody(mode, SambaDomain.PEOPLE);

    Page form = goOn(link(dora));
    assertThat(domain.takes(dn(dora), OLD)).isTrue();
    Page done = walk.newPassword(form, NEW);

    assertThat(Step.of(done)).as("%s", done).isEqualTo(Step.DONE);
    assertRows(dora, "admin-reset succeeded reset_link done - 0/0 written");
    assertThat(domain.takes(dn(dora), NEW)).isTrue();
    assertThat(corp.signsIn(dora, NEW)).isTrue();
    assertThat(kept(dora)).doesNotContain("sspr-reset-link");
  }

  @Test
  void aLinkEndsWithAPasswordThatIsSetInTheDirectory() throws LDAPException {
    Person dora = somebody(Mode.READ_ONLY, SambaDomain.PEOPLE);
    Page form = goOn(link(dora));
    domain.set(
        dn(dora),
        "unicodePwd",
        ('"' + Secret.PASSWORD.used(IN_WINDOWS) + '"').getBytes(StandardCharsets.UTF_16LE));

    assertThat(Step.of(walk.newPassword(form, NEW))).isEqualTo(Step.RESET_LINK_VOID);
    assertThat(domain.takes(dn(dora), IN_WINDOWS)).isTrue();
  }

  @Test
  void aLinkDoesNotLeadPastTheDirectorysOwnBar() throws LDAPException {
    Person dora = somebody(Mode.READ_ONLY, SambaDomain.PEOPLE);
    URI link = link(dora);
    domain.set(dn(dora), "userAccountControl", "514");

    assertThat(new Browserless().open(link).status()).isEqualTo(403);
  }

  @Test
  void withoutTheRightToRequireAChangeNothingIsSetForWhoIsNotImported() throws Exception {
    String unit = domain.addUnit("Kept");
    domain.grant(unit, EnumSet.of(SambaDomain.Right.RESET, SambaDomain.Right.WRITE_LOCKOUT_TIME));
    Person dora = somebody(Mode.READ_ONLY_WITHOUT_IMPORT, unit);

    Answer answer = reset(dora, "{}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    assertThat(answer.body().path("error").asText()).isEqualTo("change_not_required");
    assertThat(domain.takes("CN=Dora " + dora.username() + "," + unit, OLD)).isTrue();
    assertThat(kept(dora)).doesNotContain(DEADLINE);
    assertThat(Step.of(walk.newPassword(goOn(link(dora)), NEW))).isEqualTo(Step.DONE);
  }

  private URI link(Person person) {
    return URI.create(reset(person, "{\"kind\":\"link\"}").orFail().body().path("link").asText());
  }

  private static Page goOn(URI link) {
    return new Browserless().open(link).form("sspr-reset-link-form").submit();
  }

  private Person somebody(Mode mode, String unit) throws LDAPException {
    String account = "dora-ar" + PEOPLE.incrementAndGet();
    domain.addUser("CN=Dora " + account + "," + unit, account, OLD);
    federation = Federation.of(corp, domain.url(), mode);
    UserRepresentation found = corp.admin().users().searchByUsername(account, true).get(0);
    return new Person(
        found.getId(), account, account + "@corp.example", account + "@private.example", OLD);
  }

  private static String dn(Person person) {
    return "CN=Dora " + person.username() + "," + SambaDomain.PEOPLE;
  }
}
