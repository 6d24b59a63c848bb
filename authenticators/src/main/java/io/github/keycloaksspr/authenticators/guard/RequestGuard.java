package io.github.keycloaksspr.authenticators.guard;

import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.core.activity.EventError;
import io.github.keycloaksspr.core.limit.Guard;
import io.github.keycloaksspr.core.limit.Limit;
import io.github.keycloaksspr.core.limit.Subject;
import io.github.keycloaksspr.core.limit.Verdict;
import io.github.keycloaksspr.core.limit.store.DatabaseCounters;
import io.github.keycloaksspr.core.metrics.Meter;
import io.github.keycloaksspr.core.metrics.Meters;
import io.github.keycloaksspr.core.policy.Network;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy.Limits;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventBuilder;

/** Counts what a request tries, before it is done (spec section 5). */
public final class RequestGuard {

  private static final Logger LOG = Logger.getLogger(RequestGuard.class);

  private final Interaction interaction;
  private final Limits limits;
  private final Guard guard;

  public RequestGuard(Interaction interaction) {
    this.interaction = interaction;
    this.limits = Policies.limits(interaction.realm());
    this.guard =
        new Guard(
            new DatabaseCounters(interaction.session(), interaction.realm()),
            limits,
            Instant.ofEpochMilli(Time.currentTimeMillis()));
  }

  /** Counts once for whoever the visitor claims to be; tells whether it may be done. */
  public boolean allows(Limit limit, Subject subject) {
    return allowed(guard.count(limit, subject), subject);
  }

  /** Counts a message to a destination; nobody is told when there were too many. */
  public boolean allowsDestination(String destination) {
    return measured(guard.count(Limit.DESTINATION, destination)) instanceof Verdict.Allowed;
  }

  /** Tells whether the realm's daily budget for paid messages has room; counts nothing. */
  public boolean withinBudget() {
    return guard.look(Limit.PAID, interaction.realm().getId()) instanceof Verdict.Allowed;
  }

  /** Counts a paid message of the realm; the first one too many is told to administrators. */
  public boolean spends() {
    boolean before = withinBudget();
    boolean allowed =
        measured(guard.count(Limit.PAID, interaction.realm().getId())) instanceof Verdict.Allowed;
    if (before && !allowed) {
      LOG.warnf(
          "Realm %s has used up its %d texts and calls of a day; no more are sent for an hour."
              + " Look for abuse, or raise limits.paidPerDay in its policy.",
          interaction.realm().getName(), limits.paidPerDay());
    }
    return allowed;
  }

  /** Counts a name typed from the request's source address, unless that is exempt. */
  public boolean allowsIdentification() {
    return allowsFromSource(Limit.IDENTIFICATIONS);
  }

  /**
   * Counts a mail to the helpdesk that somebody asks for: of the request's source address, unless
   * that is exempt, then of whoever asks, then of the realm, so that whom one of them refuses does
   * not use up what is left of the next.
   */
  public boolean allowsHelpdeskRequest(Subject subject) {
    return allowsFromSource(Limit.HELPDESK_SOURCE)
        && allows(Limit.HELPDESK, subject)
        && allowsInRealm(subject);
  }

  private boolean allowsInRealm(Subject subject) {
    String realm = interaction.realm().getId();
    boolean before = guard.look(Limit.HELPDESK_REALM, realm) instanceof Verdict.Allowed;
    boolean allowed = allowed(guard.count(Limit.HELPDESK_REALM, realm), subject);
    if (before && !allowed) {
      LOG.warnf(
          "The helpdesk of realm %s was asked for help %d times in a day; no more mails are sent"
              + " for a day. Look for abuse, or raise limits.helpdeskPerDay in its policy.",
          interaction.realm().getName(), limits.helpdeskPerDay());
    }
    return allowed;
  }

  private boolean allowsFromSource(Limit limit) {
    String source = interaction.connection().getRemoteHost();
    boolean exempt =
        limits.exemptNetworks().stream()
            .map(Network::parse)
            .flatMap(Optional::stream)
            .anyMatch(network -> network.contains(source));
    return exempt || allowed(guard.count(limit, source), new Subject("", null));
  }

  /** Takes a count back, because the proof was right. */
  public void forgive(Limit limit, Subject subject) {
    guard.forgive(limit, subject);
  }

  /** Forgets everything about somebody who has passed all gates. */
  public void clear(Subject subject) {
    guard.clear(subject);
  }

  private boolean allowed(Verdict verdict, Subject subject) {
    if (measured(verdict) instanceof Verdict.Blocked blocked) {
      report(blocked, subject);
      return false;
    }
    return true;
  }

  private Verdict measured(Verdict verdict) {
    if (verdict instanceof Verdict.Blocked blocked) {
      Meters.ofServer().count(Meter.REFUSALS, interaction.realm().getName(), blocked.limit().id());
    }
    return verdict;
  }

  private void report(Verdict.Blocked blocked, Subject subject) {
    EventBuilder event = interaction.event().clone();
    if (subject.userId() != null) {
      event.user(subject.userId());
    }
    event
        .detail("sspr_result", "blocked")
        .detail("sspr_reason", blocked.limit().id())
        .error(EventError.BLOCKED.id());
  }
}
