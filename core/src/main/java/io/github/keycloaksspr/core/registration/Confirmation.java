package io.github.keycloaksspr.core.registration;

import io.github.keycloaksspr.core.method.Method;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user last confirmed on the registration page, kept so that the next sign-in can tell
 * whether, and why, they are needed there again (spec R3, R5).
 *
 * @param confirmedAt when the data were confirmed to hold, null when never
 * @param gates how many methods the policy asked for then
 * @param methods what the account held then
 * @param changedAt when registered data last changed, null when never; voids running resets
 * @param putOff how often the user has put the registration off
 * @param email the alternate address of then, which is told when it is taken away
 */
public record Confirmation(
    @Nullable Instant confirmedAt,
    int gates,
    Set<Method> methods,
    @Nullable Instant changedAt,
    int putOff,
    @Nullable EmailAddress email) {

  public Confirmation {
    methods = Set.copyOf(methods);
  }

  /** Returns what holds for somebody who was never on the page. */
  public static Confirmation none() {
    return new Confirmation(null, 0, Set.of(), null, 0, null);
  }

  /** Tells whether the user has ever confirmed anything. */
  public boolean given() {
    return confirmedAt != null;
  }

  /** Returns what holds once the user has confirmed these methods. */
  public Confirmation confirmed(int gatesNow, Set<Method> held, Instant now) {
    return new Confirmation(now, gatesNow, held, changedAt, 0, email);
  }

  /** Returns what holds once the data have changed; an absent address is told no more. */
  public Confirmation changed(Optional<EmailAddress> address, Instant now) {
    return new Confirmation(confirmedAt, gates, methods, now, putOff, address.orElse(null));
  }

  /** Returns what holds once the user has put the registration off. */
  public Confirmation putOffOnceMore() {
    return new Confirmation(confirmedAt, gates, methods, changedAt, putOff + 1, email);
  }

  /** Tells whether something was changed after a moment. */
  public boolean changedAfter(Instant moment) {
    return changedAt != null && changedAt.isAfter(moment);
  }

  /** Returns the methods in a stable order. */
  List<Method> sortedMethods() {
    return methods.stream().sorted().toList();
  }
}
