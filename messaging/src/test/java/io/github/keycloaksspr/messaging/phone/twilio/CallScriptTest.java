package io.github.keycloaksspr.messaging.phone.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.code.OneTimeCode;
import io.github.keycloaksspr.messaging.phone.Attempt;
import io.github.keycloaksspr.messaging.phone.CallMessage;
import io.github.keycloaksspr.messaging.phone.Samples;
import io.github.keycloaksspr.messaging.phone.SpokenCode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CallScriptTest {

  /** Longest TwiML that Twilio takes in a request. */
  private static final int LONGEST = 4_000;

  @Test
  void saysTheCodeDigitByDigitThreeTimesWithPauses() throws Exception {
    List<String> script = script(Samples.call("+14255551234", Locale.ENGLISH));

    List<String> digits = List.of("0", "", "1", "", "2", "", "9", "", "4", "", "5", "");
    List<String> expected = new ArrayList<>(List.of("", "Hello.", "Your code is:"));
    expected.addAll(digits);
    expected.add("Once more:");
    expected.addAll(digits);
    expected.add("Once more:");
    expected.addAll(digits);
    expected.add("Goodbye.");
    assertThat(script).containsExactlyElementsOf(expected);
  }

  @Test
  void speaksTheUsersLanguageWithAVoiceOfThatLanguage() throws Exception {
    assertThat(says(CallScript.of(Samples.call("+4930123456", Locale.GERMAN))))
        .isNotEmpty()
        .allSatisfy(
            say -> {
              assertThat(say.getAttribute("language")).isEqualTo("de-DE");
              assertThat(say.getAttribute("voice")).isEqualTo("Polly.Vicki");
            });
  }

  @Test
  void whatIsSaidStaysText() throws Exception {
    String name = "<Hangup/> & \"Söhne\" ]]> \u0001 🐟";
    SpokenCode spoken = new SpokenCode(name, "a", "b", "c", new OneTimeCode("000000"));

    String twiml =
        CallScript.of(
            new CallMessage(
                Attempt.first(), Samples.number("+14255551234"), Locale.ENGLISH, spoken, null));

    assertThat(says(twiml).get(0).getTextContent()).isEqualTo(name.replace("\u0001", ""));
  }

  @Test
  void fitsIntoARequestEvenWithALongName() {
    SpokenCode spoken =
        new SpokenCode(
            "g".repeat(400),
            "i".repeat(200),
            "a".repeat(200),
            "b".repeat(200),
            new OneTimeCode("012945"));
    CallMessage message =
        new CallMessage(
            Attempt.first(),
            Samples.number("+14255551234"),
            Locale.forLanguageTag("zh-Hant"),
            spoken,
            null);

    assertThat(CallScript.of(message)).hasSizeLessThan(LONGEST);
  }

  @Nested
  class ThatWaitsForAKey {

    private final CallMessage message = Samples.waiting(Locale.GERMAN);

    @Test
    void asksForItBeforeAnythingElseAndThenSaysGoodbye() throws Exception {
      Element root = parse(CallScript.of(message));

      assertThat(verbs(root)).containsExactly("Pause", "Gather", "Say");
      assertThat(texts(gather(root)))
          .containsExactly("Hello.", "Press the key.", "", "Press the key.");
      assertThat(root.getLastChild().getTextContent()).isEqualTo("No key.");
    }

    @Test
    void letsTwilioReportOneKeyWhicheverItIs() throws Exception {
      Element gather = gather(parse(CallScript.of(message)));

      assertThat(gather.getAttribute("numDigits")).isEqualTo("1");
      assertThat(gather.hasAttribute("finishOnKey")).isTrue();
      assertThat(gather.getAttribute("finishOnKey")).isEmpty();
      assertThat(gather.getAttribute("method")).isEqualTo("POST");
      assertThat(gather.getAttribute("action"))
          .isEqualTo(Samples.CONFIRMATION.callBack().toString());
    }

    @Test
    void holdsNoDigitOfItsCode() throws Exception {
      assertThat(texts(parse(CallScript.of(message))).toString()).doesNotContainPattern("\\d");
      assertThat(CallScript.of(message)).doesNotContain("012945");
    }

    @Test
    void speaksTheUsersLanguage() throws Exception {
      assertThat(says(CallScript.of(message)))
          .hasSize(4)
          .allSatisfy(say -> assertThat(say.getAttribute("voice")).isEqualTo("Polly.Vicki"));
    }

    @Test
    void saysTheCodeThreeTimesAfterwardsAndDoesNotGreetAgain() throws Exception {
      List<String> said =
          says(CallScript.code(Locale.GERMAN, Samples.SPOKEN)).stream()
              .map(Element::getTextContent)
              .toList();

      assertThat(String.join("", said))
          .isEqualTo("Your code is:012945Once more:012945Once more:012945Goodbye.");
    }

    @Test
    void saysOneSentenceWhenItWasAnotherKey() throws Exception {
      assertThat(says(CallScript.sentence(Locale.GERMAN, "No <key>.")))
          .singleElement()
          .satisfies(say -> assertThat(say.getTextContent()).isEqualTo("No <key>."));
    }

    private Element gather(Element root) {
      return (Element) root.getElementsByTagName("Gather").item(0);
    }
  }

  private static List<String> verbs(Element parent) {
    return children(parent).stream().map(Element::getTagName).toList();
  }

  private static List<String> texts(Element parent) {
    return children(parent).stream().map(Element::getTextContent).toList();
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (int i = 0; i < parent.getChildNodes().getLength(); i++) {
      children.add((Element) parent.getChildNodes().item(i));
    }
    return children;
  }

  /** Returns what is said, with an empty text for each pause of a second. */
  private static List<String> script(CallMessage message) throws Exception {
    List<String> script = new ArrayList<>();
    NodeList verbs = parse(CallScript.of(message)).getChildNodes();
    for (int i = 0; i < verbs.getLength(); i++) {
      Element verb = (Element) verbs.item(i);
      if (verb.getTagName().equals("Pause")) {
        assertThat(verb.getAttribute("length")).isEqualTo("1");
      } else {
        assertThat(verb.getTagName()).isEqualTo("Say");
      }
      script.add(verb.getTextContent());
    }
    return script;
  }

  private static List<Element> says(String twiml) throws Exception {
    NodeList found = parse(twiml).getElementsByTagName("Say");
    List<Element> says = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      says.add((Element) found.item(i));
    }
    return says;
  }

  private static Element parse(String twiml) throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(twiml.getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("Response");
    return root;
  }
}
