package io.github.keycloaksspr.adminuiext.setup;

import io.github.keycloaksspr.adminuiext.policy.EditableAttributes;
import io.github.keycloaksspr.adminuiext.policy.MatchedLocalUsers;
import io.github.keycloaksspr.core.botdefence.BotDefences;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.passwordpolicy.BannedPasswordsFactory;
import io.github.keycloaksspr.core.passwordpolicy.BreachedPasswordsFactory;
import io.github.keycloaksspr.core.policy.FieldError;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.policy.PolicyState;
import io.github.keycloaksspr.core.registration.Duty;
import io.github.keycloaksspr.core.registration.UsablePasskeys;
import io.github.keycloaksspr.core.reset.Reset;
import io.github.keycloaksspr.core.server.ServerVersion;
import io.github.keycloaksspr.messaging.ConfiguredAddress;
import io.github.keycloaksspr.messaging.Confirming;
import io.github.keycloaksspr.messaging.phone.PhoneGateway;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.keycloak.common.Version;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;

/** What stands in the way of a safe and working reset in a realm. */
final class Health {

  private static final Set<Method> BY_PHONE =
      EnumSet.of(Method.MOBILE_TEXT, Method.MOBILE_CALL, Method.OFFICE_CALL);

  private static final Set<Method> BY_CALL = EnumSet.of(Method.MOBILE_CALL, Method.OFFICE_CALL);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final ResetFlow flow;
  private final Set<String> botDefences;
  private final List<String> warnings = new ArrayList<>();

  /**
   * Looks at a realm.
   *
   * @param botDefences ids of the bot defences that are installed
   */
  Health(KeycloakSession session, RealmModel realm, ResetFlow flow, Set<String> botDefences) {
    this.session = session;
    this.realm = realm;
    this.flow = flow;
    this.botDefences = Set.copyOf(botDefences);
  }

  List<String> warnings() {
    checkServer();
    checkPolicy();
    checkPasswords();
    checkReminders();
    if (flow.bound()) {
      checkSteps();
      checkAction(UserModel.RequiredAction.UPDATE_PASSWORD.name());
      checkAction(Reset.DONE_ACTION);
      checkRegistration();
      checkMail();
      checkPhone();
      checkPasskeys();
    }
    return warnings;
  }

  private void checkServer() {
    if (ServerVersion.parse(Version.VERSION).vulnerableReset()) {
      warnings.add("This Keycloak server is open to CVE-2026-18963; update it to 26.7.2 or newer.");
    }
  }

  private void checkPolicy() {
    PolicyState state = Policies.of(realm);
    if (state instanceof PolicyState.Broken) {
      warnings.add("The stored policy is invalid, so nobody can reset; store a valid one.");
    } else if (state instanceof PolicyState.Off && flow.bound()) {
      warnings.add("The policy's scope is 'none', so nobody can reset.");
    }
    Policies.inForce(realm).map(Policy::botDefence).ifPresent(this::checkBotDefence);
    Policies.valid(realm).stream()
        .flatMap(policy -> new MatchedLocalUsers(session, realm).errors(policy).stream())
        .map(FieldError::error)
        .forEach(warnings::add);
    Policies.inForce(realm).stream()
        .flatMap(policy -> new EditableAttributes(session, realm).warnings(policy).stream())
        .map(FieldError::error)
        .forEach(warnings::add);
  }

  private void checkBotDefence(String id) {
    if (!botDefences.contains(id)) {
      warnings.add(
          "The bot defence '"
              + id
              + "' of the policy is not installed; '"
              + BotDefences.PROOF_OF_WORK
              + "' takes its place.");
    }
  }

