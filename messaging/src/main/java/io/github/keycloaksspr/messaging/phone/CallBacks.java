package io.github.keycloaksspr.messaging.phone;

import java.util.Locale;

/** Understands the service that makes a gateway's calls when it says which key was pressed. */
public interface CallBacks {

  /** Tells which key was pressed, if the service itself says so. */
  KeyPress read(CallBack callBack);

  /** Returns what makes the service say the code; no greeting, there was one. */
  Script code(Locale locale, SpokenCode spoken);

  /** Returns what makes the service say a sentence and hang up. */
  Script goodbye(Locale locale, String sentence);

  /** An answer to the service. Never printed. */
  record Script(String mediaType, String text) {
    @Override
    public String toString() {
      return "Script[" + mediaType + "]";
    }
  }
}
