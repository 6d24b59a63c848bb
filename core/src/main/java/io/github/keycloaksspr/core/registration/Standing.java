package io.github.keycloaksspr.core.registration;

import io.github.keycloaksspr.core.method.CredentialTypes;
import io.github.keycloaksspr.core.method.Method;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.registration.Duty.Reason;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an account's registration stands against a policy.
 *
 * @param requirement how many methods out of which the policy asks of this account
 * @param registration when the policy asks
 * @param held methods that the account holds enough data for, enabled or not
 * @param attainable enabled methods that the user can set up alone
 * @param questionsStored whether there are security questions, enough or not
 * @param confirmation what the user last confirmed
 * @param since when the oldest data were stored, null when there are none
 */
public record Standing(
    Policy.Requirement requirement,
    Policy.Registration registration,
    Set<Method> held,
    Set<Method> attainable,
    boolean questionsStored,
    Confirmation confirmation,
    @Nullable Instant since) {

  public Standing {
    held = Set.copyOf(held);
    attainable = Set.copyOf(attainable);
  }

  /** Returns how many gates the account can pass. */
  public int passable() {
    return gates(requirement.methods().stream().filter(held::contains));
  }

  /** Tells whether the account can pass as many gates as the policy asks for. */
  public boolean enough() {
    return passable() >= requirement.gates();
  }

  /** Tells whether another method could be added. */
  public boolean extensible() {
    return reachable() > passable();
  }

  /**
   * Returns what the user has to do at a sign-in. Who cannot help themselves is not kept out: an
   * administrator has to.
   */
  public Duty duty(Instant now) {
    if (!registration.required()) {
      return new Duty.None();
    }
    if (!enough()) {
      return reachable() < requirement.gates()
          ? new Duty.None()
          : new Duty.Register(reason(), registration.grace(confirmation.putOff(), now));
    }
    return reconfirmDue(now) ? new Duty.Reconfirm() : new Duty.None();
  }

  private boolean reconfirmDue(Instant now) {
    Instant last = confirmation.given() ? confirmation.confirmedAt() : since;
    return last != null
        && confirmable()
        && registration.holds().filter(holds -> !last.plus(holds).isAfter(now)).isPresent();
  }

  /** What users set up in Keycloak itself shows that it holds whenever it is used. */
  private boolean confirmable() {
    return requirement.methods().stream()
        .filter(held::contains)
        .anyMatch(method -> CredentialTypes.ours(method.credentialType()));
  }

  private Reason reason() {
    if (!confirmation.given()) {
      return Reason.INCOMPLETE;
    }
    Set<Method> before = confirmation.methods();
    if (before.contains(Method.QUESTIONS) && questionsStored && !held.contains(Method.QUESTIONS)) {
      return Reason.QUESTIONS;
    }
    if (!held.containsAll(before)) {
      return Reason.DELETED;
    }
    if (requirement.gates() > confirmation.gates()) {
      return Reason.MORE_GATES;
    }
    return requirement.methods().containsAll(before) ? Reason.INCOMPLETE : Reason.WITHDRAWN;
  }

  private int reachable() {
    Set<Method> methods = EnumSet.noneOf(Method.class);
    methods.addAll(held);
    methods.addAll(attainable);
    return gates(requirement.methods().stream().filter(methods::contains));
  }

  /** Two methods that reach the same device are one gate. */
  private static int gates(Stream<Method> methods) {
    return (int) methods.map(Method::credentialType).distinct().count();
  }
}
