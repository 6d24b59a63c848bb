package io.github.keycloaksspr.messaging;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Hands messages over to a background thread once the request's transaction is committed: the page
 * waits for no mail server, and a request that fails sends nothing.
 */
public final class Outbox {

  private static final Logger LOG = Logger.getLogger(Outbox.class);
  private static final String EXECUTOR = "sspr-outbox";

  private final KeycloakSession session;
  private final String realmId;

  public Outbox(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realmId = realm.getId();
  }

  /** Sends a mail through the realm's mail server and settles the receipt either way. */
  public void send(Mail mail, Receipt receipt) {
    afterCommit(
        factory -> {
          Delivery delivery = deliver(factory, mail);
          inRealm(factory, (later, realm) -> receipt.settle(later, realm, delivery));
        });
  }

  /** Does the part of the work that is left when there is nobody to send to. */
  public void sendNothing(BackgroundWork work) {
    afterCommit(factory -> inRealm(factory, work));
  }

  /** Work in a session and transaction of its own. */
  @FunctionalInterface
  public interface BackgroundWork {
    void run(KeycloakSession session, RealmModel realm);
  }

  @FunctionalInterface
  private interface Job {
    void run(KeycloakSessionFactory factory);
  }

  private void afterCommit(Job job) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    session
        .getTransactionManager()
        .enlistAfterCompletion(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                submit(factory, job);
              }

              @Override
              protected void rollbackImpl() {
                // the request failed, so nothing is to be said about it
              }
            });
  }

  private void submit(KeycloakSessionFactory factory, Job job) {
    try {
      session
          .getProvider(ExecutorsProvider.class)
          .getExecutor(EXECUTOR)
          .execute(() -> run(factory, job));
    } catch (RejectedExecutionException e) {
      LOG.errorf("A message of realm %s was lost because the server is stopping", realmId);
    }
  }

  private void run(KeycloakSessionFactory factory, Job job) {
    try {
      job.run(factory);
    } catch (RuntimeException e) {
      // last resort of a background thread: nobody else would see it
      LOG.errorf(e, "A message of realm %s was not settled", realmId);
    }
  }

  private Delivery deliver(KeycloakSessionFactory factory, Mail mail) {
    try {
      inRealm(factory, (later, realm) -> render(later, realm, mail));
      return new Delivery.Accepted();
    } catch (MailFailure e) {
      LOG.warnf(
          "Realm %s could not send %s of user %s: %s. Check the realm's e-mail settings.",
          realmId, mail, mail.userId(), e.getMessage());
      return new Delivery.Failed(String.valueOf(e.getMessage()));
    }
  }

  private static void render(KeycloakSession later, RealmModel realm, Mail mail) {
    UserModel user = later.users().getUserById(realm, mail.userId());
    if (user == null) {
      throw new MailFailure("the user is gone", null);
    }
    later.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, mail.locale().toLanguageTag());
    Map<String, Object> attributes = new HashMap<>(mail.attributes());
    try {
      later
          .getProvider(EmailTemplateProvider.class)
          .setRealm(realm)
          .setUser(user)
          .send(
              mail.subjectKey(),
              mail.subjectParameters(),
              mail.template(),
              attributes,
              mail.to().value());
    } catch (EmailException e) {
      throw new MailFailure(rootMessage(e), e);
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }

  private void inRealm(KeycloakSessionFactory factory, BackgroundWork work) {
    KeycloakModelUtils.runJobInTransaction(
        factory,
        later -> {
          RealmModel realm = later.realms().getRealm(realmId);
          if (realm != null) {
            later.getContext().setRealm(realm);
            work.run(later, realm);
          }
        });
  }

  /** A mail that could not be sent. */
  private static final class MailFailure extends RuntimeException {
    MailFailure(String message, @org.jspecify.annotations.Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
