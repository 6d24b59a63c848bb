package io.github.keycloaksspr.core.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a notice is. One that was sent is kept no longer. */
public enum NoticeState {
  /** To be sent when its time comes. */
  PENDING,
  /** Some node is sending it. */
  SENDING,
  /** Could not be sent, and is not tried again by itself. */
  FAILED;

  /** Returns the name in the database and in REST answers. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Finds a state by its id. */
  public static Optional<NoticeState> ofId(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }
}
