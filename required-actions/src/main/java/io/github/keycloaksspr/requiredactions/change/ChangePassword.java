package io.github.keycloaksspr.requiredactions.change;

import io.github.keycloaksspr.authenticators.notme.LockedPage;
import io.github.keycloaksspr.authenticators.page.Form;
import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.core.activity.SessionKey;
import io.github.keycloaksspr.core.change.Change;
import io.github.keycloaksspr.core.notme.SelfServiceLock;
import io.github.keycloaksspr.requiredactions.done.OldSessions;
import io.github.keycloaksspr.writeback.keycloak.FederatedPassword;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Lets users change their password at any time, with the old one (spec X4). Whoever must change it
 * at a sign-in is asked by Keycloak's own page.
 */
public final class ChangePassword implements RequiredActionProvider, RequiredActionFactory {

  /** The old password proves more than a recent sign-in would. */
  private static final Duration LONG_AGO = Duration.ofDays(365);

  @Override
  public String getId() {
    return Change.ACTION;
  }

  @Override
  public String getDisplayText() {
    return "SSPR Change Password";
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return this;
  }

  @Override
  public InitiatedActionSupport initiatedActionSupport() {
    return InitiatedActionSupport.SUPPORTED;
  }

  /** Returns the maximum age of the realm's password policy; without one, any sign-in will do. */
  @Override
  public int getMaxAuthAge(KeycloakSession session) {
    int wanted = session.getContext().getRealm().getPasswordPolicy().getMaxAuthAge();
    return wanted >= 0 ? wanted : (int) LONG_AGO.toSeconds();
  }

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    // nobody has to change a password here
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    Optional<Response> locked = LockedPage.of(Interaction.of(context), true);
    if (locked.isPresent() && initiated(context)) {
      context.challenge(locked.get());
    } else if (locked.isPresent()) {
      // to sign in goes on, and the change is asked for again when the lock is lifted
      context.ignore();
    } else if (hasPassword(context.getUser())) {
      context.challenge(page(context).show());
    } else if (initiated(context)) {
      context.challenge(NoPassword.page(context));
    } else {
      context.success();
    }
  }

  private static boolean hasPassword(UserModel user) {
    return user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
  }

  private static boolean initiated(RequiredActionContext context) {
    return Change.ACTION.equals(
        context.getAuthenticationSession().getClientNote(Constants.KC_ACTION));
  }

  @Override
  public void processAction(RequiredActionContext context) {
    if (!hasPassword(context.getUser()) || SelfServiceLock.holds(context.getUser())) {
      requiredActionChallenge(context);
      return;
    }
    SessionKey.addTo(context.getEvent(), context.getAuthenticationSession());
    ChangeEvents events = new ChangeEvents(context.getEvent());
    ChangeForm form = ChangeForm.of(Form.of(Interaction.of(context)));
    if (form instanceof ChangeForm.Filled filled) {
      judge(context, filled, events);
    } else {
      List<ChangeForm.Fault> faults = ((ChangeForm.Faulty) form).faults();
      events.faulty(faults.get(0));
      context.challenge(page(context).faulty(faults).show());
    }
  }

  private static void judge(
      RequiredActionContext context, ChangeForm.Filled filled, ChangeEvents events) {
    Proofs proofs = new Proofs(context);
    if (!proofs.allowed()) {
      context.challenge(page(context).blocked().show());
      return;
    }
    Attempt attempt = passwords(context).change(filled);
    proofs.settle(attempt);
    if (attempt instanceof Attempt.Changed) {
      conclude(context, events);
    } else if (attempt instanceof Attempt.Refused refused) {
      events.refused(refused);
      context.challenge(page(context).refused(refused).show());
    } else {
      events.wrongOldPassword();
      context.challenge(page(context).wrongOldPassword().show());
    }
  }

  private static void conclude(RequiredActionContext context, ChangeEvents events) {
    boolean chosen = Form.of(Interaction.of(context)).has(ChangePage.SIGN_OUT_OTHERS);
    new OldSessions(context).endAfterChange(chosen);
    events.changed();
    context.success();
  }

  private static ChangePage page(RequiredActionContext context) {
    return new ChangePage(
        Interaction.of(context),
        passwords(context),
        new OldSessions(context).choiceOfChange(),
        at -> inWords(context, at));
  }

  private static Passwords passwords(RequiredActionContext context) {
    KeycloakSession session = context.getSession();
    RealmModel realm = context.getRealm();
    UserModel user = context.getUser();
    return FederatedPassword.of(session, realm, user)
        .<Passwords>map(
            directory ->
                new DirectoryPasswords(session, realm, user, directory, at -> inWords(context, at)))
        .orElseGet(() -> new KeycloakPasswords(realm, user));
  }

  private static String inWords(RequiredActionContext context, Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG)
        .withLocale(context.getSession().getContext().resolveLocale(context.getUser()))
        .format(at.atZone(ZoneId.of("UTC")));
  }

  @Override
  public void init(Config.Scope config) {
    // no options
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    // nothing to prepare
  }

  @Override
  public void close() {
    // nothing to release
  }
}
