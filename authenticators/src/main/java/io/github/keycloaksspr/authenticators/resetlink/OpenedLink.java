package io.github.keycloaksspr.authenticators.resetlink;

import io.github.keycloaksspr.core.state.SessionNote;

/**
 * What a session knows of the link that it was begun with. It takes the place of the gates.
 *
 * @param fingerprint of the link, which is judged once more when the password is set
 */
public record OpenedLink(String fingerprint) {

  /** Where the session keeps it. */
  public static final SessionNote<OpenedLink> NOTE =
      new SessionNote<>("sspr.reset-link", OpenedLink.class);
}
