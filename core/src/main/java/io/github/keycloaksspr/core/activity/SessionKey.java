package io.github.keycloaksspr.core.activity;

import io.github.keycloaksspr.core.reset.Reset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.keycloak.events.EventBuilder;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Names a session of the reset report: a tab of an authentication session, and for a reset or an
 * unlock the time from one name that was typed to the next.
 */
public final class SessionKey {

  /** Event detail with the key, by which the events of a row are found. */
  public static final String DETAIL = "sspr_session";

  /** The notes of a session go when its user starts again, and so does this one. */
  private static final String NOTE = "sspr.activity";

  private static final int NOTE_LENGTH = 8;

  private SessionKey() {}

  /** Begins a reset or unlock when its first page is shown, however often that is. */
  public static void begin(AuthenticationSessionModel session) {
    if (session.getAuthNote(NOTE) == null) {
      session.setAuthNote(NOTE, UUID.randomUUID().toString().substring(0, NOTE_LENGTH));
    }
  }

  /** Returns the key of what goes on in the tab now. */
  public static String of(AuthenticationSessionModel session) {
    String begun = session.getAuthNote(NOTE);
    return begun != null && (session.getAuthenticatedUser() == null || resetting(session))
        ? tab(session) + "." + begun
        : tab(session);
  }

  /** Returns what the keys of all that went on in the tab begin with. */
  public static String tab(AuthenticationSessionModel session) {
    return session.getParentSession().getId() + "." + session.getTabId();
  }

  /** Returns a key for what has no session. */
  public static String fresh() {
    return UUID.randomUUID().toString();
  }

  /** Says in an event, and in all that are cloned from it, to which session it belongs. */
  public static void addTo(EventBuilder event, AuthenticationSessionModel session) {
    details(session).forEach(event::detail);
  }

  /** Returns the event details that say to which session something belongs. */
  public static Map<String, String> details(AuthenticationSessionModel session) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put(DETAIL, of(session));
    if (resetting(session)) {
      details.put("sspr_intent", Purpose.RESET.id());
    }
    return details;
  }

  private static boolean resetting(AuthenticationSessionModel session) {
    return Reset.NOTE.read(session).isPresent();
  }
}
