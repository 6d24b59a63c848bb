package io.github.keycloaksspr.authenticators.code;

import io.github.keycloaksspr.authenticators.method.MethodStep.Visit;
import io.github.keycloaksspr.core.code.OneTimeCode;
import io.github.keycloaksspr.core.limit.Limit;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.messaging.LaterEvent;
import java.util.List;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What differs between the methods that send a code: where it goes and how. */
public interface CodeChannel {

  Method method();

  /** Reads what was typed as a destination. */
  Reading read(Visit visit, String typed);

  /** What was typed as a destination. */
  sealed interface Reading {

    /** A destination in its normal form. */
    record Destination(String value) implements Reading {}

    /**
     * No code is ever sent there, whoever asks.
     *
     * @param messageKey says why
     */
    record Unusable(String messageKey) implements Reading {}
  }

  /** Returns a normal destination with most of it hidden. */
  String masked(String destination);

  /** Tells whether the account holds this normal destination for this method. */
  boolean registered(RealmModel realm, UserModel account, String destination);

  /** Returns what is counted before a code is sent, besides the messages to the destination. */
  List<Limit> limits();

  Texts texts();

  /** Tells whether each message costs money, and so counts in the realm's daily budget. */
  default boolean paid() {
    return false;
  }

  /** Tells whether codes can be expected to leave now; asked before anybody is promised one. */
  default boolean ready(Visit visit) {
    return true;
  }

  /**
   * Hands the code over to be sent once the request is committed, and fires the event when it is
   * known what became of it.
   *
   * @param account holder of the destination
   */
  void send(Visit visit, UserModel account, OneTimeCode code, String destination, LaterEvent event);

  /**
   * Message keys.
   *
   * @param missing for a destination that was not typed
   * @param sentAgain for a code that was asked for once more
   * @param unavailable for codes that cannot leave now
   */
  record Texts(String missing, String sentAgain, String unavailable) {}
}
