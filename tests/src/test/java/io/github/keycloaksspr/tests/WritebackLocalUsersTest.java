package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.domain.Federation;
import io.github.keycloaksspr.tests.domain.SambaDomain;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest.Answer;
import io.github.keycloaksspr.tests.trace.Secret;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.representations.userprofile.config.UPAttribute;
import org.keycloak.representations.userprofile.config.UPAttributePermissions;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.userprofile.UserProfileConstants;

/** Users of Keycloak's own database whom an attribute matches with a domain's (spec W9). */
class WritebackLocalUsersTest extends DomainTest {
  private static final String ATTRIBUTE = "adAccount";
  private static final AtomicInteger ACCOUNTS = new AtomicInteger();

  @BeforeEach
  void matchByAnAttributeOfAdministrators() {
    define(UserProfileConstants.ROLE_ADMIN);
    federation = Federation.of(corp, domain.url(), Federation.Mode.READ_ONLY);
    corp.setUp(matching());
  }

  @AfterEach
  void matchNobody() {
    corp.setUp(policy());
    RealmRepresentation settings = new RealmRepresentation();
    settings.setPasswordPolicy("");
    corp.admin().update(settings);
  }

  private static String matching() {
    return """
    {"scope":"all","gates":1,"methods":["email"],
     "writeback":{"enabled":true,"localUsers":{"provider":"domain","userAttribute":"adAccount"}},
     "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"]}}
    """;
  }

  @Test
  void aResetReachesKeycloakAndTheDirectory() throws LDAPException {
    String account = account();
    Person eva = matched(account);

    assertThat(Step.of(reset(eva, NEW))).isEqualTo(Step.DONE);

    assertThat(domain.takes(dn(account), NEW)).isTrue();
    assertThat(domain.bind(dn(account), OLD)).isEqualTo("52e");
    assertThat(corp.signsIn(eva, NEW)).isTrue();
  }

  @Test
  void whoIsBarredThereAtTheLastMomentDoesNotContinueHere() throws LDAPException {
    corp.setUp(matching().replace("\"gates\"", "\"afterReset\":\"continue\",\"gates\""));
    assertThat(Step.of(reset(matched(account()), NEW))).isEqualTo(Step.SIGNED_IN);

    String account = account();
    Page page = walk.toNewPassword(new Browserless(), matched(account));
    domain.set(dn(account), "logonHours", new byte[21]);
    Page done = walk.newPassword(page, NEW);

    assertThat(Step.of(done)).as("%s", done).isEqualTo(Step.DONE);
    assertThat(done.element("#sspr-not-signed-in").text()).contains("does not let you sign in");
  }

  @Test
  void whatTheDirectoryRefusesKeycloakDoesNotTakeEither() throws LDAPException {
    String account = account();
    Person eva = matched(account);

    Page refused = reset(eva, "Shrt-1");

    assertThat(Step.of(refused)).as("%s", refused).isEqualTo(Step.NEW_PASSWORD);
    assertThat(refused.text()).contains("it must have at least 8 characters");
    assertThat(domain.takes(dn(account), OLD)).isTrue();
    assertThat(corp.takes(eva, "Shrt-1")).isFalse();
    assertThat(corp.signsIn(eva, eva.password())).isTrue();
  }

  @Test
  void whatKeycloakRefusesTheDirectoryNeverSees() throws LDAPException {
    String account = account();
    Person eva = matched(account);
    RealmRepresentation settings = new RealmRepresentation();
    settings.setPasswordPolicy("length(30)");
    corp.admin().update(settings);

    Page refused = reset(eva, NEW);

    assertThat(Step.of(refused)).as("%s", refused).isEqualTo(Step.NEW_PASSWORD);
    assertThat(domain.takes(dn(account), OLD)).isTrue();
    assertThat(domain.bind(dn(account), NEW)).isEqualTo("52e");
  }

  @Test
  void anAdministratorsResetReachesBoth() throws LDAPException {
    String account = account();
    Person eva = matched(account);

    resetByAdministrator(eva, NEW, false);

    assertThat(domain.takes(dn(account), NEW)).isTrue();
    assertThat(corp.signsIn(eva, NEW)).isTrue();
    assertThatThrownBy(() -> resetByAdministrator(eva, "Shrt-1", false))
        .isInstanceOfSatisfying(
            BadRequestException.class,
            refused ->
                assertThat(refused.getResponse().readEntity(String.class))
                    .contains("ssprWritebackTooShortOf"));
    assertThat(corp.signsIn(eva, NEW)).isTrue();
  }

