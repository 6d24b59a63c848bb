package io.github.keycloaksspr.core.code;

import java.util.Optional;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The realm's own HMAC keys, as keys for codes. */
public final class RealmCodeKeys {

  private final KeycloakSession session;
  private final RealmModel realm;

  public RealmCodeKeys(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** Returns the key to issue codes under. */
  public CodeKey active() {
    return key(session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512));
  }

  /** Finds the key that a code was issued under; empty when the realm no longer has it. */
  public Optional<CodeKey> of(IssuedCode code) {
    return Optional.ofNullable(
            session.keys().getKey(realm, code.seal().keyId(), KeyUse.SIG, Algorithm.HS512))
        .map(RealmCodeKeys::key);
  }

  private static CodeKey key(KeyWrapper key) {
    return new CodeKey(key.getKid(), key.getSecretKey());
  }
}
