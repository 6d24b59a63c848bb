package io.github.keycloaksspr.core.registration;

import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.Policy;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;

/**
 * The verified methods of one account, kept as Keycloak credentials: they work for local users and
 * for users of every directory mode, and go with the user through export and import.
 */
public final class RegisteredMethods {

  private final UserModel user;

  private RegisteredMethods(UserModel user) {
    this.user = user;
  }

  public static RegisteredMethods of(UserModel user) {
    return new RegisteredMethods(user);
  }

  /** Returns the methods that the account holds enough data for. */
  public Set<Method> methods(Policy policy) {
    Set<Method> methods = EnumSet.noneOf(Method.class);
    email().ifPresent(email -> methods.add(Method.EMAIL));
    questions()
        .filter(questions -> questions.enough(policy.questions()))
        .ifPresent(questions -> methods.add(Method.QUESTIONS));
    return methods;
  }

  /** Returns the registered alternate address. */
  public Optional<RegisteredEmail> email() {
    return stored(CredentialTypes.EMAIL).stream()
        .map(EmailCredential::read)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Stores the address in the place of an earlier one. */
  public void save(RegisteredEmail email) {
    remove(CredentialTypes.EMAIL);
    user.credentialManager().createStoredCredential(EmailCredential.of(email));
  }

  /** Returns the registered security questions. */
  public Optional<RegisteredQuestions> questions() {
    return stored(CredentialTypes.SECURITY_QUESTIONS).stream()
        .map(QuestionsCredential::read)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Stores the questions with their answers in the place of all earlier ones. */
  public void save(RegisteredQuestions questions) {
    remove(CredentialTypes.SECURITY_QUESTIONS);
    user.credentialManager().createStoredCredential(QuestionsCredential.of(questions));
  }

  /**
   * Removes what is registered under a credential type.
   *
   * @return whether there was anything
   */
  public boolean remove(String credentialType) {
    List<CredentialModel> stored = stored(credentialType);
    stored.forEach(each -> user.credentialManager().removeStoredCredentialById(each.getId()));
    return !stored.isEmpty();
  }

  private List<CredentialModel> stored(String credentialType) {
    return user.credentialManager().getStoredCredentialsByTypeStream(credentialType).toList();
  }
}
