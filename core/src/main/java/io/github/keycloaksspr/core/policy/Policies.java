package io.github.keycloaksspr.core.policy;

import io.github.keycloaksspr.core.phone.PhoneRules;
import io.github.keycloaksspr.core.policy.Policy.Limits;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CachedRealmModel;

/** Reads and writes the policy of a realm; nothing else touches the attribute. */
public final class Policies {

  /** The realm attribute that holds the policy document. */
  public static final String ATTRIBUTE = "sspr.policy";

  private static final String KNOWN = "sspr.policy.parsed";

  private static final Logger LOG = Logger.getLogger(Policies.class);

  private Policies() {}

  /** Tells what holds in the realm now; an invalid document counts as off and is logged. */
  public static PolicyState of(RealmModel realm) {
    return stored(realm)
        .map(document -> stateOf(parsed(realm, document)))
        .orElseGet(PolicyState.Off::new);
  }

  /** Returns the policy when self-service is on in the realm. */
  public static Optional<Policy> inForce(RealmModel realm) {
    return of(realm) instanceof PolicyState.InForce inForce
        ? Optional.of(inForce.policy())
        : Optional.empty();
  }

  /** Returns the limits that hold in the realm: those of its policy, else the defaults. */
  public static Limits limits(RealmModel realm) {
    return inForce(realm).map(Policy::limits).orElseGet(PolicyDocument::defaultLimits);
  }

  /** Returns the policy even when its scope is {@code none}, for what pages show in any case. */
  public static Optional<Policy> valid(RealmModel realm) {
    return stored(realm)
        .map(document -> parsed(realm, document))
        .flatMap(
            parsed ->
                parsed instanceof PolicyDocument.Valid valid
                    ? Optional.of(valid.policy())
                    : Optional.empty());
  }

  /** Returns the {@link #valid} policy; the defaults where there is none. */
  public static Policy orDefaults(RealmModel realm) {
    return valid(realm).orElseGet(PolicyDocument::defaults);
  }

  /** Returns which phone numbers the realm serves, also while self-service is off. */
  public static PhoneRules phoneRules(RealmModel realm) {
    return orDefaults(realm).phone().rules();
  }

  /** Returns the stored document as it is, valid or not. */
  public static Optional<String> stored(RealmModel realm) {
    return Optional.ofNullable(realm.getAttribute(ATTRIBUTE)).filter(text -> !text.isBlank());
  }

  /** Stores the policy. */
  public static void save(RealmModel realm, Policy policy) {
    realm.setAttribute(ATTRIBUTE, PolicyDocument.write(policy));
  }

  /** A document and what it says, kept beside the realm in Keycloak's cache. */
  private record Known(String document, PolicyDocument.Parsed parsed) {}

  /** Every sign-in asks for the policy, which seldom changes. */
  private static PolicyDocument.Parsed parsed(RealmModel realm, String document) {
    if (!(realm instanceof CachedRealmModel cached)) {
      return parse(realm, document);
    }
    @SuppressWarnings("unchecked") // Keycloak's map holds what everybody puts there
    Map<Object, Object> beside = cached.getCachedWith();
    if (beside.get(KNOWN) instanceof Known known && known.document().equals(document)) {
      return known.parsed();
    }
    PolicyDocument.Parsed parsed = parse(realm, document);
    beside.put(KNOWN, new Known(document, parsed));
    return parsed;
  }

  private static PolicyDocument.Parsed parse(RealmModel realm, String document) {
    PolicyDocument.Parsed parsed = PolicyDocument.parse(document);
    if (parsed instanceof PolicyDocument.Invalid invalid) {
      LOG.warnf(
          "Self-service password reset is off in realm %s: its attribute %s is invalid (%s)."
              + " Correct it with PUT /admin/realms/%s/sspr/policy.",
          realm.getName(), ATTRIBUTE, invalid.errors(), realm.getName());
    }
    return parsed;
  }

  private static PolicyState stateOf(PolicyDocument.Parsed parsed) {
    if (parsed instanceof PolicyDocument.Invalid invalid) {
      return new PolicyState.Broken(invalid.errors());
    }
    Policy policy = ((PolicyDocument.Valid) parsed).policy();
    return policy.scope() == Scope.NONE ? new PolicyState.Off() : new PolicyState.InForce(policy);
  }
}
