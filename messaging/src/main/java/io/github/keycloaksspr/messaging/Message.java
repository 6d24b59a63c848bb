package io.github.keycloaksspr.messaging;

/** Something to send to one person. */
public sealed interface Message permits Mail, PhoneCode {

  /** Returns the id of the account it is about. */
  String userId();
}
