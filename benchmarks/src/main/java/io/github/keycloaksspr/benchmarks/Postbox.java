package io.github.keycloaksspr.benchmarks;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** An SMTP server that hands each mail to whoever waits for it. */
final class Postbox implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final GreenMail greenMail;
  private final Map<String, BlockingQueue<String>> mails = new ConcurrentHashMap<>();
  private final AtomicLong lastArrival = new AtomicLong(System.nanoTime());

  private Postbox(GreenMail greenMail) {
    this.greenMail = greenMail;
  }

  static Postbox start(int port) {
    GreenMail greenMail =
        new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    greenMail.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    greenMail.start();
    GreenMailUser everybody = greenMail.setUser("everybody", "everybody");
    Postbox postbox = new Postbox(greenMail);
    greenMail
        .getUserManager()
        .setMessageDeliveryHandler(
            (mail, recipient) -> {
              postbox.deliver(mail, recipient);
              return everybody;
            });
    return postbox;
  }

  int port() {
    return greenMail.getSmtp().getPort();
  }

  /** Forgets what somebody got before; the next mail is then the one that is asked for now. */
  void empty(String address) {
    of(address).clear();
  }

  /** Waits for a mail and returns its plain text. */
  String next(String address) throws IOException, InterruptedException {
    String text = of(address).poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (text == null) {
      throw new IOException("no mail to " + address + " in " + PATIENCE.toSeconds() + " s");
    }
    return text;
  }

  /**
   * Waits until no mail has come for a while, so that none is sent while something else is
   * measured; then forgets all.
   */
  void settle(Duration quiet) throws InterruptedException {
    while (System.nanoTime() - lastArrival.get() < quiet.toNanos()) {
      Thread.sleep(20);
    }
    mails.clear();
    try {
      greenMail.purgeEmailFromAllMailboxes();
    } catch (FolderException e) {
      throw new IllegalStateException("the mail server cannot forget its mails", e);
    }
  }

  @Override
  public void close() {
    greenMail.stop();
  }

  private void deliver(MovingMessage mail, MailAddress recipient) throws MessagingException {
    lastArrival.set(System.nanoTime());
    try {
      of(recipient.getEmail()).add(plainText(mail.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException("a mail arrived that cannot be read", e);
    }
  }

  private BlockingQueue<String> of(String address) {
    return mails.computeIfAbsent(address, any -> new LinkedBlockingQueue<>());
  }

  private static String plainText(Part part) throws MessagingException, IOException {
    if (part.isMimeType("text/plain")) {
      return part.getContent().toString();
    }
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart each = parts.getBodyPart(i);
        String found = plainText(each);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return "";
  }
}
