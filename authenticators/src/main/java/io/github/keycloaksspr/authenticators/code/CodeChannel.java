package io.github.keycloaksspr.authenticators.code;

import io.github.keycloaksspr.authenticators.method.MethodStep.Visit;
import io.github.keycloaksspr.core.code.OneTimeCode;
import io.github.keycloaksspr.core.limit.Limit;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.messaging.LaterEvent;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** What differs between the methods that send a code: where it goes and how. */
public interface CodeChannel {

  Method method();

  /** Reads what was typed as a destination, in its normal form; empty when it cannot be one. */
  Optional<String> parse(Visit visit, String typed);

  /** Returns a normal destination with most of it hidden. */
  String masked(String destination);

  /** Tells whether the account holds this normal destination for this method. */
  boolean registered(UserModel account, String destination);

  /** Returns what is counted before a code is sent, besides the messages to the destination. */
  List<Limit> limits();

  /** Message keys for a destination that is missing and for one that cannot be. */
  Texts texts();

  /**
   * Hands the code over to be sent once the request is committed, and fires the event when it is
   * known what became of it.
   *
   * @param account holder of the destination
   */
  void send(Visit visit, UserModel account, OneTimeCode code, String destination, LaterEvent event);

  /** Message keys. */
  record Texts(String missing, String invalid) {}
}
