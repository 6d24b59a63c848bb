package io.github.keycloaksspr.messaging.phone.twilio;

import io.github.keycloaksspr.messaging.phone.CallConfirmation;
import io.github.keycloaksspr.messaging.phone.CallMessage;
import io.github.keycloaksspr.messaging.phone.SpokenCode;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes TwiML, the XML that tells Twilio what to say. The SDK's own writer would bring a library
 * for XML that the server does not have.
 */
final class CallScript {

  private static final String NOT_XML =
      "[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

  /** How long the call waits for a key, in seconds from the last word on. */
  private static final String PATIENCE = "10";

  private final XMLStreamWriter xml;
  private final Optional<Voice> voice;

  private CallScript(XMLStreamWriter xml, Optional<Voice> voice) {
    this.xml = xml;
    this.voice = voice;
  }

  /** Returns the TwiML that a call begins with. */
  static String of(CallMessage message) {
    CallConfirmation confirmation = message.confirmation();
    return written(
        message.locale(),
        script -> {
          script.pause();
          if (confirmation == null) {
            script.say(message.spoken().greeting());
            script.code(message.spoken());
          } else {
            script.askForKey(message.spoken().greeting(), confirmation);
            script.say(confirmation.unconfirmed());
          }
        });
  }

  /** Returns the TwiML that says the code. */
  static String code(Locale locale, SpokenCode spoken) {
    return written(locale, script -> script.code(spoken));
  }

  /** Returns the TwiML that says one sentence; Twilio then hangs up. */
  static String sentence(Locale locale, String sentence) {
    return written(locale, script -> script.say(sentence));
  }

  /** What is inside the TwiML. */
  @FunctionalInterface
  private interface Verbs {
    void write(CallScript script) throws XMLStreamException;
  }

  private static String written(Locale locale, Verbs verbs) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      xml.writeStartElement("Response");
      verbs.write(new CallScript(xml, Voice.of(locale)));
      xml.writeEndElement();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML cannot be written to memory");
    }
    return out.toString();
  }

  /** Without a finishing key of its own, Twilio takes the hash key for a key like all others. */
  private void askForKey(String greeting, CallConfirmation confirmation) throws XMLStreamException {
    xml.writeStartElement("Gather");
    xml.writeAttribute("numDigits", "1");
    xml.writeAttribute("finishOnKey", "");
    xml.writeAttribute("timeout", PATIENCE);
    xml.writeAttribute("action", confirmation.callBack().toString());
    xml.writeAttribute("method", "POST");
    say(greeting);
    say(confirmation.prompt());
    pause();
    say(confirmation.prompt());
    xml.writeEndElement();
  }

  private void code(SpokenCode spoken) throws XMLStreamException {
    for (String leadIn : spoken.leadIns()) {
      say(leadIn);
      for (String digit : spoken.digits()) {
        say(digit);
        pause();
      }
    }
    say(spoken.goodbye());
  }

  private void say(String text) throws XMLStreamException {
    xml.writeStartElement("Say");
    if (voice.isPresent()) {
      xml.writeAttribute("language", voice.get().language());
      xml.writeAttribute("voice", voice.get().name());
    }
    xml.writeCharacters(text.replaceAll(NOT_XML, ""));
    xml.writeEndElement();
  }

  private void pause() throws XMLStreamException {
    xml.writeEmptyElement("Pause");
    xml.writeAttribute("length", "1");
  }
}
