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
    mobilePhone()
        .ifPresent(phone -> methods.addAll(Set.of(Method.MOBILE_TEXT, Method.MOBILE_CALL)));
    officePhone().ifPresent(phone -> methods.add(Method.OFFICE_CALL));
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

  /** Returns the registered mobile phone. */
  public Optional<RegisteredPhone> mobilePhone() {
    return phone(CredentialTypes.MOBILE_PHONE);
  }

  /**
   * Returns the office phone that an administrator registered. A directory attribute as a further
   * source (spec R1) belongs here: whoever asks for the office phone asks this.
   */
  public Optional<RegisteredPhone> officePhone() {
    return phone(CredentialTypes.OFFICE_PHONE);
  }

  private Optional<RegisteredPhone> phone(String credentialType) {
    return stored(credentialType).stream()
        .map(PhoneCredential::read)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Stores the mobile phone in the place of an earlier one. */
  public void saveMobilePhone(RegisteredPhone phone) {
    save(PhoneCredential.of(CredentialTypes.MOBILE_PHONE, phone));
  }

  /** Stores the office phone in the place of an earlier one. */
  public void saveOfficePhone(RegisteredPhone phone) {
    save(PhoneCredential.of(CredentialTypes.OFFICE_PHONE, phone));
  }

  /** Stores the address in the place of an earlier one. */
  public void save(RegisteredEmail email) {
    save(EmailCredential.of(email));
  }

  private void save(CredentialModel credential) {
    remove(credential.getType());
    user.credentialManager().createStoredCredential(credential);
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
