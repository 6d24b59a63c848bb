package io.github.keycloaksspr.demo.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.util.ssl.PEMFileTrustManager;
import com.unboundid.util.ssl.SSLUtil;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainTest {
  private static final String NEW = "Remembered-1";

  @TempDir Path folder;

  private Domain domain;

  @BeforeEach
  void start() throws Exception {
    domain = Domain.start(folder);
  }

  @AfterEach
  void stop() {
    domain.close();
  }

  @ParameterizedTest
  @CsvSource({"NORA, success", "OTTO, 775", "PIA, 532", "RUTH, 773"})
  void everyStateOfAPasswordIsThere(Member member, String answer) throws Exception {
    assertThat(bind(member, Member.PASSWORD)).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"NORA", "OTTO", "PIA", "RUTH"})
  void aResetMakesEverybodySignInAgain(Member member) throws Exception {
    assertThat(reset(member, NEW)).isEqualTo("success");

    assertThat(bind(member, NEW)).isEqualTo("success");
    assertThat(bind(member, Member.PASSWORD)).isEqualTo("52e");
  }

  @Test
  void threeWrongPasswordsLockAnAccount() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(bind(Member.NORA, "wrong")).isEqualTo("52e");
    }

    assertThat(bind(Member.NORA, Member.PASSWORD)).isEqualTo("775");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Short-1", "onlysmallletters"})
  void simplePasswordsAreRefusedInTheWordsOfWindows(String password) throws Exception {
    assertThat(reset(Member.NORA, password)).startsWith("0000052D: AtrErr");

    assertThat(bind(Member.NORA, Member.PASSWORD)).isEqualTo("success");
  }

  @Test
  void theClockIsRight() throws Exception {
    try (LDAPConnection connection = connection()) {
      Entry root = connection.getEntry("", "currentTime");

      assertThat(root.getAttributeValueAsDate("currentTime").toInstant())
          .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now().plusSeconds(1));
    }
  }

  private String bind(Member member, String password) throws Exception {
    try (LDAPConnection connection = connection()) {
      connection.bind(member.dn(), password);
      return "success";
    } catch (LDAPException e) {
      return e.getMessage().replaceFirst("(?s).*\\bdata ([0-9a-f]+)\\b.*", "$1");
    }
  }

  private String reset(Member member, String password) throws Exception {
    try (LDAPConnection connection = connection()) {
      connection.bind(Domain.SERVICE, Domain.SERVICE_PASSWORD);
      connection.modify(
          member.dn(),
          new Modification(
              ModificationType.REPLACE,
              "unicodePwd",
              ('"' + password + '"').getBytes(StandardCharsets.UTF_16LE)),
          new Modification(ModificationType.REPLACE, "lockoutTime", "0"));
      return "success";
    } catch (LDAPException e) {
      return e.getDiagnosticMessage();
    }
  }

  private LDAPConnection connection() throws Exception {
    SSLUtil tls = new SSLUtil(new PEMFileTrustManager(domain.certificate().toFile()));
    return new LDAPConnection(
        tls.createSSLSocketFactory(), domain.url().getHost(), domain.url().getPort());
  }
}
