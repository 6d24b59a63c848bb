package io.github.keycloaksspr.demo.inbox;

import java.io.IOException;

/** A mail server, a telephone and a web page that shows what arrives, for this machine only. */
public final class Inbox implements AutoCloseable {
  private final int smtpPort;
  private final Messages messages;
  private final MailServer mail;
  private final LocalWeb web;

  private Inbox(int smtpPort, Messages messages, MailServer mail, LocalWeb web) {
    this.smtpPort = smtpPort;
    this.messages = messages;
    this.mail = mail;
    this.web = web;
  }

  /** Starts both on free ports; {@code Ports} finds them. */
  public static Inbox start(int smtpPort, int webPort) throws IOException {
    Messages messages = new Messages();
    LocalWeb web = LocalWeb.start(webPort);
    new InboxPages(messages).mountOn(web);
    new PhoneSimulator(messages).mountOn(web);
    return new Inbox(smtpPort, messages, MailServer.start(smtpPort, messages), web);
  }

  /** Returns the port that takes mails. */
  public int smtpPort() {
    return smtpPort;
  }

  /** Returns what has arrived. */
  public Messages messages() {
    return messages;
  }

  /** Returns the options of a Keycloak server whose texts and calls arrive here. */
  public String[] serverOptions() {
    return PhoneSimulator.serverOptions(web.url()).toArray(String[]::new);
  }

  /** Returns the web server, so that further pages can be put on it. */
  public LocalWeb web() {
    return web;
  }

  @Override
  public void close() {
    web.close();
    mail.close();
  }
}
