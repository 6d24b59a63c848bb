package io.github.keycloaksspr.requiredactions.register;

import io.github.keycloaksspr.authenticators.code.CodeChannel;
import io.github.keycloaksspr.authenticators.method.MethodStep.Visit;
import io.github.keycloaksspr.core.code.OneTimeCode;
import io.github.keycloaksspr.core.limit.Limit;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.messaging.LaterEvent;
import java.util.List;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * A channel to a destination that is about to be registered: the code goes wherever the signed-in
 * user says, within the same limits.
 */
record EnrolChannel(CodeChannel channel) implements CodeChannel {

  @Override
  public Method method() {
    return channel.method();
  }

  @Override
  public Reading read(Visit visit, String typed) {
    return channel.read(visit, typed);
  }

  @Override
  public String masked(String destination) {
    return channel.masked(destination);
  }

  @Override
  public boolean registered(RealmModel realm, UserModel account, String destination) {
    return true;
  }

  @Override
  public List<Limit> limits() {
    return channel.limits();
  }

  @Override
  public Texts texts() {
    return channel.texts();
  }

  @Override
  public boolean paid() {
    return channel.paid();
  }

  @Override
  public boolean ready(Visit visit) {
    return channel.ready(visit);
  }

  @Override
  public void send(
      Visit visit, UserModel account, OneTimeCode code, String destination, LaterEvent event) {
    channel.send(visit, account, code, destination, event);
  }
}
