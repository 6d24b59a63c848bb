package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloaksspr.tests.domain.Federation;
import io.github.keycloaksspr.tests.domain.Federation.Mode;
import io.github.keycloaksspr.tests.domain.SambaDomain;
import io.github.keycloaksspr.tests.domain.SambaDomain.Right;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest;
import io.github.keycloaksspr.tests.realm.SsprRest.Answer;
import io.github.keycloaksspr.tests.trace.Secret;
import jakarta.ws.rs.BadRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.CredentialRepresentation;

/**
 * How writeback stands (spec P10, W5, W7), as administrators see it, with a real domain by Samba.
 */
class WritebackStatusTest extends DomainTest {
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @BeforeEach
  void federateThePeople() {
    federation = Federation.of(corp, domain.url(), Mode.READ_ONLY);
    federation.with("usersDn", SambaDomain.PEOPLE);
  }

  @Test
  void isUpWhereAllIsGood() throws LDAPException {
    String dora = user("dora", SambaDomain.PEOPLE);

    JsonNode status = check();

    assertThat(status.path("state").asText()).as("%s", status).isEqualTo("up");
    JsonNode directory = status.path("directories").path(0);
    assertThat(directory.path("id").asText()).isEqualTo(federation.id());
    assertThat(directory.path("name").asText()).isEqualTo("domain");
    assertThat(directory.path("state").asText()).isEqualTo("up");
    JsonNode controller = controller(status, 0);
    assertThat(controller.path("address").asText()).isEqualTo(domain.address());
    assertThat(controller.path("state").asText()).isEqualTo("up");
    assertThat(controller.path("reachable").asBoolean()).isTrue();
    assertThat(controller.path("tls").asText()).isEqualTo("ok");
    assertThat(controller.path("bind").asText()).isEqualTo("ok");
    assertThat(controller.path("readOnly").asBoolean(true)).isFalse();
    assertThat(controller.has("policyHints")).as("Samba has no such control").isFalse();
    assertThat(controller.path("clockOffsetSeconds").asInt(99)).isBetween(-2, 2);
    assertThat(controller.path("responseMillis").asLong(-1)).isBetween(0L, 5000L);
    assertThat(controller.path("heldBack").asBoolean(true)).isFalse();
    assertThat(controller.path("problems")).isEmpty();
    assertThat(controller.path("rights").path("on").asText()).endsWith(SambaDomain.PEOPLE);
    assertThat(rights(controller)).containsOnly("granted");
    assertThat(dora).isNotEmpty();
  }

  @Test
  void isKeptUntilItIsCheckedAgain() throws LDAPException {
    user("dora", SambaDomain.PEOPLE);

    JsonNode first = known();
    clock.set(60);

    assertThat(known()).isEqualTo(first);
    assertThat(controller(check(), 0).path("checkedAt").asText())
        .isGreaterThan(controller(first, 0).path("checkedAt").asText());
  }

  @Test
  void tellsOfRealRequests() throws LDAPException {
    String dora = user("dora", SambaDomain.PEOPLE);
    assertThat(controller(known(), 0).has("lastSuccess")).isFalse();

    reset(dora, NEW);

    assertThat(controller(known(), 0).path("lastSuccess").asText()).startsWith("20");
    assertThat(controller(known(), 0).has("lastError")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "RESET, resetPassword, CA;Reset Password, misconfigured, rights_missing",
    "WRITE_LOCKOUT_TIME, writeLockoutTime, WP;lockoutTime, misconfigured, rights_missing",
    "WRITE_PWD_LAST_SET, writePwdLastSet, WP;pwdLastSet, degraded, rights_incomplete"
  })
  void namesTheRightThatIsMissingAndTheLineThatMendsIt(
      Right missing, String name, String windows, String state, String reason) throws Exception {
    String unit = domain.addUnit("Team \"" + missing + "\", Jürgen's & 100% co");
    Set<Right> rights = EnumSet.complementOf(EnumSet.of(missing));
    domain.grant(unit, rights);
    federation.with("usersDn", unit);
    String dora = user("dora", unit);

    JsonNode controller = controller(check(), 0);

    assertThat(controller.path("state").asText()).as("%s", controller).isEqualTo(state);
    assertThat(controller.path("problems").findValuesAsText("reason")).containsExactly(reason);
    assertThat(controller.path("rights").path(name).asText()).isEqualTo("missing");
    assertThat(rights(controller)).filteredOn("missing"::equals).hasSize(1);
    JsonNode remedy = only(controller.path("rights").path("remedies"));
    assertThat(remedy.path("right").asText()).isEqualTo(name);
    assertThat(remedy.path("unit").asText()).isEqualTo(unit);
    assertThat(remedy.path("dsacls").asText())
        .isEqualTo(
            "dsacls \""
                + unit.replace("\\\"", "\\22").replace("%", "\\25")
                + "\" /I:S /G \"CORP\\svc-sspr:"
                + windows
                + ";user\"");

    domain.run(remedy.path("sambaTool").asText());

    assertThat(check().path("state").asText()).isEqualTo("up");
    reset(dora, NEW);
    assertThat(domain.takes(dn(dora, unit), NEW)).isTrue();
  }

