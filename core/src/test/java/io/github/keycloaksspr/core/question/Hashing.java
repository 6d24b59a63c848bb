package io.github.keycloaksspr.core.question;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.crypto.hash.Argon2Parameters;
import org.keycloak.crypto.hash.Argon2PasswordHashProvider;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Keycloak's own Argon2, cheap enough for a test, that counts how often it is used. */
public final class Hashing implements PasswordHashProvider {

  private static final int CHEAP = 1;

  /** Keycloak complains for each hash that a test has no session to trace in. */
  private static final Logger TRACING = Logger.getLogger("org.keycloak.tracing");

  static {
    TRACING.setLevel(Level.SEVERE);
  }

  private final PasswordHashProvider argon2;
  private final AtomicInteger hashes = new AtomicInteger();

  public Hashing() {
    this(64);
  }

  private Hashing(int memory) {
    argon2 =
        new Argon2PasswordHashProvider(
            Argon2Parameters.DEFAULT_VERSION,
            Argon2Parameters.DEFAULT_TYPE,
            Argon2Parameters.DEFAULT_HASH_LENGTH,
            memory,
            CHEAP,
            1,
            new Semaphore(1));
  }

  /** Returns the hashing of a realm that knows this provider and no other. */
  public AnswerHashing ofRealm() {
    return new AnswerHashing(this, CHEAP, Map.of("argon2", this)::get);
  }

  /** Returns the hashing of the same realm once it hashes at another cost. */
  AnswerHashing afterAChangeOfPolicy() {
    return new AnswerHashing(new Hashing(128), CHEAP, Map.of("argon2", this)::get);
  }

  /** Returns the hashing of a server that has lost the provider. */
  AnswerHashing withoutTheProvider() {
    return new AnswerHashing(this, CHEAP, id -> null);
  }

  public int hashes() {
    return hashes.get();
  }

  @Override
  public PasswordCredentialModel encodedCredential(String rawPassword, int iterations) {
    hashes.incrementAndGet();
    return argon2.encodedCredential(rawPassword, iterations);
  }

  @Override
  public boolean verify(String rawPassword, PasswordCredentialModel credential) {
    hashes.incrementAndGet();
    return argon2.verify(rawPassword, credential);
  }

  @Override
  public boolean policyCheck(PasswordPolicy policy, PasswordCredentialModel credential) {
    return argon2.policyCheck(policy, credential);
  }

  @Override
  public void close() {
    argon2.close();
  }
}
