package io.github.keycloaksspr.tests.mail;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A mail as it arrived.
 *
 * @param to addresses of all recipients
 * @param replyTo where an answer goes
 * @param text the plain text part, empty if there is none
 * @param html the HTML part, empty if there is none
 */
public record Mail(
    List<String> to, List<String> replyTo, String subject, String text, String html) {
  private static final Pattern SIX_DIGITS = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");

  static Mail of(MimeMessage message) {
    try {
      return new Mail(
          addresses(message.getRecipients(RecipientType.TO)),
          addresses(message.getReplyTo()),
          message.getSubject(),
          part(message, "text/plain"),
          part(message, "text/html"));
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("a mail arrived that cannot be read", e);
    }
  }

  private static List<String> addresses(Address[] addresses) {
    return Arrays.stream(addresses)
        .map(address -> ((InternetAddress) address).getAddress())
        .toList();
  }

  /** Returns the six digits in the text part, of which there must be exactly one group. */
  public String code() {
    List<String> found = codes();
    if (found.size() != 1) {
      throw new AssertionError("expected one six-digit code in this text:\n" + text);
    }
    return found.get(0);
  }

  /** Returns all groups of six digits in the text part. */
  public List<String> codes() {
    return SIX_DIGITS.matcher(text).results().map(MatchResult::group).toList();
  }

  private static String part(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return part.getContent().toString();
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart each = parts.getBodyPart(i);
        String found = part(each, type);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }
}
