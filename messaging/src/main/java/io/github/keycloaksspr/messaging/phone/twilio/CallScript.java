package io.github.keycloaksspr.messaging.phone.twilio;

import io.github.keycloaksspr.messaging.phone.CallMessage;
import io.github.keycloaksspr.messaging.phone.SpokenCode;
import java.io.StringWriter;
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

  private final XMLStreamWriter xml;
  private final Optional<Voice> voice;

  private CallScript(XMLStreamWriter xml, Optional<Voice> voice) {
    this.xml = xml;
    this.voice = voice;
  }

  /** Returns the TwiML of a call. */
  static String of(CallMessage message) {
    StringWriter out = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      new CallScript(xml, Voice.of(message.locale())).write(message.spoken());
    } catch (XMLStreamException e) {
      throw new IllegalStateException("XML cannot be written to memory");
    }
    return out.toString();
  }

  private void write(SpokenCode spoken) throws XMLStreamException {
    xml.writeStartElement("Response");
    pause();
    say(spoken.greeting());
    for (String leadIn : spoken.leadIns()) {
      say(leadIn);
      for (String digit : spoken.digits()) {
        say(digit);
        pause();
      }
    }
    say(spoken.goodbye());
    xml.writeEndElement();
    xml.flush();
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
