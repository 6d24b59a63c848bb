package io.github.keycloaksspr.core.activity.feed;

import io.github.keycloaksspr.core.policy.Policy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way on which rows of the activity leave; a realm has at most one feed of each kind. */
public enum FeedKind {
  /** Posted in batches to a service. */
  WEBHOOK,
  /** Line by line to a log collector. */
  SYSLOG;

  /** Returns the name in the database, in REST answers and in the policy. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Finds a kind by its id. */
  public static Optional<FeedKind> ofId(String id) {
    return Arrays.stream(values()).filter(each -> each.id().equals(id)).findFirst();
  }

  /** Names where the policy wants rows sent to, and how; empty for nowhere. */
  public Optional<String> destination(Policy.Activity activity) {
    return switch (this) {
      case WEBHOOK ->
          Optional.ofNullable(activity.webhook()).map(hook -> hook.url() + " " + hook.secret());
      case SYSLOG ->
          Optional.ofNullable(activity.syslog()).map(log -> log.url() + " " + log.format().id());
    };
  }
}
