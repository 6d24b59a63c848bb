package io.github.keycloaksspr.authenticators.helpdesk;

import io.github.keycloaksspr.authenticators.guard.RequestGuard;
import io.github.keycloaksspr.authenticators.page.Form;
import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.core.activity.EventReader;
import io.github.keycloaksspr.core.activity.SessionKey;
import io.github.keycloaksspr.core.code.SingleUseClaims;
import io.github.keycloaksspr.core.limit.Subject;
import io.github.keycloaksspr.core.policy.HelpdeskRequest;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.registration.EmailAddress;
import io.github.keycloaksspr.core.registration.MailLink;
import io.github.keycloaksspr.core.server.AfterRollback;
import io.github.keycloaksspr.core.state.SessionNote;
import io.github.keycloaksspr.messaging.HelpdeskText;
import io.github.keycloaksspr.messaging.Notices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;

/**
 * Has a mail sent to the helpdesk for a visitor who is stuck (spec A8): once in a session, within
 * limits, and alike whether or not the name that was typed is known.
 */
public record HelpdeskRequests(Interaction interaction) {

  private static final String BUTTON = "helpdesk";

  /** Longer than an authentication session lives. */
  private static final Duration CLAIMED = Duration.ofDays(1);

  private static final SessionNote<Asked> NOTE = new SessionNote<>("sspr.helpdesk", Asked.class);

  /** That the helpdesk was asked in this session. */
  record Asked(Instant at) {}

  /** Returns the same visitor with pages that have the button, unless it was pressed already. */
  public Interaction offered() {
    return addresses().isEmpty() || asked() ? interaction : interaction.withHelpdesk();
  }

  /** Tells whether the visitor has pressed the button, where there is one. */
  public boolean wanted() {
    return Form.of(interaction).has(BUTTON) && !addresses().isEmpty();
  }

  /**
   * Asks the helpdesk, and returns the visitor with pages that say what came of it. Nothing else
   * changes: the visitor goes on where they are.
   *
   * @param who for whom it counts, and whose account it may be
   */
  public Interaction ask(Subject who, HelpdeskText.Plea plea) {
    if (!asked()) {
      if (!new RequestGuard(interaction).allowsHelpdeskRequest(who)) {
        return interaction.announcing(form -> form.setError("ssprHelpdeskTooOften"));
      }
      send(who, plea);
    }
    return interaction.announcing(form -> form.setSuccess("ssprHelpdeskAsked"));
  }

  private void send(Subject who, HelpdeskText.Plea plea) {
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    NOTE.write(interaction.authenticationSession(), new Asked(now));
    if (first()) {
      new Notices(interaction.session(), interaction.realm())
          .askHelpdesk(addresses(), who.userId(), plea, now);
      report(who, plea);
    }
  }

  /** Of several posts at the same moment one sends; one that fails after all does not count. */
  private boolean first() {
    String name = "sspr-helpdesk." + SessionKey.of(interaction.authenticationSession());
    boolean first = new SingleUseClaims(interaction.session()).take(name, CLAIMED);
    if (first) {
      AfterRollback.of(interaction.session(), own -> new SingleUseClaims(own).release(name));
    }
    return first;
  }

  private void report(Subject who, HelpdeskText.Plea plea) {
    EventBuilder event = interaction.event().clone().event(EventType.SEND_RESET_PASSWORD);
    if (who.userId() != null) {
      event.user(who.userId());
    }
    SessionKey.addTo(event, interaction.authenticationSession());
    event
        .detail(Details.USERNAME, who.typed())
        .detail("sspr_intent", plea.wants())
        .detail("sspr_result", EventReader.HELPDESK_ASKED)
        .success();
  }

  private boolean asked() {
    return NOTE.read(interaction.authenticationSession()).isPresent();
  }

  private List<EmailAddress> addresses() {
    return Policies.inForce(interaction.realm())
        .filter(policy -> policy.helpdeskRequest() == HelpdeskRequest.MAIL)
        .map(policy -> MailLink.addresses(policy.helpdesk()))
        .orElseGet(List::of);
  }
}
