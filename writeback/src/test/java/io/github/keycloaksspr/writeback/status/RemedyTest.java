package io.github.keycloaksspr.writeback.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines that give a right (spec W7); that they do is seen in a domain by Samba. */
class RemedyTest {
  private static final ServiceAccount ACCOUNT =
      new ServiceAccount("CORP\\svc-sspr", "S-1-5-21-1-2-3-1102");

  @Test
  void areThoseOfTheDocumentation() {
    Remedy remedy = Remedy.of(Right.RESET_PASSWORD, "OU=People,DC=corp,DC=example", ACCOUNT);

    assertThat(remedy.dsacls())
        .isEqualTo(
            "dsacls \"OU=People,DC=corp,DC=example\" /I:S /G"
                + " \"CORP\\svc-sspr:CA;Reset Password;user\"");
    assertThat(remedy.sambaTool())
        .isEqualTo(
            "samba-tool dsacl set --objectdn='OU=People,DC=corp,DC=example'"
                + " --sddl='(OA;CIIO;CR;00299570-246d-11d0-a768-00aa006e0529;"
                + "bf967aba-0de6-11d0-a285-00aa003049e2;S-1-5-21-1-2-3-1102)'");
  }

  @ParameterizedTest
  @CsvSource({
    "WRITE_LOCKOUT_TIME, WP;lockoutTime;user, 28630ebf-41d5-11d1-a9c1-0000f80367c1",
    "WRITE_PWD_LAST_SET, WP;pwdLastSet;user, bf967a0a-0de6-11d0-a285-00aa003049e2",
    "CHANGE_PASSWORD, CA;Change Password;user, ab721a53-1e2f-11d0-9819-00aa0040529b"
  })
  void nameTheRight(Right right, String windows, String guid) {
    Remedy remedy = Remedy.of(right, "OU=People,DC=corp,DC=example", ACCOUNT);

    assertThat(remedy.dsacls()).contains(windows);
    assertThat(remedy.sambaTool()).contains(guid);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "OU=Müller\\, Söhne,DC=x | OU=Müller\\, Söhne,DC=x | OU=Müller\\, Söhne,DC=x",
        "OU=The \\\"Old\\\" One,DC=x | OU=The \\22Old\\22 One,DC=x | OU=The \\\"Old\\\" One,DC=x",
        "OU=100%PATH%,DC=x | OU=100\\25PATH\\25,DC=x | OU=100%PATH%,DC=x",
        "OU=It's $(here) `x` & co,DC=x | OU=It's $(here) `x` & co,DC=x"
            + " | OU=It'\\''s $(here) `x` & co,DC=x"
      })
  void meanTheSameUnitToThePromptAndToTheShell(String unit, String prompted, String shelled) {
    Remedy remedy = Remedy.of(Right.RESET_PASSWORD, unit, ACCOUNT);

    assertThat(remedy.dsacls()).startsWith("dsacls \"" + prompted + "\" /I:S");
    assertThat(remedy.sambaTool()).contains("--objectdn='" + shelled + "' --sddl=");
  }
}
