package io.github.keycloaksspr.core.limit;

import io.github.keycloaksspr.core.policy.Policy.Limits;
import java.time.Duration;

/** The rule of each limit, out of the policy (spec section 5, P16). */
final class Rules {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MAIL_WINDOW = Duration.ofMinutes(10);

  private final Limits limits;

  Rules(Limits limits) {
    this.limits = limits;
  }

  Rule of(Limit limit) {
    Duration block = Duration.ofHours(limits.blockHours());
    return switch (limit) {
      case PROOFS -> new Rule(limits.proofs(), DAY, block);
      case PHONE_CHECKS -> new Rule(limits.phoneChecks(), HOUR, block);
      case TEXTS -> new Rule(limits.texts(), HOUR, block);
      case CALLS -> new Rule(limits.calls(), HOUR, block);
      case QUESTIONS -> new Rule(limits.questions(), HOUR, block);
      case MAILS -> new Rule(limits.mails(), MAIL_WINDOW, block);
      case DESTINATION -> new Rule(limits.perDestination(), HOUR, HOUR);
      case IDENTIFICATIONS -> new Rule(limits.identifications(), HOUR, HOUR);
      case PAID -> new Rule(limits.paidPerDay(), DAY, HOUR);
      case HELPDESK -> new Rule(limits.helpdeskRequests(), DAY, block);
      case HELPDESK_SOURCE -> new Rule(limits.helpdeskPerSource(), HOUR, HOUR);
      case HELPDESK_REALM -> new Rule(limits.helpdeskPerDay(), DAY, DAY);
      case INVITATIONS -> new Rule(1, Invitations.REST, Duration.ZERO);
      case EXPIRY_REMINDERS, REPORTS -> new Rule(1, Duration.ZERO, Duration.ZERO);
    };
  }
}
