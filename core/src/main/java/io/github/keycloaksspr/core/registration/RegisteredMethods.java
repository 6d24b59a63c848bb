package io.github.keycloaksspr.core.registration;

import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.phone.PhoneNumber;
import io.github.keycloaksspr.core.phone.PhoneRules;
import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The verified methods of one account, kept as Keycloak credentials: they work for local users and
 * for users of every directory mode, and go with the user through export and import. Where there is
 * no credential, the directory attributes that the policy names are read, each time anew. What the
 * user has set up in Keycloak itself (authenticator app, recovery codes, passkey) counts as well.
 */
public final class RegisteredMethods {

  private final RealmModel realm;
  private final UserModel user;
  private final boolean notesChanges;

  private RegisteredMethods(RealmModel realm, UserModel user, boolean notesChanges) {
    this.realm = realm;
    this.user = user;
    this.notesChanges = notesChanges;
  }

  public static RegisteredMethods of(RealmModel realm, UserModel user) {
    return new RegisteredMethods(realm, user, true);
  }

  /** Returns the same for several changes at once, after which {@link #noteChange} is due. */
  public RegisteredMethods inBulk() {
    return new RegisteredMethods(realm, user, false);
  }

  /** Returns the methods that the account holds enough data for. */
  public Set<Method> methods(Policy policy) {
    return methods(policy, List.of(), registeredAt -> true);
  }

  /**
   * Returns the methods that serve for a reset now, after some were passed in this session, which
   * may have taken something from the account. Data that are too new do not serve (spec R7).
   */
  public Set<Method> usable(Policy policy, List<Method> passed, Instant now) {
    Duration wait = Duration.ofHours(policy.registration().usableAfterHours());
    return methods(
        policy, passed, registeredAt -> wait.isZero() || !registeredAt.plus(wait).isAfter(now));
  }

  private Set<Method> methods(Policy policy, List<Method> passed, Predicate<Instant> oldEnough) {
    List<CredentialModel> stored = user.credentialManager().getStoredCredentialsStream().toList();
    Set<Method> methods = EnumSet.noneOf(Method.class);
    mobilePhone(stored, policy)
        .filter(phone -> oldEnough.test(phone.registeredAt()))
        .ifPresent(phone -> methods.addAll(Set.of(Method.MOBILE_TEXT, Method.MOBILE_CALL)));
    officePhone(stored, policy)
        .filter(phone -> oldEnough.test(phone.registeredAt()))
        .ifPresent(phone -> methods.add(Method.OFFICE_CALL));
    email(stored, policy)
        .filter(email -> oldEnough.test(email.registeredAt()))
        .ifPresent(email -> methods.add(Method.EMAIL));
    questions(stored)
        .filter(questions -> questions.enough(policy.questions()))
        .filter(questions -> oldEnough.test(questions.registeredAt()))
        .ifPresent(questions -> methods.add(Method.QUESTIONS));
    recoveryCodes(stored)
        .filter(codes -> passed.contains(Method.RECOVERY_CODE))
        .ifPresent(codes -> methods.add(Method.RECOVERY_CODE));
    ExistingCredentials.among(stored, realm).forEach(each -> methods.add(each.method()));
    return methods;
  }

  /** Returns what the user has set up in Keycloak itself and can reset with. */
  public List<ExistingCredentials> existing() {
    return ExistingCredentials.among(
        user.credentialManager().getStoredCredentialsStream().toList(), realm);
  }

  /** Returns the alternate address. */
  public Optional<RegisteredEmail> email() {
    return email(stored(CredentialTypes.EMAIL), policy());
  }

  private Optional<RegisteredEmail> email(List<CredentialModel> stored, Policy policy) {
    return read(stored, CredentialTypes.EMAIL, EmailCredential::read)
        .or(
            () ->
                attribute(policy.attributes().email(), EmailAddress::parse)
                    .map(address -> new RegisteredEmail(address, Source.DIRECTORY, Instant.EPOCH)));
  }

  /** Returns the mobile phone. */
  public Optional<RegisteredPhone> mobilePhone() {
    return mobilePhone(stored(CredentialTypes.MOBILE_PHONE), policy());
  }