  private void checkPasswords() {
    Set<String> rules = realm.getPasswordPolicy().getPolicies();
    boolean terms = Policies.valid(realm).filter(policy -> policy.passwords().any()).isPresent();
    if (terms && !rules.contains(BannedPasswordsFactory.ID)) {
      warnings.add(
          "The policy bans terms (passwords.banned), but the realm's password policy does not have "
              + BannedPasswordsFactory.ID
              + ", so no password is refused for them.");
    }
    if (rules.contains(BreachedPasswordsFactory.ID)) {
      BreachedPasswordsFactory.installed(session.getKeycloakSessionFactory())
          .problem()
          .ifPresent(
              problem ->
                  warnings.add("Breached passwords are not refused, because " + problem + "."));
    }
  }

  /** A flow without our gates would let anybody set anybody's password. */
  private void checkSteps() {
    List<String> steps =
        flow.find().stream()
            .flatMap(found -> realm.getAuthenticationExecutionsStream(found.getId()))
            .filter(AuthenticationExecutionModel::isRequired)
            .map(AuthenticationExecutionModel::getAuthenticator)
            .toList();
    if (!steps.equals(ResetFlow.STEPS)) {
      warnings.add(
          "The flow '"
              + ResetFlow.ALIAS
              + "' was changed. Its required steps must be "
              + String.join(", ", ResetFlow.STEPS)
              + ", in this order; DELETE and POST setup restore them.");
    }
  }

  private void checkAction(String alias) {
    RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(alias);
    if (action == null || !action.isEnabled()) {
      warnings.add("The required action " + alias + " is off; a reset cannot be finished.");
    }
  }

  private void checkRegistration() {
    boolean required =
        Policies.inForce(realm).filter(policy -> policy.registration().required()).isPresent();
    RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(Duty.ACTION);
    if (required && (action == null || !action.isEnabled())) {
      warnings.add(
          "The policy requires registration, but the required action "
              + Duty.ACTION
              + " is off; POST setup registers it.");
    }
  }

  private void checkMail() {
    if (realm.getSmtpConfig().get("host") == null) {
      warnings.add("The realm has no mail server, so no code can be sent.");
    }
  }

  private void checkReminders() {
    if (Policies.inForce(realm)
        .filter(policy -> !policy.expiry().remindDays().isEmpty())
        .isEmpty()) {
      return;
    }
    if (ConfiguredAddress.whole(session).isEmpty()) {
      warnings.add(
          "Reminders of an expiry (expiry.remindDays) have no link, because no request tells the"
              + " address; set the realm's frontend URL or --hostname to a whole address.");
    }
    if (realm.getSmtpConfig().get("host") == null) {
      warnings.add("Nobody is reminded of an expiry, because the realm has no mail server.");
    }
  }

  private void checkPhone() {
    PhoneGateway gateway = session.getProvider(PhoneGateway.class);
    if (enabled(BY_PHONE) && gateway == null) {
      warnings.add(
          "The policy enables texts or calls, but the server has no phone gateway; set"
              + " --spi-sspr-phone-gateway--provider.");
    } else if (enabled(BY_CALL) && gateway != null) {
      checkConfirming(Confirming.of(session, realm, gateway));
    }
  }

  private void checkConfirming(Confirming confirming) {
    if (confirming == Confirming.GATEWAY_CANNOT) {
      warnings.add(
          "The policy wants calls to be confirmed (phone.callConfirmation), but the phone gateway"
              + " cannot do that, so nobody is called.");
    } else if (confirming == Confirming.NO_ADDRESS) {
      warnings.add(
          "The policy wants calls to be confirmed (phone.callConfirmation), but the phone gateway"
              + " does not know where to ask for the code, so nobody is called; set the realm's"
              + " frontend URL or --hostname to a whole https address.");
    }
  }

  private void checkPasskeys() {
    if (enabled(EnumSet.of(Method.PASSKEY)) && UsablePasskeys.of(realm).types().isEmpty()) {
      warnings.add(
          "The policy enables passkeys, but none counts: the WebAuthn passwordless policy must"
              + " require a discoverable credential and user verification.");
    }
  }

  private boolean enabled(Set<Method> methods) {
    return Policies.inForce(realm)
        .filter(policy -> policy.methods().stream().anyMatch(methods::contains))
        .isPresent();
  }
}
