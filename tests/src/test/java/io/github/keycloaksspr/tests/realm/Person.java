package io.github.keycloaksspr.tests.realm;

import io.github.keycloaksspr.tests.trace.Secret;

/**
 * A user as a test made it.
 *
 * @param id Keycloak's id
 * @param address primary e-mail address
 * @param alternate address that codes go to, whether or not it is registered
 * @param password the password before any reset
 */
public record Person(
    String id, String username, String address, String alternate, String password) {

  /** Writes down what no server may log of somebody. */
  public Person {
    Secret.PRIMARY_ADDRESS.used(address);
    Secret.ADDRESS.used(alternate);
    Secret.PASSWORD.used(password);
  }
}
