package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.util.LDAPSDKException;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.representations.idm.UserRepresentation;
import org.keycloak.testframework.util.ApiUtil;

/** Users of a directory that Keycloak must not write to (spec R4). */
class LdapTest extends CorpTest {
  private static final String BASE = "dc=directory,dc=example";
  private static final String PASSWORD = "Ldap-Passw0rd!";
  private static final String NEW = "New-Passw0rd!";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  private InMemoryDirectoryServer directory;
  private String federation;

  @Override
  String policy() {
    return Questions.policy(2, "[\"email\",\"questions\"]");
  }

  @BeforeEach
  void federateADirectory() throws LDAPSDKException {
    InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(BASE);
    config.addAdditionalBindCredentials("cn=keycloak", "secret");
    config.setListenerConfigs(
        new InMemoryListenerConfig(
            "loopback", InetAddress.getLoopbackAddress(), 0, null, null, null));
    directory = new InMemoryDirectoryServer(config);
    directory.startListening();
    directory.add("dn: " + BASE, "objectClass: domain", "dc: directory");
    directory.add("dn: ou=people," + BASE, "objectClass: organizationalUnit", "ou: people");
    federation = federate();
  }

  @AfterEach
  void removeTheDirectory() {
    corp.admin().components().component(federation).remove();
    directory.shutDown(true);
  }

  @Test
  void aUserOfAReadOnlyDirectoryRegistersWithoutAWriteToIt() throws LDAPSDKException {
    Person dora = registered("dora");

    assertThat(directory.getEntry(dn(dora)).getAttributes())
        .extracting(attribute -> attribute.getName())
        .containsExactlyInAnyOrder("objectClass", "uid", "cn", "sn", "mail", "userPassword");
    assertThat(
            corp.sspr()
                .get("users/" + dora.id() + "/methods")
                .orFail()
                .body()
                .findValuesAsText("type"))
        .containsExactlyInAnyOrder("sspr-email", "sspr-security-questions");
  }

  @ParameterizedTest
  @ValueSource(strings = {"email", "questions"})
  void aUserOfAReadOnlyDirectoryPassesTheGateOf(String method) throws LDAPSDKException {
    corp.setUp(Questions.policy(1, "[\"" + method + "\"]"));
    Person dora = registered("dora");

    Page page = method.equals("email") ? byEmail(dora) : byQuestions(dora);

    assertThat(Step.of(page)).as("%s", page).isEqualTo(Step.NEW_PASSWORD);
  }

  /** Until passwords are written back to directories. */
  @Test
  void theNewPasswordIsRefusedByAReadOnlyDirectoryWhichThePageSays() throws LDAPSDKException {
    Person dora = registered("dora");
    Page methods = walk.toMethods(new Browserless(), dora.username());
    Page code = walk.destination(walk.method(methods, "email"), dora.alternate());
    Page questions = walk.code(code, mails.next(dora.alternate()).code());
    Page newPassword = Questions.right(questions).submit();
    assertThat(Step.of(newPassword)).as("%s", newPassword).isEqualTo(Step.NEW_PASSWORD);

    Page refused = walk.newPassword(newPassword, NEW);

    assertThat(Step.of(refused)).as("%s", refused).isEqualTo(Step.NEW_PASSWORD);
    assertThat(refused.text()).contains("storage is not writable");
    assertThat(corp.signsIn(dora, PASSWORD)).isTrue();
    assertThat(corp.signsIn(dora, NEW)).isFalse();
  }

  @Test
  void aStrangerSeesNoDifferenceBetweenAUserOfTheDirectoryAndNobody() throws LDAPSDKException {
    corp.setUp(Questions.policy(1, "[\"email\"]"));
    Person dora = registered("dora");
    Person nobody = Corp.nobody();

    assertThat(pagesOf(dora)).isEqualTo(pagesOf(nobody));
  }

  private List<String> pagesOf(Person person) {
    Page destination = walk.toDestination(new Browserless(), person.username());
    Page code = walk.destination(destination, person.alternate());
    Page wrong = walk.code(code, "123456");
    return List.of(
        PeopleOfAllKinds.anonymous(destination, person),
        PeopleOfAllKinds.anonymous(code, person),
        PeopleOfAllKinds.anonymous(wrong, person));
  }

  private Page byEmail(Person person) {
    return walk.code(walk.toCode(new Browserless(), person), mails.next(person.alternate()).code());
  }

  private Page byQuestions(Person person) {
    return Questions.right(walk.toQuestions(new Browserless(), person.username())).submit();
  }

  /** Adds somebody to the directory and registers both methods in Keycloak. */
  private Person registered(String nickname) throws LDAPSDKException {
    String username = nickname + "-ldap" + PEOPLE.incrementAndGet();
    String address = username + "@corp.example";
    directory.add(
        "dn: " + dn(username),
        "objectClass: inetOrgPerson",
        "uid: " + username,
        "cn: Dora",
        "sn: Example",
        "mail: " + address,
        "userPassword: " + PASSWORD);
    UserRepresentation imported = corp.admin().users().searchByUsername(username, true).get(0);
    Person person =
        new Person(imported.getId(), username, address, username + "@private.example", PASSWORD);
    corp.sspr().registerEmail(person.id(), person.alternate());
    Questions.register(corp, person);
    return person;
  }

  private static String dn(Person person) {
    return dn(person.username());
  }

  private static String dn(String username) {
    return "uid=" + username + ",ou=people," + BASE;
  }

  private String federate() {
    ComponentRepresentation component = new ComponentRepresentation();
    component.setName("directory");
    component.setProviderId("ldap");
    component.setProviderType("org.keycloak.storage.UserStorageProvider");
    component.setConfig(new MultivaluedHashMap<>());
    Map.ofEntries(
            Map.entry("connectionUrl", "ldap://127.0.0.1:" + directory.getListenPort()),
            Map.entry("bindDn", "cn=keycloak"),
            Map.entry("bindCredential", "secret"),
            Map.entry("authType", "simple"),
            Map.entry("editMode", "READ_ONLY"),
            Map.entry("vendor", "other"),
            Map.entry("usersDn", "ou=people," + BASE),
            Map.entry("usernameLDAPAttribute", "uid"),
            Map.entry("rdnLDAPAttribute", "uid"),
            Map.entry("uuidLDAPAttribute", "entryUUID"),
            Map.entry("userObjectClasses", "inetOrgPerson"),
            Map.entry("importEnabled", "true"),
            Map.entry("enabled", "true"),
            Map.entry("pagination", "false"))
        .forEach(component.getConfig()::putSingle);
    try (Response response = corp.admin().components().add(component)) {
      return ApiUtil.getCreatedId(response);
    }
  }
}