  @Test
  void withoutAnyRightNamesAllThree() throws Exception {
    String unit = domain.addUnit("Nothing given");
    federation.with("usersDn", unit);
    String dora = user("dora", unit);

    JsonNode remedies = controller(check(), 0).path("rights").path("remedies");

    assertThat(remedies.findValuesAsText("right"))
        .containsExactly("resetPassword", "writeLockoutTime", "writePwdLastSet");
    assertThatThrownBy(() -> reset(dora, NEW)).isInstanceOf(BadRequestException.class);
  }

  @Test
  void ofAWholeDomainNamesTheUnitAndNotTheDomain() throws Exception {
    String unit = domain.addUnit("Berlin");
    federation.with("usersDn", SambaDomain.BASE);
    String dora = user("dora", unit);

    JsonNode user = check(dora).path("user");

    assertThat(user.path("rights").path("remedies").findValuesAsText("unit")).containsOnly(unit);
  }

  @Test
  void isMisconfiguredWithAWrongPassword() throws LDAPException {
    federation.with("bindCredential", Secret.PASSWORD.used("Wrong-Passw0rd!"));
    try {
      JsonNode status = check();

      assertThat(status.path("state").asText()).isEqualTo("misconfigured");
      JsonNode controller = controller(status, 0);
      assertThat(controller.path("bind").asText()).isEqualTo("refused");
      assertThat(controller.path("tls").asText()).isEqualTo("ok");
      assertThat(controller.path("problems").findValuesAsText("reason"))
          .containsExactly("bind_refused");
      assertThat(status.toString()).doesNotContain("Wrong-Passw0rd!");
    } finally {
      domain.unlockService();
    }
  }

  @Test
  void isDegradedWithADeadControllerBesideAGoodOne() throws LDAPException {
    user("dora", SambaDomain.PEOPLE);
    federation.with("connectionUrl", domain.deadUrl() + " " + domain.url());

    JsonNode status = check();

    assertThat(status.path("state").asText()).isEqualTo("degraded");
    assertThat(controller(status, 0).path("state").asText()).isEqualTo("down");
    assertThat(controller(status, 0).path("reachable").asBoolean(true)).isFalse();
    assertThat(controller(status, 0).path("problems").findValuesAsText("reason"))
        .containsExactly("unreachable");
    assertThat(controller(status, 1).path("state").asText()).isEqualTo("up");
  }

  @Test
  void isDownWithoutAnyController() {
    federation.with("connectionUrl", domain.deadUrl());

    assertThat(check().path("state").asText()).isEqualTo("down");
    assertThat(known().path("state").asText()).isEqualTo("down");
  }

  @Test
  void isDegradedWhenClocksAreMoreThanFiveMinutesApart() throws LDAPException {
    user("dora", SambaDomain.PEOPLE);
    clock.set(400);

    JsonNode controller = controller(check(), 0);

    assertThat(controller.path("state").asText()).isEqualTo("degraded");
    assertThat(controller.path("clockOffsetSeconds").asInt()).isBetween(-403, -397);
    assertThat(controller.path("problems").findValuesAsText("reason"))
        .containsExactly("clock_skew");
  }

