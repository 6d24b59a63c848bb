package io.github.keycloaksspr.core.gate;

import io.github.keycloaksspr.core.method.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far a user has come: which methods are offered for the next gate, which are passed, and
 * whether that is enough. Two methods that reach the same device count once (spec P2).
 *
 * @param needed how many gates must be passed, at least 1
 * @param offered methods offered from the start, the same for the whole session
 * @param passed methods passed, in order
 */
public record Gates(int needed, List<Method> offered, List<Method> passed) {

  public Gates {
    if (needed < 1) {
      throw new IllegalArgumentException("A reset without gates is refused, got " + needed);
    }
    offered = List.copyOf(offered);
    passed = List.copyOf(passed);
  }

  /** Begins before the first gate. */
  public static Gates begin(int needed, List<Method> offered) {
    return new Gates(needed, offered, List.of());
  }

  /** Returns the methods for the next gate, in the order in which they are offered. */
  public List<Method> choices() {
    return offered.stream().filter(this::fresh).toList();
  }

  private boolean fresh(Method method) {
    return passed.stream().noneMatch(each -> each.credentialType().equals(method.credentialType()));
  }

  /** Tells whether the user can take this method now. */
  public boolean allows(Method method) {
    return choices().contains(method);
  }

  /** Returns the state after a method was passed; one that was not allowed changes nothing. */
  public Gates pass(Method method) {
    return allows(method)
        ? new Gates(needed, offered, Stream.concat(passed.stream(), Stream.of(method)).toList())
        : this;
  }

  /** Tells whether all gates are passed. */
  public boolean open() {
    return passed.size() >= needed;
  }

  /** Returns the number of the gate the user stands at, from 1. */
  public int current() {
    return Math.min(passed.size() + 1, needed);
  }

  /**
   * Chooses what a session without an eligible account is shown: a set that a registered user could
   * have and that stays the same for the same name.
   *
   * @param enabled the policy's methods that this version offers, in its order
   * @param needed the policy's gates
   * @param fingerprint keyed hash of the typed name, so that strangers cannot foretell the set
   */
  public static Gates decoy(int needed, List<Method> enabled, long fingerprint) {
    List<Method> shown = new ArrayList<>();
    List<Method> left = new ArrayList<>(enabled);
    long rest = fingerprint;
    while (!left.isEmpty() && distinct(shown) < needed) {
      shown.add(left.remove((int) Long.remainderUnsigned(rest, left.size())));
      rest = Long.rotateRight(rest, 8);
    }
    for (Method method : left) {
      rest = Long.rotateRight(rest, 1);
      if ((rest & 1) == 1) {
        shown.add(method);
      }
    }
    return begin(needed, enabled.stream().filter(shown::contains).toList());
  }

  private static long distinct(List<Method> methods) {
    return methods.stream().map(Method::credentialType).distinct().count();
  }
}
