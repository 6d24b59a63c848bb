package io.github.keycloaksspr.core.activity.summary;

/** What else than intent and result sessions are counted by. */
public enum Facet {
  /** Why it ended so; each session counts once. */
  DETAIL,
  /** What was used; a session counts once for each of its methods. */
  METHOD
}
