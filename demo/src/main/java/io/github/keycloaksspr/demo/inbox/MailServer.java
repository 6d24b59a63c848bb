package io.github.keycloaksspr.demo.inbox;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** An SMTP server for this machine that takes every mail and delivers it to {@link Messages}. */
final class MailServer implements AutoCloseable {
  private final GreenMail greenMail;

  private MailServer(GreenMail greenMail) {
    this.greenMail = greenMail;
  }

  static MailServer start(int port, Messages messages) {
    GreenMail greenMail =
        new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    greenMail.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    greenMail.start();
    MessageDeliveryHandler mailboxes = greenMail.getUserManager().getMessageDeliveryHandler();
    greenMail
        .getUserManager()
        .setMessageDeliveryHandler(
            (mail, recipient) -> {
              deliver(mail, recipient, messages);
              return mailboxes.handle(mail, recipient);
            });
    return new MailServer(greenMail);
  }

  @Override
  public void close() {
    greenMail.stop();
  }

  private static void deliver(MovingMessage mail, MailAddress recipient, Messages messages)
      throws MessagingException {
    try {
      MimeMessage content = mail.getMessage();
      messages.addMail(
          sender(content),
          recipient.getEmail(),
          Objects.requireNonNullElse(content.getSubject(), ""),
          MailText.of(content));
    } catch (IOException e) {
      throw new UncheckedIOException("a mail arrived that cannot be read", e);
    }
  }

  private static String sender(MimeMessage mail) throws MessagingException {
    if (mail.getFrom() == null) {
      return "";
    }
    return Arrays.stream(mail.getFrom())
        .map(
            address ->
                address instanceof InternetAddress known
                    ? known.toUnicodeString()
                    : address.toString())
        .collect(Collectors.joining(", "));
  }
}
