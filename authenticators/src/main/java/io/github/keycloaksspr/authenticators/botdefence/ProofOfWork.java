package io.github.keycloaksspr.authenticators.botdefence;

import io.github.keycloaksspr.authenticators.page.Form;
import io.github.keycloaksspr.core.botdefence.AllegedProof;
import io.github.keycloaksspr.core.botdefence.Challenge;
import io.github.keycloaksspr.core.botdefence.Difficulty;
import io.github.keycloaksspr.core.botdefence.ProofJudge;
import io.github.keycloaksspr.core.botdefence.ProofVerdict;
import io.github.keycloaksspr.core.botdefence.Wait;
import io.github.keycloaksspr.core.code.SingleUseClaims;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.common.util.Time;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Has the browser work a little for each name, in the background; who has no scripts waits instead.
 * Nothing is asked of the visitor, and nobody else is asked about them.
 */
final class ProofOfWork implements BotDefence {

  private static final Logger LOG = Logger.getLogger(ProofOfWork.class);

  private static final String FIELD = "proof";

  private final Difficulty difficulty;

  ProofOfWork(Difficulty difficulty) {
    this.difficulty = difficulty;
  }

  @Override
  public Optional<PagePart> part(AuthenticationFlowContext context) {
    Challenge challenge = Challenge.issue(random(), difficulty, now());
    Challenge.NOTE.write(context.getAuthenticationSession(), challenge);
    return Optional.of(
        new PagePart(
            "sspr-proof-of-work.ftl",
            Map.of("challenge", challenge.text(), "bits", challenge.bits())));
  }

  @Override
  public Verdict judge(AuthenticationFlowContext context, Form form) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    Instant now = now();
    ProofJudge judge = new ProofJudge(new SingleUseClaims(context.getSession()), now);
    AllegedProof proof = AllegedProof.of(form.filled(FIELD), form.value(FIELD));
    if (proof instanceof AllegedProof.Nonce nonce) {
      return verdict(judge.judge(nonce, Challenge.NOTE.read(session)));
    }
    return proof instanceof AllegedProof.Absent
        ? verdict(afterWaiting(session, judge, now))
        : verdict(new ProofVerdict.Refused(ProofVerdict.Reason.MALFORMED));
  }

  private static ProofVerdict afterWaiting(
      AuthenticationSessionModel session, ProofJudge judge, Instant now) {
    Wait wait =
        Wait.NOTE
            .read(session)
            .filter(begun -> !begun.over(now))
            .orElseGet(() -> Wait.begin(random(), now));
    ProofVerdict verdict = judge.judge(wait);
    if (verdict instanceof ProofVerdict.Early) {
      Wait.NOTE.write(session, wait);
    } else {
      Wait.NOTE.remove(session);
    }
    return verdict;
  }

  private static Verdict verdict(ProofVerdict verdict) {
    if (verdict instanceof ProofVerdict.Early early) {
      return new Verdict.Refused("ssprProofOfWorkWait", List.of(early.seconds()));
    }
    if (verdict instanceof ProofVerdict.Refused refused) {
      LOG.debugf("A proof of work was refused: %s", refused.reason());
      return new Verdict.Refused("ssprProofOfWorkRefused", List.of());
    }
    return new Verdict.Passed();
  }

  private static String random() {
    return SecretGenerator.getInstance().randomString(24);
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
