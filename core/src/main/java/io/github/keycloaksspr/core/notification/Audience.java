package io.github.keycloaksspr.core.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whom a notice is for. */
public enum Audience {
  /** The owner of the account. */
  USER,
  /** One of the other administrators, when the account is an administrator's. */
  ADMINISTRATOR,
  /** All other administrators: becomes one notice for each of them before anything is sent. */
  ADMINISTRATORS,
  /** The helpdesk of the policy: an address that belongs to no account. */
  HELPDESK;

  /** Returns the name in the database and in REST answers. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Finds an audience by its id. */
  public static Optional<Audience> ofId(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }
}
