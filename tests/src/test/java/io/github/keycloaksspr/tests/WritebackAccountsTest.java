package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.domain.Federation;
import io.github.keycloaksspr.tests.domain.Federation.Mode;
import io.github.keycloaksspr.tests.domain.NeedsSamba;
import io.github.keycloaksspr.tests.domain.SambaDomain;
import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest.Answer;
import io.github.keycloaksspr.tests.server.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * What the state of an account in a real domain by Samba means for its user (spec P14, X3, X7,
 * X10).
 */
@ExtendWith(NeedsSamba.class)
class WritebackAccountsTest extends PeopleOfAllKinds {
  private static final String OLD = "Old-Passw0rd!";
  private static final String NEW = "Brand-New-Passw0rd!";
  private static final String WRONG = "Wrong-Passw0rd!";
  private static final String SOME_CODE = "123456";
  private static final String NORMAL = "512";
  private static final String NORMAL_BUT_DISABLED = "514";
  private static final long FILE_TIME_OF_EPOCH = 116_444_736_000_000_000L;
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @TempDir static Path folder;
  private static SambaDomain domain;

  private Federation federation;

  /** What an administrator of the domain does to an account. */
  enum Bar {
    DISABLED,
    EXPIRED,
    OUTSIDE_HOURS;

    void put(String dn) throws LDAPException {
      switch (this) {
        case DISABLED -> domain.set(dn, "userAccountControl", NORMAL_BUT_DISABLED);
        case EXPIRED ->
            domain.set(dn, "accountExpires", fileTime(Instant.now().minus(Duration.ofDays(1))));
        case OUTSIDE_HOURS -> domain.set(dn, "logonHours", new byte[21]);
      }
    }

    private static String fileTime(Instant instant) {
      return String.valueOf(instant.toEpochMilli() * 10_000 + FILE_TIME_OF_EPOCH);
    }
  }

  @BeforeAll
  static void makeADomain() throws IOException, InterruptedException, LDAPException {
    domain = SambaDomain.start(folder.resolve("samba"), Installation.controller());
    domain.letRulesBeRead();
  }

  @AfterAll
  static void endTheDomain() throws IOException {
    domain.close();
  }

  @BeforeEach
  void federateTheDomain() {
    federation = Federation.of(corp, domain.url(), Mode.READ_ONLY);
  }

  @AfterEach
  void removeTheFederation() {
    federation.close();
  }

  @Override
  String policy() {
    return """
    {"scope":"all","gates":1,"methods":["email"],
     "writeback":{"enabled":true,"unlockWithoutReset":false},
     "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"]}}
    """;
  }

  @ParameterizedTest
  @CsvSource({
    "DISABLED, account_disabled",
    "EXPIRED, account_expired",
    "OUTSIDE_HOURS, outside_logon_hours"
  })
  void whomTheDomainBarsGetsNoCodeAndTheEventSaysWhy(Bar bar, String reason) throws LDAPException {
    Person dora = somebody();
    bar.put(dn(dora));

    Page page = walk.code(walk.toCode(new Browserless(), dora), SOME_CODE);

    assertThat(Step.of(page)).isEqualTo(Step.CODE);
    EventRepresentation event = Events.about(corp, dora.username(), "SEND_RESET_PASSWORD_ERROR");
    assertThat(event.getDetails()).containsEntry("sspr_reason", reason);
    assertRows(dora, "reset failed " + reason + " email_started email 0/1 -");
    assertThat(mails.pending(dora.alternate())).flatExtracting(Mail::codes).isEmpty();
    assertThat(domain.takes(dn(dora), OLD)).isFalse();
  }

  @Test
  void whoWasMovedWhenDisabledIsBarredAllTheSame() throws LDAPException {
    Person dora = somebody();
    Bar.DISABLED.put(dn(dora));
    domain.move(dn(dora), SambaDomain.OTHERS);

    walk.toCode(new Browserless(), dora);

    EventRepresentation event = Events.about(corp, dora.username(), "SEND_RESET_PASSWORD_ERROR");
    assertThat(event.getDetails()).containsEntry("sspr_reason", "account_disabled");
  }

  @ParameterizedTest
  @EnumSource
  void whomTheDomainBarsSeesThePagesOfAnUnknownName(Bar bar) throws LDAPException {
    Person dora = somebody();
    bar.put(dn(dora));

    assertThat(pagesOf(dora)).isEqualTo(pagesOf(Corp.nobody()));
  }