  @Test
  void isOffWhereThePolicySaysSo() {
    corp.setUp(policy(false));

    for (JsonNode status : List.of(known(), check())) {
      assertThat(status.path("state").asText()).isEqualTo("off");
      assertThat(status.path("reason").asText()).isEqualTo("writeback_off");
      assertThat(status.path("message").asText()).contains("writeback.enabled");
      assertThat(status.path("directories")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"vendor, other, other_vendor", "enabled, false, provider_disabled"})
  void isOffWhereThereIsNothingToWriteTo(String setting, String value, String reason) {
    federation.with(setting, value);

    JsonNode status = check();

    assertThat(status.path("state").asText()).isEqualTo("off");
    JsonNode directory = only(status.path("directories"));
    assertThat(directory.path("state").asText()).isEqualTo("off");
    assertThat(directory.path("reason").asText()).isEqualTo(reason);
    assertThat(directory.path("controllers")).isEmpty();
  }

  @Test
  void isMisconfiguredWithoutTls() {
    federation.with("connectionUrl", domain.plainUrl());

    JsonNode directory = only(check().path("directories"));

    assertThat(directory.path("state").asText()).isEqualTo("misconfigured");
    assertThat(directory.path("reason").asText()).isEqualTo("invalid_settings");
    assertThat(directory.path("message").asText()).contains("is without TLS");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void ofAUserIsToldByIdAndByName(boolean byId) throws LDAPException {
    String dora = user("dora", SambaDomain.PEOPLE);
    String id = id(dora);

    JsonNode user = check(byId ? id : dora).path("user");

    assertThat(user.path("user").asText()).isEqualTo(id);
    assertThat(user.path("found").asBoolean()).isTrue();
    assertThat(user.path("resettable").asBoolean()).isTrue();
    assertThat(user.path("findings")).isEmpty();
    assertThat(user.path("dn").asText()).isEqualTo(dn(dora, SambaDomain.PEOPLE));
    assertThat(user.path("controller").asText()).isEqualTo(domain.address());
    assertThat(user.path("account").path("access").asText()).isEqualTo("open");
    assertThat(user.path("account").path("protected").asBoolean(true)).isFalse();
    assertThat(user.path("account").path("passwordSetAt").asText()).startsWith("20");
    assertThat(user.path("rights").path("changePassword").asText()).isEqualTo("granted");
  }

  /** Whom Keycloak has in its cache is looked at without the provider that found the user. */
  @Test
  void ofAUserIsToldAgain() throws LDAPException {
    String dora = user("dora", SambaDomain.PEOPLE);
    JsonNode first = check(dora).path("user");
    corp.admin().users().get(id(dora)).toRepresentation();

    assertThat(check(dora).path("user")).isEqualTo(first);
    assertThat(check(id(dora)).path("user")).isEqualTo(first);
    assertThat(first.path("found").asBoolean()).isTrue();
  }

  @Test
  void ofAUserSaysWhatIsTheMatterWithTheAccount() throws LDAPException {
    String locked = user("locked", SambaDomain.PEOPLE);
    for (int i = 0; i < 3; i++) {
      domain.bind(dn(locked, SambaDomain.PEOPLE), "Wrong-Passw0rd!");
    }
    String disabled = user("disabled", SambaDomain.PEOPLE);
    domain.set(dn(disabled, SambaDomain.PEOPLE), "userAccountControl", "514");
    String expired = user("expired", SambaDomain.PEOPLE);
    domain.set(dn(expired, SambaDomain.PEOPLE), "accountExpires", "125000000000000000");

    assertThat(findings(check(locked))).containsExactly("locked");
    assertThat(findings(check(disabled))).containsExactly("disabled");
    assertThat(findings(check(expired))).containsExactly("expired");
  }

  @Test
  void ofAUserSaysWhenThePasswordMayBeChangedNext() throws LDAPException {
    String dora = user("dora", SambaDomain.PEOPLE);
    domain.minimumAge(Duration.ofDays(1));
    try {
      JsonNode user = check(dora).path("user");

      assertThat(findings(user)).containsExactly("too_young");
      assertThat(user.path("resettable").asBoolean()).isTrue();
      Instant set = Instant.parse(user.path("account").path("passwordSetAt").asText());
      assertThat(Instant.parse(user.path("account").path("nextChangeAt").asText()))
          .isEqualTo(set.plus(Duration.ofDays(1)));
    } finally {
      domain.minimumAge(Duration.ZERO);
    }
  }

  @Test
  void ofAProtectedUserGivesNoLinesThatTheDomainWouldUndo() throws LDAPException {
    federation.with("usersDn", SambaDomain.OTHERS);
    String dora = user("dora", SambaDomain.OTHERS);
    domain.set(dn(dora, SambaDomain.OTHERS), "adminCount", "1");

    JsonNode user = check(dora).path("user");

    assertThat(findings(user)).containsExactly("protected", "rights_missing");
    assertThat(user.path("resettable").asBoolean(true)).isFalse();
    assertThat(user.path("account").path("protected").asBoolean()).isTrue();
    assertThat(user.path("rights").path("resetPassword").asText()).isEqualTo("missing");
    assertThat(user.path("rights").path("remedies")).isEmpty();
    assertThatThrownBy(() -> reset(dora, NEW))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            refused ->
                assertThat(refused.getResponse().readEntity(String.class))
                    .contains("ssprWritebackProtected", "protects this account"));
  }

  @Test
  void ofAUserWhoTakesNoRightsFromTheUnitSaysSo() throws LDAPException {
    federation.with("usersDn", SambaDomain.OTHERS);
    String dora = user("dora", SambaDomain.OTHERS);
    domain.blockInheritance(dn(dora, SambaDomain.OTHERS));

    JsonNode user = check(dora).path("user");

    assertThat(findings(user)).containsExactly("inheritance_blocked", "rights_missing");
    assertThat(user.path("rights").path("remedies")).isEmpty();
  }

  @Test
  void changesNothingInTheDirectory() throws LDAPException {
    String dora = user("dora", SambaDomain.PEOPLE);
    domain.bind(dn(dora, SambaDomain.PEOPLE), "Wrong-Passw0rd!");
    id(dora);
    Map<String, List<String>> before = domain.values(dn(dora, SambaDomain.PEOPLE));
    assertThat(before).containsEntry("badPwdCount", List.of("1"));

    check(dora);
    known();

    assertThat(domain.values(dn(dora, SambaDomain.PEOPLE))).isEqualTo(before);
    assertThat(domain.takes(dn(dora, SambaDomain.PEOPLE), OLD)).isTrue();
  }

  @Test
  void ofAUserOfKeycloakHasNothingToTell() {
    Person anna = corp.unregistered("anna");

    JsonNode user = check(anna.username()).path("user");

    assertThat(user.path("found").asBoolean(true)).isFalse();
    assertThat(user.path("resettable").asBoolean(true)).isFalse();
    assertThat(user.path("reason").asText()).isEqualTo("not_in_directory");
  }

  @Test
  void ofNobodyIsNotFound() {
    Answer answer = corp.sspr().call("POST", "writeback/check", "{\"user\":\"nobody-here\"}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body().path("error").asText()).isEqualTo("not_found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "[]", "{\"user\":1}", "{\"user\":\" \"}", "{\"usr\":\"x\"}", "{} {}"})
  void isNotCheckedByABodyThatIsWrong(String body) {
    Answer answer = corp.sspr().call("POST", "writeback/check", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("error").asText()).isEqualTo("invalid_parameter");
    assertThat(answer.body().path("errorMessage").asText()).endsWith(".");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 403, 403, 403, 403",
    "view-users, 403, 403, 403, 403",
    "view-realm, 200, 403, 403, 403",
    "manage-realm, 200, 200, 403, 403",
    "manage-realm view-users, 200, 200, 200, 404"
  })
  void isShownByRole(String roles, int get, int check, int checkUser, int checkNobody)
      throws LDAPException {
    String dora = user("dora", SambaDomain.PEOPLE);
    Person caller = corp.unregistered("caller");
    for (String role : roles.isEmpty() ? new String[0] : roles.split(" ")) {
      corp.grant(caller, role);
    }
    String token = corp.tokenOf(caller);
    SsprRest rest = corp.sspr(() -> Optional.of(token));

    assertThat(rest.get("writeback").status()).isEqualTo(get);
    assertThat(rest.post("writeback/check").status()).isEqualTo(check);
    assertThat(rest.call("POST", "writeback/check", body(dora)).status()).isEqualTo(checkUser);
    assertThat(rest.call("POST", "writeback/check", body("nobody-here")).status())
        .isEqualTo(checkNobody);
  }