  private Optional<RegisteredPhone> mobilePhone(List<CredentialModel> stored, Policy policy) {
    return read(stored, CredentialTypes.MOBILE_PHONE, PhoneCredential::read)
        .or(() -> phone(policy.attributes().mobilePhone(), policy.phone().rules()::mobile));
  }

  /** Returns the office phone, which comes from an administrator or from the directory. */
  public Optional<RegisteredPhone> officePhone() {
    return officePhone(stored(CredentialTypes.OFFICE_PHONE), policy());
  }

  private Optional<RegisteredPhone> officePhone(List<CredentialModel> stored, Policy policy) {
    return read(stored, CredentialTypes.OFFICE_PHONE, PhoneCredential::read)
        .or(() -> phone(policy.attributes().officePhone(), policy.phone().rules()::office));
  }

  private Optional<RegisteredPhone> phone(
      @Nullable String name, Function<String, PhoneRules.Reading> rules) {
    return attribute(name, value -> usable(rules.apply(value)))
        .map(number -> new RegisteredPhone(number, Source.DIRECTORY, Instant.EPOCH));
  }

  private static Optional<PhoneNumber> usable(PhoneRules.Reading reading) {
    return reading instanceof PhoneRules.Reading.Usable usable
        ? Optional.of(usable.number())
        : Optional.empty();
  }

  /** Reads the first value of an attribute that can be used. */
  private <T> Optional<T> attribute(@Nullable String name, Function<String, Optional<T>> parser) {
    return name == null
        ? Optional.empty()
        : user.getAttributeStream(name).map(parser).flatMap(Optional::stream).findFirst();
  }

  private Policy policy() {
    return Policies.orDefaults(realm);
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
    discard(credential.getType());
    user.credentialManager().createStoredCredential(credential);
    if (notesChanges) {
      noteChange();
    }
  }

  /** Voids running resets, and keeps whom to tell when the address is taken away. */
  public void noteChange() {
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    save(confirmation().changed(email().map(RegisteredEmail::address), now));
  }

  /** Returns the registered security questions. */
  public Optional<RegisteredQuestions> questions() {
    return questions(stored(CredentialTypes.SECURITY_QUESTIONS));
  }

  private static Optional<RegisteredQuestions> questions(List<CredentialModel> stored) {
    return read(stored, CredentialTypes.SECURITY_QUESTIONS, QuestionsCredential::read);
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

  /** Returns what the user last confirmed. */
  public Confirmation confirmation() {
    return read(
            stored(CredentialTypes.REGISTRATION),
            CredentialTypes.REGISTRATION,
            ConfirmationCredential::read)
        .orElseGet(Confirmation::none);
  }

  /** Stores what the user has confirmed, or that something has changed. */
  public void save(Confirmation confirmation) {
    discard(CredentialTypes.REGISTRATION);
    user.credentialManager().createStoredCredential(ConfirmationCredential.of(confirmation));
  }

  /** Returns when the oldest of our own data was stored, empty when there are none. */
  public Optional<Instant> since() {
    return Stream.of(
            email().map(RegisteredEmail::registeredAt),
            mobilePhone().map(RegisteredPhone::registeredAt),
            questions().map(RegisteredQuestions::registeredAt))
        .flatMap(Optional::stream)
        .filter(Instant.EPOCH::isBefore)
        .min(Instant::compareTo);
  }

  /**
   * Removes what is registered under a credential type.
   *
   * @return whether there was anything
   */
  public boolean remove(String credentialType) {
    boolean removed = discard(credentialType);
    if (removed && notesChanges) {
      noteChange();
    }
    return removed;
  }

  private boolean discard(String credentialType) {
    List<CredentialModel> stored = stored(credentialType);
    stored.forEach(each -> user.credentialManager().removeStoredCredentialById(each.getId()));
    return !stored.isEmpty();
  }

  private static <T> Optional<T> read(
      List<CredentialModel> stored, String type, Function<CredentialModel, Optional<T>> reader) {
    return ofType(stored, type).map(reader).flatMap(Optional::stream).findFirst();
  }

  private static Stream<CredentialModel> ofType(List<CredentialModel> stored, String type) {
    return stored.stream().filter(each -> type.equals(each.getType()));
  }

  private List<CredentialModel> stored(String credentialType) {
    return user.credentialManager().getStoredCredentialsByTypeStream(credentialType).toList();
  }
}
