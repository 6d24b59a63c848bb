package io.github.keycloaksspr.core.limit;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where counters are kept; a change of one is seen by the next request on any node. */
public interface Counters {

  /**
   * Changes a counter while no other request can; returns it as it is then.
   *
   * @param userId the account the counter is about, so that an administrator finds it
   */
  Counter change(Limit limit, String key, @Nullable String userId, UnaryOperator<Counter> change);

  /** Returns the counters of an account with their limits. */
  List<Kept> of(String userId);

  /** Forgets the counters under a key. */
  void forget(String key);

  /** Forgets every counter about an account, whatever it was counted under. */
  void forgetUser(String userId);

  /** A counter of an account. */
  record Kept(Limit limit, Counter counter) {}
}
