package io.github.keycloaksspr.demo.inbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;

/**
 * What a mail says, in the two forms it may be written in.
 *
 * @param text the first plain text part, empty if there is none
 * @param html the first HTML part, empty if there is none
 */
public record MailText(String text, String html) {
  private static final MailText NOTHING = new MailText("", "");

  /** Reads a mail of any nesting. */
  static MailText of(Part part) throws MessagingException, IOException {
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      MailText found = NOTHING;
      for (int i = 0; i < parts.getCount(); i++) {
        found = found.or(of(parts.getBodyPart(i)));
      }
      return found;
    }
    if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
      return NOTHING;
    }
    if (part.isMimeType("text/html")) {
      return new MailText("", part.getContent().toString());
    }
    if (part.isMimeType("text/*")) {
      return new MailText(part.getContent().toString(), "");
    }
    return NOTHING;
  }

  private MailText or(MailText other) {
    return new MailText(text.isEmpty() ? other.text : text, html.isEmpty() ? other.html : html);
  }
}
