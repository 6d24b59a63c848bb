package io.github.keycloaksspr.authenticators.verify;

import io.github.keycloaksspr.authenticators.identify.IdentifyStep;
import io.github.keycloaksspr.core.activity.Course;
import io.github.keycloaksspr.core.activity.Detail;
import io.github.keycloaksspr.core.activity.Fact;
import io.github.keycloaksspr.core.activity.Purpose;
import io.github.keycloaksspr.core.activity.SessionKey;
import io.github.keycloaksspr.core.activity.store.ActivityJournal;
import io.github.keycloaksspr.core.eligibility.Refusal;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.reset.Intent;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;

/** Notes for the reset report how somebody walks through the gates; its end is in the events. */
final class WalkActivity {

  private final AuthenticationFlowContext context;
  private final String key;

  /** Looks at a request, whose events then say to which session they belong. */
  WalkActivity(AuthenticationFlowContext context) {
    this.context = context;
    this.key = SessionKey.of(context.getAuthenticationSession());
    SessionKey.addTo(context.getEvent(), context.getAuthenticationSession());
  }

  /** Notes that somebody has said who they are; whether they may reset costs nothing more. */
  void begun(Verification verification) {
    Course course =
        Course.begin(
            purpose(verification.chosenIntent().orElseGet(() -> IdentifyStep.wanted(context))),
            verification.gates().needed());
    Optional<Detail> refusal =
        Optional.ofNullable(verification.refusal()).map(Refusal::id).flatMap(Detail::ofId);
    journal()
        .begin(
            key,
            new ActivityJournal.Who(
                verification.candidate().allegedUsername(),
                verification.candidate().userId(),
                null,
                null,
                context.getConnection().getRemoteHost(),
                context.getAuthenticationSession().getClient().getClientId()),
            refusal.map(why -> course.after(new Fact.Ended(why), now())).orElse(course));
  }

  /** Notes that a gate is passed. */
  void passed(Verification verification) {
    journal()
        .note(
            key,
            new Fact.Passed(
                purpose(verification.chosenIntent().orElseThrow()),
                verification.gates().passed(),
                verification.gates().needed()));
  }

  /** Notes that somebody on the way is shown that there is no reset. */
  void unavailable(boolean off) {
    if (off && Policies.valid(context.getRealm()).isPresent()) {
      journal().note(key, new Fact.Ended(Detail.RESET_OFF));
    }
  }

  private ActivityJournal journal() {
    return ActivityJournal.of(context.getSession(), context.getRealm());
  }

  private static Purpose purpose(Intent intent) {
    return intent == Intent.UNLOCK ? Purpose.UNLOCK : Purpose.RESET;
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
