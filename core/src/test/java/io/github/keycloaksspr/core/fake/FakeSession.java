package io.github.keycloaksspr.core.fake;

import java.util.HashMap;
import java.util.Map;
import org.keycloak.sessions.AuthenticationSessionModel;

/** An authentication session that has notes and nothing else. */
public final class FakeSession {

  private final Map<String, String> notes = new HashMap<>();
  private final AuthenticationSessionModel model =
      Fake.of(
          AuthenticationSessionModel.class,
          Map.of(
              "getAuthNote", given -> notes.get(given[0]),
              "setAuthNote", given -> notes.put((String) given[0], (String) given[1]),
              "removeAuthNote", given -> notes.remove(given[0])));

  public AuthenticationSessionModel model() {
    return model;
  }

  public Map<String, String> notes() {
    return notes;
  }
}