  @Test
  void isShownToNobodyWithoutAToken() {
    SsprRest rest = corp.sspr(Optional::empty);

    assertThat(rest.get("writeback").status()).isEqualTo(401);
    assertThat(rest.post("writeback/check").status()).isEqualTo(401);
  }

  private JsonNode known() {
    return corp.sspr().get("writeback").orFail().body();
  }

  private JsonNode check() {
    return corp.sspr().post("writeback/check").orFail().body();
  }

  private JsonNode check(String user) {
    return corp.sspr().call("POST", "writeback/check", body(user)).orFail().body();
  }

  private static String body(String user) {
    return "{\"user\":\"" + user + "\"}";
  }

  private static JsonNode controller(JsonNode status, int number) {
    return only(status.path("directories")).path("controllers").path(number);
  }

  private static JsonNode only(JsonNode array) {
    assertThat(array).hasSize(1);
    return array.path(0);
  }

  private static List<String> rights(JsonNode controller) {
    JsonNode rights = controller.path("rights");
    return List.of(
        rights.path("resetPassword").asText(),
        rights.path("writeLockoutTime").asText(),
        rights.path("writePwdLastSet").asText());
  }

  private static List<String> findings(JsonNode answer) {
    JsonNode user =
        answer.has("user") && answer.path("user").isObject() ? answer.path("user") : answer;
    return user.path("findings").valueStream().map(JsonNode::asText).toList();
  }

  private String user(String nickname, String unit) throws LDAPException {
    String account = nickname + "-status" + PEOPLE.incrementAndGet();
    domain.addUser(dn(account, unit), account, OLD);
    return account;
  }

  private static String dn(String account, String unit) {
    return "CN=Dora " + account + "," + unit;
  }

  private String id(String account) {
    return corp.admin().users().searchByUsername(account, true).get(0).getId();
  }

  private void reset(String account, String password) {
    CredentialRepresentation credential = new CredentialRepresentation();
    credential.setType(CredentialRepresentation.PASSWORD);
    credential.setValue(Secret.PASSWORD.used(password));
    corp.admin().users().get(id(account)).resetPassword(credential);
  }
}
