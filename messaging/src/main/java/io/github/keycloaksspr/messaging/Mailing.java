package io.github.keycloaksspr.messaging;

import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.light.LightweightUserAdapter;

/** Sends mails through the realm's mail server. */
final class Mailing {

  private static final Logger LOG = Logger.getLogger(Mailing.class);

  private Mailing() {}

  static Delivery send(Background background, Mail mail) {
    return DeliveryTimes.of(background).of(mail, () -> handOver(background, mail));
  }

  private static Delivery handOver(Background background, Mail mail) {
    try {
      background.inRealm((later, realm) -> render(later, realm, mail));
      return new Delivery.Accepted();
    } catch (MailFailure e) {
      LOG.warnf(
          "Realm %s could not send %s of user %s: %s. Check the realm's e-mail settings.",
          background.realmId(), mail, mail.userId(), e.getMessage());
      return new Delivery.Failed(String.valueOf(e.getMessage()));
    }
  }

  private static void render(KeycloakSession later, RealmModel realm, Mail mail) {
    UserModel user = reader(later, realm, mail.userId());
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

  /** Keycloak's templates want somebody to write to, even where it is a mailbox of nobody. */
  private static @Nullable UserModel reader(
      KeycloakSession later, RealmModel realm, String userId) {
    return userId.equals(Mail.NO_ACCOUNT)
        ? new LightweightUserAdapter(later, realm, userId)
        : later.users().getUserById(realm, userId);
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName();
  }

  /** A mail that could not be sent. */
  private static final class MailFailure extends RuntimeException {
    MailFailure(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
