package io.github.keycloaksspr.authenticators.passkey;

import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import io.github.keycloaksspr.authenticators.guard.RequestGuard;
import io.github.keycloaksspr.authenticators.method.MethodStep;
import io.github.keycloaksspr.authenticators.method.ProofEvents;
import io.github.keycloaksspr.authenticators.page.Form;
import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.authenticators.page.Page;
import io.github.keycloaksspr.core.code.SingleUseClaims;
import io.github.keycloaksspr.core.limit.Limit;
import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.common.util.UriUtils;
import org.keycloak.credential.WebAuthnCredentialModelInput;
import org.keycloak.credential.WebAuthnCredentialModelInput.KeycloakWebAuthnAuthenticationParameters;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;
import org.keycloak.models.WebAuthnPolicy;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Proof by a passkey (spec M6). The page asks the browser for any passkey of this server and never
 * says which ones the account has, so that it is the same for everybody; the passkey that signs has
 * to be one of the account's, and to have verified its user.
 */
public final class PasskeyStep implements MethodStep {

  private static final Logger LOG = Logger.getLogger(PasskeyStep.class);

  private static final String PAGE = "sspr-passkey.ftl";
  private static final int CHALLENGE_BYTES = 32;

  /** Longer than an authentication session lives. */
  private static final Duration CLAIM = Duration.ofHours(12);

  private static final List<String> TYPES =
      List.of(CredentialTypes.PASSKEY, CredentialTypes.SECURITY_KEY);

  @Override
  public Method method() {
    return Method.PASSKEY;
  }

  @Override
  public Response show(Visit visit) {
    return page(visit).show(PAGE);
  }

  @Override
  public Outcome submit(Visit visit) {
    Form form = Form.of(visit.interaction());
    if (form.has("back") && visit.progress().switchable()) {
      return new Outcome.Switch();
    }
    Optional<Assertion> assertion = Assertion.of(form);
    if (assertion.isEmpty()) {
      return new Outcome.Show(page(visit).error("ssprPasskeyMissing").show(PAGE));
    }
    RequestGuard guard = new RequestGuard(visit.interaction());
    if (!guard.allows(Limit.PROOFS, visit.counted())) {
      return new Outcome.Show(page(visit).error("ssprBlocked").show(PAGE));
    }
    if (!right(visit, assertion.get())) {
      return refused(visit);
    }
    guard.forgive(Limit.PROOFS, visit.counted());
    return new Outcome.Passed();
  }

  @Override
  public void forget(Visit visit) {
    PasskeyChallenge.NOTE.remove(visit.interaction().authenticationSession());
  }

  private static Outcome refused(Visit visit) {
    String refusal = visit.progress().refusal();
    new ProofEvents(visit, Method.PASSKEY)
        .refused(refusal == null ? "wrong_passkey" : refusal, Errors.INVALID_USER_CREDENTIALS);
    return new Outcome.Refused(page(visit).error("ssprPasskeyWrong").show(PAGE));
  }

  private static boolean right(Visit visit, Assertion assertion) {
    Optional<PasskeyChallenge> challenge = take(visit);
    UserModel account = visit.account();
    return account != null
        && challenge.isPresent()
        && assertion.allegedlyOf(account.getId())
        && TYPES.stream()
            .anyMatch(type -> valid(account, input(visit, type, assertion, challenge.get())));
  }

  /** Takes the challenge out of the session, so that nothing is signed for it twice. */
  private static Optional<PasskeyChallenge> take(Visit visit) {
    AuthenticationSessionModel session = visit.interaction().authenticationSession();
    Optional<PasskeyChallenge> challenge = PasskeyChallenge.NOTE.read(session);
    PasskeyChallenge.NOTE.remove(session);
    return challenge.filter(
        taken ->
            new SingleUseClaims(visit.interaction().session())
                .take("sspr-passkey." + taken.value(), CLAIM));
  }

  private static boolean valid(UserModel account, WebAuthnCredentialModelInput input) {
    try {
      return account.credentialManager().isValid(input);
    } catch (WebAuthnException e) {
      LOG.debugf("A passkey was refused: %s", e.getClass().getSimpleName());
      return false;
    }
  }

  private static WebAuthnCredentialModelInput input(
      Visit visit, String type, Assertion assertion, PasskeyChallenge challenge) {
    WebAuthnCredentialModelInput input = new WebAuthnCredentialModelInput(type);
    input.setAuthenticationRequest(assertion.request());
    input.setAuthenticationParameters(
        new KeycloakWebAuthnAuthenticationParameters(server(visit.interaction(), challenge), true));
    return input;
  }

  /** Keycloak compares the origin with what only the deprecated constructor keeps. */
  @SuppressWarnings("deprecation")
  private static ServerProperty server(Interaction interaction, PasskeyChallenge challenge) {
    return new ServerProperty(
        new Origin(UriUtils.getOrigin(interaction.session().getContext().getUri().getBaseUri())),
        relyingParty(interaction),
        new DefaultChallenge(challenge.value()));
  }

  private static String relyingParty(Interaction interaction) {
    String set = policy(interaction).getRpId();
    return set == null || set.isEmpty()
        ? interaction.session().getContext().getUri().getBaseUri().getHost()
        : set;
  }

  private static WebAuthnPolicy policy(Interaction interaction) {
    return interaction.realm().getWebAuthnPolicyPasswordless();
  }

  private static Page page(Visit visit) {
    return Page.of(visit.interaction())
        .with("username", visit.progress().username())
        .with("method", Method.PASSKEY.id())
        .with("step", visit.progress().gate())
        .with("gates", visit.progress().gates())
        .with("switchable", visit.progress().switchable())
        .with("challenge", challenge(visit).value())
        .with("relyingParty", relyingParty(visit.interaction()))
        .with("timeout", policy(visit.interaction()).getCreateTimeout());
  }

  /** Returns the challenge that is not answered yet: a reload shows the same. */
  private static PasskeyChallenge challenge(Visit visit) {
    AuthenticationSessionModel session = visit.interaction().authenticationSession();
    return PasskeyChallenge.NOTE.read(session).orElseGet(() -> issue(session));
  }

  private static PasskeyChallenge issue(AuthenticationSessionModel session) {
    byte[] random = SecretGenerator.getInstance().randomBytes(CHALLENGE_BYTES);
    PasskeyChallenge challenge =
        new PasskeyChallenge(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    PasskeyChallenge.NOTE.write(session, challenge);
    return challenge;
  }
}
