package io.github.keycloaksspr.tests;

import io.github.keycloaksspr.tests.browserless.Form;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.trace.Secret;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Five security questions of the realm's own, and what its people have answered. */
final class Questions {
  static final String WRONG = "none of them";

  private static final Map<String, String> ANSWERS =
      Map.of(
          "boat", "Albatross",
          "mountain", "Matterhorn",
          "river", "Amazonas",
          "song", "Yesterday",
          "book", "Moby Dick");

  private Questions() {}

  /** Returns a policy with these questions; three of them are asked. */
  static String policy(int gates, String methods) {
    return """
    {"scope":"all","gates":%d,"methods":%s,
     "helpdesk":"mailto:helpdesk@corp.example",
     "questions":{"register":5,"answer":3,"custom":[%s]},
     "limits":{"exemptNetworks":["127.0.0.0/8","::1/128"]}}
    """
        .formatted(
            gates,
            methods,
            ANSWERS.keySet().stream()
                .map(id -> "{\"id\":\"%s\",\"text\":{\"en\":\"%s\"}}".formatted(id, text(id)))
                .collect(Collectors.joining(",")));
  }

  /** Registers all answers for a user, as the helpdesk does. */
  static void register(Corp corp, Person person) {
    String body =
        ANSWERS.entrySet().stream()
            .map(
                each ->
                    "{\"question\":\"custom:%s\",\"answer\":\"%s\"}"
                        .formatted(each.getKey(), Secret.ANSWER.used(each.getValue())))
            .collect(Collectors.joining(",", "{\"questions\":[", "]}"));
    corp.sspr().put("users/" + person.id() + "/methods/sspr-security-questions", body).orFail();
  }

  /** Creates a user who has registered all questions and nothing else. */
  static Person registered(Corp corp, String nickname) {
    Person person = corp.unregistered(nickname);
    register(corp, person);
    return person;
  }

  /** Returns what a page asks, in order. */
  static List<String> asked(Page page) {
    return page.document().select("#sspr-questions-form label").eachText();
  }

  /** Fills in what is right. */
  static Form right(Page page) {
    Form form = page.form("sspr-questions-form");
    List<String> asked = asked(page);
    for (int i = 0; i < asked.size(); i++) {
      form = form.with("answer" + (i + 1), answer(asked.get(i)));
    }
    return form;
  }

  /** Fills in what is right but for the last answer. */
  static Form wrong(Page page) {
    return right(page).with("answer" + asked(page).size(), WRONG);
  }

  static Collection<String> answers() {
    return ANSWERS.values();
  }

  private static String text(String id) {
    return "What is your favourite " + id + "?";
  }

  private static String answer(String text) {
    return ANSWERS.entrySet().stream()
        .filter(each -> text(each.getKey()).equals(text))
        .map(Map.Entry::getValue)
        .findFirst()
        // somebody who has registered nothing is asked other questions
        .orElse(WRONG);
  }
}
