package io.github.keycloaksspr.core.registration;

import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.Policy;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The verified methods of one account, kept as Keycloak credentials: they work for local users and
 * for users of every directory mode, and go with the user through export and import. What the user
 * has set up in Keycloak itself (authenticator app, recovery codes, passkey) counts as well.
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
  public Set<Method> methods(RealmModel realm, Policy policy) {
    return methods(realm, policy, List.of());
  }

  /**
   * Returns the methods that the account holds enough data for, after some were passed in this
   * session, which may have taken something from it.
   */
  public Set<Method> methods(RealmModel realm, Policy policy, List<Method> passed) {
    List<CredentialModel> stored = user.credentialManager().getStoredCredentialsStream().toList();
    Set<Method> methods = EnumSet.noneOf(Method.class);
    phone(stored, CredentialTypes.MOBILE_PHONE)
        .ifPresent(phone -> methods.addAll(Set.of(Method.MOBILE_TEXT, Method.MOBILE_CALL)));
    phone(stored, CredentialTypes.OFFICE_PHONE).ifPresent(phone -> methods.add(Method.OFFICE_CALL));
    email(stored).ifPresent(email -> methods.add(Method.EMAIL));
    questions(stored)
        .filter(questions -> questions.enough(policy.questions()))
        .ifPresent(questions -> methods.add(Method.QUESTIONS));
    recoveryCodes(stored)
        .filter(codes -> passed.contains(Method.RECOVERY_CODE))
        .ifPresent(codes -> methods.add(Method.RECOVERY_CODE));
    ExistingCredentials.among(stored, realm).forEach(each -> methods.add(each.method()));
    return methods;
  }

  /** Returns what the user has set up in Keycloak itself and can reset with. */
  public List<ExistingCredentials> existing(RealmModel realm) {
    return ExistingCredentials.among(
        user.credentialManager().getStoredCredentialsStream().toList(), realm);
  }

  /** Returns the registered alternate address. */
  public Optional<RegisteredEmail> email() {
    return email(stored(CredentialTypes.EMAIL));
  }

  private static Optional<RegisteredEmail> email(List<CredentialModel> stored) {
    return ofType(stored, CredentialTypes.EMAIL)
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
    return phone(stored(credentialType), credentialType);
  }

  private static Optional<RegisteredPhone> phone(
      List<CredentialModel> stored, String credentialType) {
    return ofType(stored, credentialType)
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
    return questions(stored(CredentialTypes.SECURITY_QUESTIONS));
  }

  private static Optional<RegisteredQuestions> questions(List<CredentialModel> stored) {
    return ofType(stored, CredentialTypes.SECURITY_QUESTIONS)
        .map(QuestionsCredential::read)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Stores the questions with their answers in the place of all earlier ones. */
  public void save(RegisteredQuestions questions) {
    save(QuestionsCredential.of(questions));
  }

  /** Returns what is left of the account's recovery codes. */
  public Optional<RecoveryCodes> recoveryCodes() {
    return recoveryCodes(stored(CredentialTypes.RECOVERY_CODES));
  }

  /** Looks at the first credential only, as Keycloak does. */
  static Optional<RecoveryCodes> recoveryCodes(List<CredentialModel> stored) {
    return ofType(stored, CredentialTypes.RECOVERY_CODES).findFirst().flatMap(RecoveryCodes::read);
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

  private static Stream<CredentialModel> ofType(List<CredentialModel> stored, String type) {
    return stored.stream().filter(each -> type.equals(each.getType()));
  }

  private List<CredentialModel> stored(String credentialType) {
    return user.credentialManager().getStoredCredentialsByTypeStream(credentialType).toList();
  }
}
