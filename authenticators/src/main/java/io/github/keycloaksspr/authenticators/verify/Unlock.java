package io.github.keycloaksspr.authenticators.verify;

import io.github.keycloaksspr.authenticators.guard.RequestGuard;
import io.github.keycloaksspr.authenticators.identify.Candidate;
import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.authenticators.page.Page;
import io.github.keycloaksspr.core.gate.Gates;
import io.github.keycloaksspr.core.limit.Subject;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.reset.Intent;
import io.github.keycloaksspr.core.state.SessionNote;
import io.github.keycloaksspr.writeback.lock.AccountLocks;
import io.github.keycloaksspr.writeback.lock.Unlocking;
import io.github.keycloaksspr.writeback.outcome.Failure;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;

/**
 * The end of an unlock (spec P14). The flow stops at it: the session never gets a user, so nothing
 * that follows could sign anybody in or ask for a new password.
 */
record Unlock(Interaction interaction) {

  /**
   * An unlock that is done, for whoever loads its page again.
   *
   * @param lifted which locks there were
   */
  record Done(String username, List<String> lifted) {
    private static final SessionNote<Done> NOTE = new SessionNote<>("sspr.unlocked", Done.class);

    Done {
      lifted = List.copyOf(lifted);
    }
  }

  /** Returns the done page, if this session has come to it. */
  Optional<Response> donePage() {
    return Done.NOTE.read(interaction.authenticationSession()).map(this::page);
  }

  /**
   * Unlocks the account of a candidate who has passed all gates, and says what was locked or why it
   * did not work. In the latter case the gates stay passed, so that it can be tried again.
   */
  Response lift(Candidate candidate, Gates gates, UserModel account) {
    Unlocking unlocking =
        new AccountLocks(interaction.session(), interaction.realm(), account).lift();
    EventBuilder event = event(candidate, gates, account);
    if (unlocking instanceof Unlocking.Failed failed) {
      return failure(candidate, failed.failure(), event);
    }
    Unlocking.Done unlocked = (Unlocking.Done) unlocking;
    event.detail("sspr_result", "succeeded").detail("sspr_unlocked", unlocked.detail()).success();
    new RequestGuard(interaction).clear(new Subject(candidate.allegedUsername(), account.getId()));
    return conclude(new Done(candidate.allegedUsername(), unlocked.lifted()));
  }

  private Response failure(Candidate candidate, Failure failure, EventBuilder event) {
    event
        .detail("sspr_result", "failed")
        .detail("sspr_reason", failure.id())
        .error(Errors.NOT_ALLOWED);
    return unlockPage(candidate).error(failure.unlockMessageKey()).show("sspr-unlock.ftl");
  }

  /** Returns the page of somebody whose account could not be unlocked yet; unlocks nothing. */
  Response page(Candidate candidate) {
    return unlockPage(candidate).show("sspr-unlock.ftl");
  }

  private Page unlockPage(Candidate candidate) {
    return Page.of(interaction).with("username", candidate.allegedUsername());
  }

  private Response conclude(Done done) {
    Done.NOTE.write(interaction.authenticationSession(), done);
    Candidate.NOTE.remove(interaction.authenticationSession());
    Verification.NOTE.remove(interaction.authenticationSession());
    return page(done);
  }

  private Response page(Done done) {
    return Page.of(interaction)
        .with("username", done.username())
        .with("lifted", done.lifted())
        .show("sspr-unlocked.ftl");
  }

  private EventBuilder event(Candidate candidate, Gates gates, UserModel account) {
    return interaction
        .event()
        .clone()
        .event(EventType.RESET_PASSWORD)
        .user(account)
        .detail(Details.USERNAME, candidate.allegedUsername())
        .detail("sspr_intent", Intent.UNLOCK.id())
        .detail(
            "sspr_method",
            gates.passed().stream().map(Method::id).collect(Collectors.joining(",")));
  }
}
