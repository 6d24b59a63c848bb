package io.github.keycloaksspr.authenticators.existing;

import io.github.keycloaksspr.authenticators.guard.RequestGuard;
import io.github.keycloaksspr.authenticators.method.MethodStep;
import io.github.keycloaksspr.authenticators.method.ProofEvents;
import io.github.keycloaksspr.authenticators.page.Form;
import io.github.keycloaksspr.authenticators.page.Page;
import io.github.keycloaksspr.core.limit.Limit;
import io.github.keycloaksspr.core.method.Method;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;

/**
 * Proof by a code that nobody sends (spec M6). Every visitor sees the same page, and nothing
 * differs but that no code of a stranger is right.
 */
public final class ExistingCodeStep implements MethodStep {

  private static final String FIELD = "code";

  private final ExistingCodes codes;

  public ExistingCodeStep(ExistingCodes codes) {
    this.codes = codes;
  }

  @Override
  public Method method() {
    return codes.method();
  }

  @Override
  public Response show(Visit visit) {
    return page(visit).show(codes.template());
  }

  @Override
  public Outcome submit(Visit visit) {
    Form form = Form.of(visit.interaction());
    if (form.has("back") && visit.progress().switchable()) {
      return new Outcome.Switch();
    }
    Optional<String> typed = form.value(FIELD).flatMap(codes::parse);
    if (typed.isEmpty()) {
      ExistingCodes.Texts texts = codes.texts();
      return new Outcome.Show(
          page(visit, form.filled(FIELD) ? texts.malformed() : texts.missing()));
    }
    RequestGuard guard = new RequestGuard(visit.interaction());
    if (!guard.allows(Limit.PROOFS, visit.counted())) {
      return new Outcome.Show(page(visit, "ssprBlocked"));
    }
    if (!right(visit, typed.get())) {
      return refused(visit);
    }
    guard.forgive(Limit.PROOFS, visit.counted());
    return new Outcome.Passed();
  }

  @Override
  public void forget(Visit visit) {
    // the session keeps nothing
  }

  private boolean right(Visit visit, String code) {
    UserModel account = visit.account();
    return account != null && codes.right(visit, account, code);
  }

  private Outcome refused(Visit visit) {
    String refusal = visit.progress().refusal();
    new ProofEvents(visit, method())
        .refused(refusal == null ? "wrong_code" : refusal, Errors.INVALID_USER_CREDENTIALS);
    return new Outcome.Refused(page(visit, codes.texts().wrong()));
  }

  private Response page(Visit visit, String error) {
    return page(visit).error(FIELD, error).show(codes.template());
  }

  private Page page(Visit visit) {
    return codes.complete(
        Page.of(visit.interaction())
            .with("username", visit.progress().username())
            .with("method", method().id())
            .with("step", visit.progress().gate())
            .with("gates", visit.progress().gates())
            .with("switchable", visit.progress().switchable()),
        visit);
  }
}
