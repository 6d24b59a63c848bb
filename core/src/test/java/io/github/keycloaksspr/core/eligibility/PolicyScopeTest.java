package io.github.keycloaksspr.core.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.fake.FakeGroup;
import io.github.keycloaksspr.core.fake.FakeRealm;
import io.github.keycloaksspr.core.fake.FakeUser;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.policy.PolicyDocument;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.keycloak.models.GroupModel;
import org.keycloak.models.RoleModel;

class PolicyScopeTest {

  private final FakeRealm realm = new FakeRealm();

  private boolean covers(String scope, FakeUser user) {
    String document = "{\"methods\":[\"email\"]," + scope + "}";
    Policy policy = ((PolicyDocument.Valid) PolicyDocument.parse(document)).policy();
    // without a Keycloak session, roles are looked up in the realm
    return new PolicyScope(null, realm.model(), policy).covers(user.model());
  }

  @Test
  void allCoversEverybody() {
    assertThat(covers("\"scope\":\"all\"", new FakeUser())).isTrue();
  }

  @Test
  void noneCoversNobody() {
    FakeUser user = new FakeUser().in(FakeGroup.top("staff"));

    assertThat(covers("\"scope\":\"none\",\"groups\":[\"/staff\"]", user)).isFalse();
  }

  @Nested
  class SelectedGroups {

    private static final String SCOPE = "\"scope\":\"selected\",\"groups\":[\"/staff/sales\"]";

    private final GroupModel staff = FakeGroup.top("staff");
    private final GroupModel sales = FakeGroup.below(staff, "sales");

    @Test
    void coverTheirMembers() {
      assertThat(covers(SCOPE, new FakeUser().in(sales))).isTrue();
    }

    @Test
    void coverMembersOfNestedGroups() {
      GroupModel nested = FakeGroup.below(FakeGroup.below(sales, "north"), "city");

      assertThat(covers(SCOPE, new FakeUser().in(nested))).isTrue();
    }

    @Test
    void coverNotTheGroupAbove() {
      assertThat(covers(SCOPE, new FakeUser().in(staff))).isFalse();
    }

    @Test
    void coverNotAGroupBeside() {
      assertThat(covers(SCOPE, new FakeUser().in(FakeGroup.below(staff, "salesforce")))).isFalse();
    }

    @Test
    void coverNotAGroupOfTheSameNameElsewhere() {
      assertThat(covers(SCOPE, new FakeUser().in(FakeGroup.top("sales")))).isFalse();
    }

    @Test
    void coverAMemberOfSeveral() {
      assertThat(covers(SCOPE, new FakeUser().in(FakeGroup.top("guests")).in(sales))).isTrue();
    }

    @Test
    void coverNobodyWithoutGroups() {
      assertThat(covers(SCOPE, new FakeUser())).isFalse();
    }
  }

  @Nested
  class SelectedRoles {

    private static final String SCOPE =
        "\"scope\":\"selected\",\"roles\":[\"reset\",\"app.reset\"]";

    private final RoleModel reset = realm.role("reset");
    private final RoleModel other = realm.role("other");
    private final RoleModel ofApp = realm.clientRole("app", "reset");

    @Test
    void coverHoldersOfTheRealmRole() {
      assertThat(covers(SCOPE, new FakeUser().with(reset))).isTrue();
    }

    @Test
    void coverHoldersOfTheClientRole() {
      assertThat(covers(SCOPE, new FakeUser().with(ofApp))).isTrue();
    }

    @Test
    void coverNobodyElse() {
      assertThat(covers(SCOPE, new FakeUser().with(other))).isFalse();
    }

    @Test
    void coverNobodyWhenTheRoleIsGone() {
      assertThat(covers("\"scope\":\"selected\",\"roles\":[\"gone\"]", new FakeUser().with(reset)))
          .isFalse();
    }
  }

  @Test
  void eitherAGroupOrARoleIsEnough() {
    String scope = "\"scope\":\"selected\",\"groups\":[\"/staff\"],\"roles\":[\"reset\"]";

    assertThat(covers(scope, new FakeUser().in(FakeGroup.top("staff")))).isTrue();
    assertThat(covers(scope, new FakeUser().with(realm.role("reset")))).isTrue();
  }
}
