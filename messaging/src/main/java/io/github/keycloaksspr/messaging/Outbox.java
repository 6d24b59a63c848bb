package io.github.keycloaksspr.messaging;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/**
 * Hands messages over to a background thread once the request's transaction is committed: the page
 * waits for no mail server and no phone gateway, and a request that fails sends nothing. Mails and
 * phones have threads of their own, so that neither waits for the other.
 */
public final class Outbox {

  private static final Logger LOG = Logger.getLogger(Outbox.class);
  private static final String EXECUTOR = "sspr-outbox";
  private static final String PHONE_EXECUTOR = "sspr-phone";
  private static final String MAILING_EXECUTOR = "sspr-mailing";

  private final KeycloakSession session;
  private final Background background;

  public Outbox(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.background = new Background(session.getKeycloakSessionFactory(), realm.getId());
  }

  /** Sends a message and settles the receipt either way. */
  public void send(Message message, Receipt receipt) {
    afterCommit(
        message instanceof Mail ? EXECUTOR : PHONE_EXECUTOR,
        () -> {
          Delivery delivery = deliver(message);
          background.inRealm((later, realm) -> receipt.settle(later, realm, delivery));
        });
  }

  /** Sends a message of which only the log tells what became of it. */
  public void send(Message message) {
    send(message, (later, realm, delivery) -> {});
  }

  /**
   * Sends many mails, one after the other and each when the pace allows it, on a thread that no
   * code waits for.
   */
  public void sendInTurn(List<Parcel> parcels, Pace pace) {
    List<Parcel> all = List.copyOf(parcels);
    afterCommit(MAILING_EXECUTOR, () -> new Mailshot(background, pace).send(all));
  }

  /**
   * Sends many mails on the calling thread, which belongs to a job and not to a request; returns
   * when all are settled.
   */
  public static void sendNow(
      KeycloakSessionFactory factory, String realmId, List<Parcel> parcels, Pace pace) {
    new Mailshot(new Background(factory, realmId), pace).send(parcels);
  }

  /** Says when the next of many mails may go. */
  @FunctionalInterface
  public interface Pace {

    /** Returns how long to wait before asking again; zero to send one mail now. */
    Duration pause(KeycloakSession session, RealmModel realm);
  }

  /** A mail with its receipt. */
  public record Parcel(Mail mail, Receipt receipt) {}

  private Delivery deliver(Message message) {
    return message instanceof Mail mail
        ? Mailing.send(background, mail)
        : Phoning.send(background, (PhoneCode) message);
  }

  /** Does the part of the work that is left when there is nobody to send to. */
  public void sendNothing(BackgroundWork work) {
    afterCommit(EXECUTOR, () -> background.inRealm(work::run));
  }

  /** Does an attempt to send a notice. */
  void attempt(Consumer<Background> attempt) {
    afterCommit(EXECUTOR, () -> attempt.accept(background));
  }

  /** Does attempts to send many notices, one after the other, on a thread no code waits for. */
  void attemptInTurn(Consumer<Background> attempts) {
    afterCommit(MAILING_EXECUTOR, () -> attempts.accept(background));
  }

  /** Work in a session and transaction of its own. */
  @FunctionalInterface
  public interface BackgroundWork {
    void run(KeycloakSession session, RealmModel realm);
  }

  private void afterCommit(String executor, Runnable job) {
    session
        .getTransactionManager()
        .enlistAfterCompletion(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                submit(executor, job);
              }

              @Override
              protected void rollbackImpl() {
                // the request failed, so nothing is to be said about it
              }
            });
  }

  private void submit(String executor, Runnable job) {
    try {
      session.getProvider(ExecutorsProvider.class).getExecutor(executor).execute(() -> run(job));
    } catch (RejectedExecutionException e) {
      LOG.errorf(
          "A message of realm %s was lost because the server is stopping", background.realmId());
    }
  }

  private void run(Runnable job) {
    try {
      job.run();
    } catch (RuntimeException e) {
      // last resort of a background thread: nobody else would see it
      LOG.errorf(e, "A message of realm %s was not settled", background.realmId());
    }
  }
}