  @ParameterizedTest
  @EnumSource
  void whoIsBarredOnTheWayGetsNoNewPasswordAndIsNotLetIn(Bar bar) throws LDAPException {
    Person dora = somebody();
    Page page = walk.toCode(new Browserless(), dora);
    String code = mails.nextCode(dora.alternate());
    bar.put(dn(dora));

    page = walk.code(page, code);

    assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.UNAVAILABLE);
    EventRepresentation event =
        corp.admin()
            .getEvents(List.of("RESET_PASSWORD_ERROR"), null, null, null, null, null, 0, 1)
            .get(0);
    assertThat(event.getDetails()).containsKey("sspr_reason");
    assertThat(domain.takes(dn(dora), OLD)).isFalse();
  }

  @Test
  void whoMayContinueIsSignedInByTheDomain() throws LDAPException {
    corp.setUp(continuing());
    Person dora = somebody();

    Page page = walk.newPassword(walk.toNewPassword(new Browserless(), dora), NEW);

    assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.SIGNED_IN);
  }

  @ParameterizedTest
  @CsvSource({
    "DISABLED, is disabled in the directory",
    "EXPIRED, has expired in the directory",
    "OUTSIDE_HOURS, does not let you sign in at this time"
  })
  void whoIsBarredAtTheLastMomentDoesNotContinueAndIsToldWhy(Bar bar, String told)
      throws LDAPException {
    corp.setUp(continuing());
    Person dora = somebody();
    Browserless visitor = new Browserless();
    Page page = walk.toNewPassword(visitor, dora);
    bar.put(dn(dora));

    Page done = walk.newPassword(page, NEW);

    assertThat(Step.of(done)).as("%s", done).isEqualTo(Step.DONE);
    assertThat(done.element("#sspr-not-signed-in").text()).contains(told);
    assertThat(Step.of(visitor.open(corp.signInPage()))).isEqualTo(Step.SIGN_IN);
  }

  private String continuing() {
    return policy().replace("\"gates\"", "\"afterReset\":\"continue\",\"gates\"");
  }

  @Test
  void aDisabledAccountStaysDisabled() throws LDAPException {
    Person dora = somebody();
    Bar.DISABLED.put(dn(dora));

    walk.code(walk.toCode(new Browserless(), dora), SOME_CODE);

    assertThat(domain.values(dn(dora)))
        .containsEntry("userAccountControl", List.of(NORMAL_BUT_DISABLED));
    domain.set(dn(dora), "userAccountControl", NORMAL);
    assertThat(domain.takes(dn(dora), OLD)).isTrue();
  }

  @Test
  void whoIsLockedInTheDomainResetsAndIsUnlocked() throws LDAPException {
    Person dora = locked(somebody());

    Page done = walk.newPassword(walk.toNewPassword(new Browserless(), dora), NEW);

    assertThat(Step.of(done)).as("%s", done).isEqualTo(Step.DONE);
    assertThat(domain.takes(dn(dora), NEW)).isTrue();
  }

  @Test
  void thePageForTheNewPasswordShowsTheRulesOfTheDomain() throws LDAPException {
    Page page = walk.toNewPassword(new Browserless(), somebody());

    assertThat(page.text())
        .contains("at least 8 characters", "three of these four", "last 24 passwords")
        .doesNotContain("a short while ago");
  }

  @Test
  void rulesOfItsOwnComeBeforeThoseOfTheDomain() throws Exception {
    Person dora = somebody();
    domain.giveRules(dora.username(), 12, 5, 2);

    Page page = walk.toNewPassword(new Browserless(), dora);

    assertThat(page.text())
        .contains("at least 12 characters", "last 5 passwords", "may not be possible before")
        .contains("UTC")
        .doesNotContain("three of these four");
    page = walk.newPassword(page, "only-eleven");
    assertThat(page.text()).contains("must have at least 12 characters");
    assertThat(Step.of(walk.newPassword(page, NEW))).isEqualTo(Step.DONE);
  }

  @Test
  void whoMustChangeThePasswordSeesTheRulesInTheirLanguageAsWell() throws LDAPException {
    Person dora = somebody();
    domain.set(dn(dora), "pwdLastSet", "0");

    Page page =
        new Browserless()
            .open(corp.signInPage("de"))
            .form("kc-form-login")
            .with("username", dora.username())
            .with("password", OLD)
            .submit();

    assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.NEW_PASSWORD);
    assertThat(page.text()).contains("mindestens 8 Zeichen", "drei von diesen vier");
  }

  @Test
  void anUnlockLiftsTheLockInTheDomainAndLeavesThePassword() throws LDAPException {
    corp.setUp(unlocking());
    Person dora = locked(somebody());
    Map<String, List<String>> before = domain.values(dn(dora));

    Page page = unlock(dora);

    assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.UNLOCKED);
    assertThat(page.text()).contains("The lock in your organisation's directory is lifted");
    assertThat(domain.values(dn(dora)))
        .containsEntry("lockoutTime", List.of("0"))
        .containsEntry("pwdLastSet", before.get("pwdLastSet"))
        .containsEntry("userAccountControl", before.get("userAccountControl"));
    assertRows(dora, "unlock succeeded account_unlocked done email 1/1 written");
    assertThat(domain.takes(dn(dora), OLD)).isTrue();
    assertThat(corp.signsIn(dora, OLD)).isTrue();
  }

  @Test
  void whoWasNotLockedIsToldSo() throws LDAPException {
    corp.setUp(unlocking());

    assertThat(unlock(somebody()).text()).contains("Your account was not locked");
  }

  @Test
  void anUnlockThatTheDomainRefusesIsToldTruthfullyAndCanBeTriedAgain() throws LDAPException {
    corp.setUp(unlocking());
    Person dora = somebody(SambaDomain.OTHERS);
    String dn = "CN=Dora " + dora.username() + "," + SambaDomain.OTHERS;
    for (int i = 0; i < 3; i++) {
      domain.bind(dn, WRONG);
    }

    Page page = unlock(dora);

    assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.NOT_UNLOCKED);
    assertThat(page.text()).contains("does not allow this account to be unlocked here");
    assertRows(
        dora,
        "unlock failed directory_not_permitted before_password email 1/1 directory_not_permitted");
    assertThat(domain.bind(dn, OLD)).isEqualTo("775");
    domain.move(dn, SambaDomain.PEOPLE);
    page = page.form("sspr-unlock-form").submit();
    assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.UNLOCKED);
    assertThat(domain.takes(dn(dora), OLD)).isTrue();
  }

  /** Samba, unlike Windows, unlocks an account when it is disabled. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DISABLED")
  void whomTheDomainBarsIsNotUnlocked(Bar bar) throws LDAPException {
    corp.setUp(unlocking());
    Person dora = locked(somebody());
    bar.put(dn(dora));
    Page page =
        walk.name(walk.toIdentify(new Browserless()), dora.username())
            .form("sspr-intent-form")
            .with("intent", "unlock")
            .submit();

    walk.code(walk.destination(page, dora.alternate()), SOME_CODE);

    assertThat(domain.values(dn(dora)).get("lockoutTime")).isNotEqualTo(List.of("0"));
    assertThat(mails.pending(dora.alternate())).flatExtracting(Mail::codes).isEmpty();
  }

  @Test
  void anAdministratorUnlocksInTheDomainByRest() throws LDAPException {
    Person dora = locked(somebody());

    assertThat(corp.sspr().post("users/" + dora.id() + "/unlock").orFail().body())
        .hasToString("{\"unlocked\":[\"directory\"]}");

    assertThat(domain.takes(dn(dora), OLD)).isTrue();
    assertThat(corp.sspr().post("users/" + dora.id() + "/unlock").orFail().body())
        .hasToString("{\"unlocked\":[]}");
  }

  @Test
  void anAdministratorIsToldWhichRightIsMissing() throws LDAPException {
    Person dora = somebody(SambaDomain.OTHERS);
    for (int i = 0; i < 3; i++) {
      domain.bind("CN=Dora " + dora.username() + "," + SambaDomain.OTHERS, WRONG);
    }

    Answer answer = corp.sspr().post("users/" + dora.id() + "/unlock");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.body().path("error").asText()).isEqualTo("directory_not_permitted");
    assertThat(answer.body().path("errorMessage").asText()).contains("lockoutTime");
  }

  private String unlocking() {
    return policy().replace("\"unlockWithoutReset\":false", "\"unlockWithoutReset\":true");
  }

  private Page unlock(Person person) {
    Page page =
        walk.name(walk.toIdentify(new Browserless()), person.username())
            .form("sspr-intent-form")
            .with("intent", "unlock")
            .submit();
    return walk.code(
        walk.destination(page, person.alternate()), mails.nextCode(person.alternate()));
  }

  /** The directory is asked as much for whom it does not know. */
  @ParameterizedTest
  @CsvSource({"false", "true"})
  @Tag("alone")
  void theIdentifyStepTakesAsLongForAnAccountAsForAnUnknownName(boolean barred)
      throws LDAPException {
    Person dora = somebody();
    if (barred) {
      Bar.DISABLED.put(dn(dora));
    }
    assertAsFast(
        dora,
        Corp.nobody(),
        30,
        person -> identifyPage().form("sspr-identify-form").with("username", person.username()),
        Step.DESTINATION);
  }

  @Override
  Person registered(Person person) {
    corp.sspr().registerEmail(person.id(), person.alternate());
    return person;
  }

  private Person somebody() throws LDAPException {
    return somebody(SambaDomain.PEOPLE);
  }

  private Person somebody(String unit) throws LDAPException {
    String account = "dora-acc" + PEOPLE.incrementAndGet();
    domain.addUser("CN=Dora " + account + "," + unit, account, OLD);
    UserRepresentation found = corp.admin().users().searchByUsername(account, true).get(0);
    return registered(
        new Person(
            found.getId(), account, account + "@corp.example", account + "@private.example", OLD));
  }

  private static Person locked(Person person) {
    for (int i = 0; i < 3; i++) {
      domain.bind(dn(person), WRONG);
    }
    assertThat(domain.bind(dn(person), OLD)).isEqualTo("775");
    return person;
  }

  private List<String> pagesOf(Person person) {
    List<Page> pages = new ArrayList<>();
    Browserless visitor = new Browserless();
    pages.add(walk.toDestination(visitor, person.username()));
    pages.add(walk.destination(pages.get(0), person.alternate()));
    for (int i = 0; i < 6; i++) {
      pages.add(walk.code(pages.get(pages.size() - 1), SOME_CODE));
    }
    return pages.stream().map(page -> anonymous(page, person)).toList();
  }

  private static String dn(Person person) {
    return "CN=Dora " + person.username() + "," + SambaDomain.PEOPLE;
  }
}
