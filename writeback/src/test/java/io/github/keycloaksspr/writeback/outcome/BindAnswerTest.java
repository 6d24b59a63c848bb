package io.github.keycloaksspr.writeback.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class BindAnswerTest {

  @ParameterizedTest
  @CsvFileSource(resources = "bind-answers.txt", delimiter = '|', quoteCharacter = '\0')
  void everyAnswerOfTheCorpusSaysWhetherThePasswordIsRight(
      int code, String diagnostic, String expected) {
    BindAnswer answer = new BindAnswer(code, diagnostic == null ? "" : diagnostic);

    assertThat(answer.right().map(right -> right ? "yes" : "no").orElse("unknown"))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"775,true", "52e,false", "773,false"})
  void aLockedAccountIsSaidToBe(String data, boolean locked) {
    assertThat(new BindAnswer(49, "AcceptSecurityContext error, data " + data + ", v4563").locked())
        .isEqualTo(locked);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          0,  success,                                          ACCEPTED
          49, '80090308: LdapErr, data 530, v4563',             OUTSIDE_HOURS
          49, '80090308: LdapErr, data 531, v4563',             OTHER_WORKSTATION
          49, '80090308: LdapErr, data 532, v4563',             CHANGE_DUE
          49, '80090308: LdapErr, data 533, v4563',             DISABLED
          49, '80090308: LdapErr, data 701, v4563',             EXPIRED
          49, '80090308: LdapErr, data 773, v4563',             CHANGE_DUE
          49, '80090308: LdapErr, data 775, v4563',             LOCKED
          49, '80090308: LdapErr, data 52e, v4563',             REFUSED
          49, '80090308: LdapErr, data 525, v4563',             REFUSED
          49, '80090308: LdapErr, data 999, v4563',             REFUSED
          49, invalid credentials,                              REFUSED
          8,  'BindSimple: Transport encryption required.',     UNKNOWN
          51, busy,                                             UNKNOWN
          81, server down,                                      UNKNOWN
          85, timeout,                                          UNKNOWN
          """)
  void onlySuccessLetsSomebodyIn(int code, String diagnostic, SignIn expected) {
    assertThat(new BindAnswer(code, diagnostic).signIn()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"532,true", "773,true", "52e,false", "533,false", "775,false"})
  void aChangeIsDueOfAPasswordThatIsRightAndOver(String data, boolean due) {
    String diagnostic =
        "[LDAP: error code 49 - 80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext"
            + " error, data "
            + data
            + ", v4563]";

    assertThat(new BindAnswer(49, diagnostic).changeDue()).isEqualTo(due);
  }
}
