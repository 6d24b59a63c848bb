package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloaksspr.tests.domain.Federation.Mode;
import io.github.keycloaksspr.tests.domain.SambaDomain;
import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When the passwords of a domain's users expire is the domain's affair (spec X6). */
class PasswordExpiryDomainTest extends DomainTest {
  private static final String NORMAL_AND_NEVER_EXPIRES = "66048";
  private static final Duration MAXIMUM_AGE_OF_SAMBA = Duration.ofDays(42);

  @Override
  String policy() {
    return """
        {"scope":"all","methods":["email"],"writeback":{"enabled":true},
         "expiry":{"remindDays":[90]},
         "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"]}}
        """;
  }

  @Test
  void theDomainsExpiryIsToldAndItsUsersAreReminded() throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE, Map.of());

    JsonNode expiry = expiry(dora);

    assertThat(expiry.path("source").asText()).isEqualTo("directory");
    assertThat(expiry.path("neverExpires").asBoolean(true)).isFalse();
    assertThat(expiry.path("expired").asBoolean(true)).isFalse();
    assertThat(Instant.parse(expiry.path("expires").asText()))
        .isEqualTo(Instant.parse(expiry.path("passwordSet").asText()).plus(MAXIMUM_AGE_OF_SAMBA));
    assertThat(reminded()).isOne();
    assertThat(List.of(mails.next(dora.address()), mails.next(dora.address())))
        .as("besides the one that tells of the registration")
        .extracting(Mail::subject)
        .filteredOn(subject -> subject.contains("expires soon"))
        .hasSize(1);
    assertThat(reminded()).isZero();
  }

  @Test
  void whoNeverHasToChangeThereIsToldSoAndNotReminded() throws LDAPException {
    Person dora = registered(Mode.READ_ONLY, SambaDomain.PEOPLE, Map.of());
    domain.set(dn(dora), "userAccountControl", NORMAL_AND_NEVER_EXPIRES);

    JsonNode expiry = expiry(dora);

    assertThat(expiry.path("neverExpires").asBoolean()).isTrue();
    assertThat(expiry.path("expires").isNull()).isTrue();
    assertThat(reminded()).isZero();
  }

  @Test
  void onlyTheDomainsAdministratorsDecide() throws LDAPException {
    Person dora = registered(Mode.UNSYNCED, SambaDomain.PEOPLE, Map.of());

    Answer refused = corp.sspr().put(path(dora), "{\"neverExpires\":true}");

    assertThat(refused.status()).as(refused.text()).isEqualTo(409);
    assertThat(refused.body().path("error").asText()).isEqualTo("password_in_directory");
    assertThat(expiry(dora).path("neverExpires").asBoolean(true)).isFalse();
  }

  private JsonNode expiry(Person person) {
    return corp.sspr().get(path(person)).orFail().body();
  }

  private static String path(Person person) {
    return "users/" + person.id() + "/password-expiry";
  }

  private int reminded() {
    return corp.sspr().post("password-expiry/remind").orFail().body().path("reminded").asInt(-1);
  }
}
