package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.util.LDAPSDKException;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Directory;
import io.github.keycloaksspr.tests.realm.Person;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users of a directory that Keycloak must not write to (spec R4). */
class LdapTest extends CorpTest {
  private Directory directory;

  @Override
  String policy() {
    return Questions.policy(2, "[\"email\",\"questions\"]");
  }

  @BeforeEach
  void federateADirectory() throws LDAPSDKException {
    directory = Directory.federatedBy(corp, Directory.Mode.READ_ONLY);
  }

  @AfterEach
  void removeTheDirectory() {
    directory.close();
  }

  @Test
  void aUserOfAReadOnlyDirectoryRegistersWithoutAWriteToIt() throws LDAPSDKException {
    Person dora = registered("dora");

    assertThat(directory.attributesOf(dora))
        .containsExactlyInAnyOrder("objectClass", "uid", "cn", "sn", "mail", "userPassword");
    assertThat(
            corp.sspr()
                .get("users/" + dora.id() + "/methods")
                .orFail()
                .body()
                .findValuesAsText("type"))
        .containsExactlyInAnyOrder("sspr-email", "sspr-security-questions");
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

  private Person registered(String nickname) throws LDAPSDKException {
    Person person = directory.add(nickname);
    corp.sspr().registerEmail(person.id(), person.alternate());
    Questions.register(corp, person);
    return person;
  }
}
