package io.github.keycloaksspr.tests.mail;

import io.github.keycloaksspr.tests.trace.Secret;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.testframework.mail.MailServer;

/** The mails of one test, taken one after another. */
public final class Mailbox {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long BETWEEN_LOOKS_MILLIS = 20;

  private final MailServer server;
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();

  public Mailbox(MailServer server) {
    this.server = server;
  }

  /** Waits for the next mail to an address that was not taken yet. */
  public Mail next(String address) {
    Instant deadline = Instant.now().plus(PATIENCE);
    int next = taken.merge(address, 1, Integer::sum);
    while (to(address).size() < next) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError(
            "mail " + next + " to " + address + " did not arrive; there are: " + subjects());
      }
      pause();
    }
    return to(address).get(next - 1);
  }

  /** Waits for the next mail with a code; takes what else comes before it as well. */
  public String nextCode(String address) {
    Mail mail = next(address);
    return mail.codes().isEmpty() ? nextCode(address) : mail.code();
  }

  /** Returns what has arrived for an address so far and was not taken. */
  public List<Mail> pending(String address) {
    List<Mail> all = to(address);
    return all.subList(taken.getOrDefault(address, 0), all.size());
  }

  /** Writes down the codes in all mails, read or not. */
  public static void writeDownSecrets(MailServer server) {
    for (MimeMessage message : server.getReceivedMessages()) {
      Mail.of(message).codes().forEach(Secret.CODE::used);
    }
  }

  private List<Mail> to(String address) {
    return all().stream().filter(mail -> mail.to().contains(address)).toList();
  }

  private List<String> subjects() {
    return all().stream().map(mail -> mail.to() + " " + mail.subject()).toList();
  }

  private List<Mail> all() {
    return Arrays.stream(server.getReceivedMessages()).map(Mail::of).toList();
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a mail", e);
    }
  }
}