  @Test
  void aTemporaryPasswordMustBeChangedInTheDirectoryToo() throws LDAPException {
    String account = account();
    Person eva = matched(account);

    resetByAdministrator(eva, NEW, true);

    assertThat(domain.bind(dn(account), NEW)).isEqualTo("773");
    Page page = corp.signIn(eva, NEW);
    assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.NEW_PASSWORD);
    walk.newPassword(page, "Third-Passw0rd!");
    assertThat(domain.takes(dn(account), "Third-Passw0rd!")).isTrue();
    assertThat(corp.signsIn(eva, "Third-Passw0rd!")).isTrue();
  }

  @Test
  void theCheckLooksAtTheAccountInTheDirectory() throws LDAPException {
    String account = account();

    assertThat(check(matched(account)).path("dn").asText()).isEqualTo(dn(account));
    assertThat(check(matched("gone")).path("reason").asText()).isEqualTo("no_entry");
  }

  private JsonNode check(Person person) {
    String body = "{\"user\":\"" + person.id() + "\"}";
    return corp.sspr().call("POST", "writeback/check", body).orFail().body().path("user");
  }

  @Test
  void aUserWhoIsCreatedKeepsTheDirectorysPassword() throws LDAPException {
    String account = account();

    create(account);

    assertThat(domain.takes(dn(account), OLD)).isTrue();
  }

  @Test
  void whereThePolicySaysSoACreatedUsersPasswordIsWrittenToo() throws LDAPException {
    corp.setUp(matching().replace("\"enabled\":true", "\"enabled\":true,\"onCreate\":true"));
    String account = account();

    create(account);

    assertThat(domain.takes(dn(account), NEW)).isTrue();
  }

  private void create(String account) {
    UserRepresentation user = new UserRepresentation();
    user.setUsername("created-" + account);
    user.setEnabled(true);
    user.singleAttribute(ATTRIBUTE, account);
    user.setCredentials(List.of(password(NEW, false)));
    try (Response response = corp.admin().users().create(user)) {
      assertThat(response.getStatus()).isEqualTo(201);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gone", "*", "svc-sspr)(objectClass=*"})
  void whoIsNotInTheDirectoryKeepsThePassword(String account) throws LDAPException {
    Person eva = matched(account);

    Page refused = reset(eva, NEW);

    assertThat(Step.of(refused)).as("%s", refused).isEqualTo(Step.NEW_PASSWORD);
    assertThat(refused.text()).contains("no longer in the directory");
    assertRows(
        eva, "reset failed directory_no_entry choosing_password email 1/1 directory_no_entry");
    assertThat(corp.signsIn(eva, eva.password())).isTrue();
  }

  @Test
  void twoOfOneNameAreNobody() throws LDAPException {
    String first = account();
    String second = account();
    domain.set(dn(first), "department", "Twins of " + first);
    domain.set(dn(second), "department", "Twins of " + first);
    corp.setUp(
        matching()
            .replace(
                "\"userAttribute\":\"adAccount\"",
                "\"userAttribute\":\"adAccount\",\"directoryAttribute\":\"department\""));
    Person eva = matched("Twins of " + first);

    Page refused = reset(eva, NEW);

    assertThat(Step.of(refused)).as("%s", refused).isEqualTo(Step.NEW_PASSWORD);
    assertThat(domain.takes(dn(first), OLD)).isTrue();
    assertThat(domain.takes(dn(second), OLD)).isTrue();
    assertThat(corp.signsIn(eva, eva.password())).isTrue();
    assertRows(eva, "reset failed directory_failed choosing_password email 1/1 directory_failed");
  }

  @Test
  void whoHasNoAccountThereHasAPasswordInKeycloakAlone() {
    Person eva = corp.registered("eva");

    assertThat(Step.of(reset(eva, NEW))).isEqualTo(Step.DONE);
    assertThat(corp.signsIn(eva, NEW)).isTrue();
  }

  @Test
  void anAttributeThatUsersChooseIsRefused() {
    define(UserProfileConstants.ROLE_USER);

    Answer answer = corp.sspr().put("policy", matching());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("writeback.localUsers.userAttribute", "somebody else");
  }

  @Test
  void anAttributeThatUsersMayChooseLaterMatchesNobody() throws LDAPException {
    String account = account();
    Person eva = matched(account);
    define(UserProfileConstants.ROLE_USER);

    Page refused = reset(eva, NEW);

    assertThat(Step.of(refused)).as("%s", refused).isEqualTo(Step.NEW_PASSWORD);
    assertThat(domain.takes(dn(account), OLD)).isTrue();
    assertThat(corp.sspr().get("setup").text()).contains("Users can choose the value of");
  }

  @Test
  void aProviderThatDoesNotExistIsRefused() {
    Answer answer =
        corp.sspr()
            .put(
                "policy",
                matching().replace("\"provider\":\"domain\"", "\"provider\":\"elsewhere\""));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text())
        .contains("writeback.localUsers.provider", "There is no LDAP provider 'elsewhere'.");
  }

  private void resetByAdministrator(Person person, String password, boolean temporary) {
    corp.admin().users().get(person.id()).resetPassword(password(password, temporary));
  }

  private static CredentialRepresentation password(String password, boolean temporary) {
    CredentialRepresentation credential = new CredentialRepresentation();
    credential.setType(CredentialRepresentation.PASSWORD);
    credential.setValue(Secret.PASSWORD.used(password));
    credential.setTemporary(temporary);
    return credential;
  }

  /** Adds somebody to the domain, of whom Keycloak's users have other names. */
  private static String account() throws LDAPException {
    String account = "eva-ad" + ACCOUNTS.incrementAndGet();
    domain.addUser(dn(account), account, OLD);
    return account;
  }

  private static String dn(String account) {
    return "CN=Eva " + account + "," + SambaDomain.PEOPLE;
  }

  private Person matched(String account) {
    Person eva = corp.registered("eva");
    UserRepresentation user = corp.admin().users().get(eva.id()).toRepresentation();
    user.singleAttribute(ATTRIBUTE, account);
    corp.admin().users().get(eva.id()).update(user);
    return eva;
  }

  /** Says who may edit the attribute besides administrators. */
  private void define(String role) {
    UPConfig profile = corp.admin().users().userProfile().getConfiguration();
    profile.removeAttribute(ATTRIBUTE);
    profile.addOrReplaceAttribute(
        new UPAttribute(
            ATTRIBUTE,
            new UPAttributePermissions(
                Set.of(UserProfileConstants.ROLE_ADMIN),
                Set.copyOf(List.of(UserProfileConstants.ROLE_ADMIN, role)))));
    corp.admin().users().userProfile().update(profile);
  }
}
