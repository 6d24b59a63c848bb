package io.github.keycloaksspr.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Policy documents of the tests, and what becomes of them. */
final class Documents {

  /** The sample of the contract, with texts in the place of its ellipses. */
  static final String SAMPLE =
      """
      {"scope":"all","groups":[],"roles":[],"gates":1,"methods":["email","mobile-text"],
       "questions":{"register":5,"answer":3,"catalogue":["first-pet"],
         "custom":[{"id":"badge","text":{"en":"What is on your badge?","de":"Was steht auf Ihrem Ausweis?"}}]},
       "registration":{"required":true,"reconfirmDays":180},"helpdesk":"mailto:help@example.org",
       "notify":{"user":true,"admins":true},"writeback":{"enabled":false,"unlockWithoutReset":false},
       "administrators":{"gates":2,"methods":["email","mobile-text","mobile-call","office-call"]},
       "afterReset":"sign-in","branding":{"name":"Corp","logo":"https://corp.example/logo.png","color":"#0b5"},
       "limits":{"proofs":5}}
      """;

  /** The shortest document that lets somebody reset. */
  static final String SHORT = "{\"scope\":\"all\",\"methods\":[\"email\"]}";

  private static final JsonMapper JSON = new JsonMapper();

  private Documents() {}

  /** Returns the short document with one more value, which is JSON, at a dotted path. */
  static String with(String path, String value) {
    try {
      ObjectNode root = (ObjectNode) JSON.readTree(SHORT);
      String[] names = path.split("\\.", -1);
      ObjectNode object = root;
      for (int i = 0; i < names.length - 1; i++) {
        object = object.putObject(names[i]);
      }
      object.set(names[names.length - 1], JSON.readTree(value));
      return root.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the test's own JSON is broken: " + value, e);
    }
  }

  static Policy policy(String document) {
    PolicyDocument.Parsed parsed = PolicyDocument.parse(document);
    assertThat(parsed).isInstanceOf(PolicyDocument.Valid.class);
    return ((PolicyDocument.Valid) parsed).policy();
  }

  static List<FieldError> warnings(String document) {
    PolicyDocument.Parsed parsed = PolicyDocument.parse(document);
    assertThat(parsed).isInstanceOf(PolicyDocument.Valid.class);
    return ((PolicyDocument.Valid) parsed).warnings();
  }

  static List<FieldError> errors(String document) {
    PolicyDocument.Parsed parsed = PolicyDocument.parse(document);
    assertThat(parsed).isInstanceOf(PolicyDocument.Invalid.class);
    return ((PolicyDocument.Invalid) parsed).errors();
  }
}
