package io.github.keycloaksspr.adminuiext.adminreset;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.core.adminreset.PasswordRecipe;
import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.account.PasswordRules;
import io.github.keycloaksspr.writeback.keycloak.DirectoryAccount;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;

/** Makes a password for a user that the realm's policy and the user's directory take. */
final class GeneratedPassword {

  private static final int USUAL_LENGTH = 14;
  private static final int USUAL_OF_A_KIND = 2;
  private static final int USUAL_OTHERS = 1;
  private static final int TRIES = 50;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final AdminRequest request;
  private final UserModel user;

  GeneratedPassword(AdminRequest request, UserModel user) {
    this.request = request;
    this.user = user;
  }

  /** Makes one; empty when the realm's policy refuses all that were tried. */
  Optional<String> make() {
    PasswordRecipe recipe = recipe();
    return Stream.generate(() -> recipe.draw(RANDOM)).limit(TRIES).filter(this::obeys).findFirst();
  }

  private boolean obeys(String password) {
    return request
            .session()
            .getProvider(PasswordPolicyManagerProvider.class)
            .validate(request.realm(), user, password)
        == null;
  }

  private PasswordRecipe recipe() {
    int length = Math.max(Math.max(USUAL_LENGTH, asked("length", 0)), askedByDirectory());
    return new PasswordRecipe(
        Math.min(length, asked("maxLength", Integer.MAX_VALUE)),
        Math.max(USUAL_OF_A_KIND, asked("upperCase", 0)),
        Math.max(USUAL_OF_A_KIND, asked("lowerCase", 0)),
        Math.max(USUAL_OF_A_KIND, asked("digits", 0)),
        Math.max(USUAL_OTHERS, asked("specialChars", 0)));
  }

  private int asked(String policy, int absent) {
    PasswordPolicy policies = request.realm().getPasswordPolicy();
    return policies.<Object>getPolicyConfig(policy) instanceof Integer number ? number : absent;
  }

  private int askedByDirectory() {
    return DirectoryAccount.of(request.session(), request.realm(), user)
        .flatMap(DirectoryAccount::read)
        .flatMap(Account::rules)
        .map(PasswordRules::length)
        .orElse(0);
  }
}
