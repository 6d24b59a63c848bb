package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.core.activity.DirectoryAnswer;
import io.github.keycloaksspr.core.activity.EventError;
import io.github.keycloaksspr.core.activity.SessionKey;
import io.github.keycloaksspr.core.adminreset.AdminReset;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.ErrorPage;
import org.keycloak.services.ErrorResponse;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Says what is true when the directory has taken a password and Keycloak then fails to store what
 * belongs to it (spec W8): the directory cannot be asked for the former password back.
 */
final class Aftermath {
  /** Keycloak keeps nothing of the password, so it holds here as well. */
  static final String HOLDS_EVERYWHERE = "ssprWritebackUnfinished";

  /** Keycloak has a password of its own for the user, which is the former one. */
  static final String HOLDS_THERE_ONLY = "ssprWritebackDirectoryOnly";

  private static final Logger LOG = Logger.getLogger(Aftermath.class);

  private final KeycloakSession session;
  private final String realmId;
  private final String userId;
  private final String messageKey;

  private Aftermath(KeycloakSession session, RealmModel realm, UserModel user, String messageKey) {
    this.session = session;
    this.realmId = realm.getId();
    this.userId = user.getId();
    this.messageKey = messageKey;
  }

  /**
   * Watches over the rest of a request after the directory has taken a password.
   *
   * @param messageKey what the user reads if the rest fails
   */
  static void watch(KeycloakSession session, RealmModel realm, UserModel user, String messageKey) {
    Aftermath aftermath = new Aftermath(session, realm, user, messageKey);
    session.getTransactionManager().enlistPrepare(aftermath.storing());
    session.getTransactionManager().enlistAfterCompletion(aftermath.reporting());
  }

  /** What the database refuses shows while the answer to the user can still be chosen. */
  private AbstractKeycloakTransaction storing() {
    return new AbstractKeycloakTransaction() {
      @Override
      protected void commitImpl() {
        try {
          session.getProvider(JpaConnectionProvider.class).getEntityManager().flush();
        } catch (RuntimeException e) {
          throw explained(e);
        }
      }

      @Override
      protected void rollbackImpl() {
        // nothing of its own
      }
    };
  }

  private RuntimeException explained(RuntimeException cause) {
    try {
      return Occasion.byUser(session)
          ? new WebApplicationException(cause, page())
          : ErrorResponse.error(messageKey, Status.INTERNAL_SERVER_ERROR);
    } catch (RuntimeException noPage) {
      LOG.warn("The page that says what holds cannot be made", noPage);
      return cause;
    }
  }

  private Response page() {
    return ErrorPage.error(
        session,
        session.getContext().getAuthenticationSession(),
        Status.INTERNAL_SERVER_ERROR,
        messageKey);
  }

  private AbstractKeycloakTransaction reporting() {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    Request request = Request.of(session);
    return new AbstractKeycloakTransaction() {
      @Override
      protected void commitImpl() {
        // all is well
      }

      @Override
      protected void rollbackImpl() {
        LOG.errorf("The directory has a new password of user %s, but Keycloak failed then", userId);
        KeycloakModelUtils.runJobInTransaction(factory, own -> report(own, request));
      }
    };
  }

  /** The request's own events are lost with it. */
  private void report(KeycloakSession own, Request request) {
    RealmModel realm = own.realms().getRealm(realmId);
    own.getContext().setRealm(realm);
    EventBuilder event =
        new EventBuilder(realm, own)
            .event(EventType.UPDATE_CREDENTIAL)
            .user(userId)
            .ipAddress(request.address())
            .detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE)
            .detail("sspr_result", EventError.DIRECTORY_ONLY.id());
    request.details().forEach(event::detail);
    request.answer().ifPresent(answer -> answer.addTo(event));
    event.error(EventError.DIRECTORY_ONLY.id());
  }

  /**
   * What is to be said of a request once it has failed.
   *
   * @param details by which the activity report knows whose session it was
   */
  private record Request(
      String address, Map<String, String> details, Optional<DirectoryAnswer> answer) {

    static Request of(KeycloakSession session) {
      AuthenticationSessionModel page = session.getContext().getAuthenticationSession();
      return new Request(
          session.getContext().getConnection().getRemoteHost(),
          page != null && Occasion.byUser(session)
              ? SessionKey.details(page)
              : Map.of("sspr_intent", AdminReset.INTENT),
          DirectoryAnswer.of(session));
    }
  }
}
