package io.github.keycloaksspr.requiredactions.rules;

import io.github.keycloaksspr.authenticators.resetlink.LinkPage;
import io.github.keycloaksspr.authenticators.resetlink.LinkVerdict;
import io.github.keycloaksspr.authenticators.resetlink.OpenedLink;
import io.github.keycloaksspr.core.adminreset.AdminReset;
import io.github.keycloaksspr.core.code.SingleUseClaims;
import io.github.keycloaksspr.core.server.AfterRollback;
import io.github.keycloaksspr.requiredactions.done.ResetEvents;
import java.time.Duration;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;

/** The one password that an administrator's link is good for (spec X5). */
final class LinkUse {

  /** Longer than any request takes; the link itself is gone once the password is stored. */
  private static final Duration CLAIMED = Duration.ofHours(1);

  private final RequiredActionContext context;
  private final OpenedLink link;

  LinkUse(RequiredActionContext context, OpenedLink link) {
    this.context = context;
    this.link = link;
  }

  /**
   * Sets the password if the link still holds and no other request sets one by it at this moment. A
   * password that is refused leaves the link as it was.
   */
  void around(Runnable setting) {
    LinkVerdict verdict =
        LinkVerdict.of(
            context.getSession(), context.getRealm(), context.getUser(), link.fingerprint());
    SingleUseClaims claims = new SingleUseClaims(context.getSession());
    String name = "sspr.reset-link:" + link.fingerprint();
    if (verdict != LinkVerdict.HOLDS) {
      refuse(verdict);
    } else if (!claims.take(name, CLAIMED)) {
      refuse(LinkVerdict.VOID);
    } else {
      releaseUnlessCommitted(name);
      setting.run();
      if (context.getStatus() != RequiredActionContext.Status.SUCCESS) {
        claims.release(name);
      }
    }
  }

  /** A claim is known at once; a request that fails after it must not use the link up. */
  private void releaseUnlessCommitted(String name) {
    AfterRollback.of(context.getSession(), own -> new SingleUseClaims(own).release(name));
  }

  private void refuse(LinkVerdict verdict) {
    ResetEvents.of(context)
        .detail(Details.USERNAME, context.getUser().getUsername())
        .detail("sspr_intent", AdminReset.INTENT)
        .detail("sspr_kind", AdminReset.LINK)
        .detail("sspr_result", "failed")
        .detail("sspr_reason", verdict.reason())
        .error(Errors.NOT_ALLOWED);
    LinkPage page = new LinkPage(context.getSession(), context.getRealm());
    context.challenge(page.refuse(context.form(), verdict));
  }
}
