package io.github.keycloaksspr.writeback.keycloak;

import io.github.keycloaksspr.core.adminreset.TemporaryPassword;
import io.github.keycloaksspr.core.change.Change;
import io.github.keycloaksspr.writeback.keycloak.MatchedUsers.Match;
import io.github.keycloaksspr.writeback.keycloak.WriteTimes.Operation;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import java.time.Instant;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.credential.PasswordCredentialProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Keycloak's own passwords; those of users who are in a directory too go there first, and those
 * that an administrator has set expire.
 */
final class WritebackPasswordProvider extends PasswordCredentialProvider {
  private final PasswordCredentialProvider builtIn;

  /** Takes Keycloak's provider for the checks of passwords, because it counts them. */
  WritebackPasswordProvider(KeycloakSession session, PasswordCredentialProvider builtIn) {
    super(session, null, false, false, false, false, false);
    this.builtIn = builtIn;
  }

  @Override
  public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
    return builtIn.isValid(realm, user, input)
        && !new TemporaryPassword(session, realm, user)
            .overdue(input.getChallengeResponse(), Instant.ofEpochMilli(Time.currentTimeMillis()));
  }

  @Override
  public boolean updateCredential(RealmModel realm, UserModel user, CredentialInput input) {
    if (Occasion.wantsWriteback(session, realm)) {
      new MatchedUsers(session, realm)
          .match(user)
          .ifPresent(match -> write(realm, user, match, input.getChallengeResponse()));
    }
    boolean updated = super.updateCredential(realm, user, input);
    Superseded.forget(session, realm, user);
    return updated;
  }

  /** Where the realm has a page for it, users come to that page from the account console (X4). */
  @Override
  public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
    CredentialTypeMetadata stock = super.getCredentialTypeMetadata(context);
    return stock.getUpdateAction() != null && Change.offered(session.getContext().getRealm())
        ? CredentialTypeMetadata.builder()
            .type(stock.getType())
            .category(stock.getCategory())
            .displayName(stock.getDisplayName())
            .helpText(stock.getHelpText())
            .iconCssClass(stock.getIconCssClass())
            .updateAction(Change.ACTION)
            .removeable(stock.isRemoveable())
            .build(session)
        : stock;
  }

  /** What Keycloak would refuse must not be in the directory. */
  private void write(RealmModel realm, UserModel user, Match match, String password) {
    Refusals.unlessObeys(session, realm, user, password);
    if (match instanceof Match.Found found) {
      Outcome outcome =
          WriteTimes.of(realm).of(Operation.RESET, () -> found.account().write(password));
      Refusals.unlessWritten(session, realm, user, outcome);
      Aftermath.watch(session, realm, user, Aftermath.HOLDS_THERE_ONLY);
      requireChangeIfTemporary(found.account(), user);
    } else if (match instanceof Match.Missing missing) {
      Outcome outcome =
          WriteTimes.of(realm)
              .of(Operation.RESET, () -> NotAsked.because(session, realm, missing.why()));
      Refusals.unlessWritten(session, realm, user, outcome);
    }
  }

  /** Keycloak says that an administrator's password is temporary after setting it. */
  private void requireChangeIfTemporary(DirectoryAccount account, UserModel user) {
    if (Occasion.byUser(session)) {
      return;
    }
    session
        .getTransactionManager()
        .enlistPrepare(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                String change = UserModel.RequiredAction.UPDATE_PASSWORD.name();
                if (user.getRequiredActionsStream().anyMatch(change::equals)) {
                  account.requireChange();
                }
              }

              @Override
              protected void rollbackImpl() {
                // nothing was written
              }
            });
  }
}
