package io.github.keycloaksspr.core.limit;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whom something is counted for: what was typed as well as the account it names, so that neither
 * another spelling nor a name that does not exist makes a difference.
 *
 * @param typed what was typed to identify
 * @param userId the account, null when there is none
 */
public record Subject(String typed, @Nullable String userId) {

  /** Returns the keys to count under; always as many, so that strangers cost as much time. */
  List<String> keys() {
    String name = typed.strip().toLowerCase(Locale.ROOT);
    return List.of("typed:" + name, userId == null ? "nobody:" + name : account(userId));
  }

  /** Returns the key of an account. */
  static String account(String userId) {
    return "user:" + userId;
  }
}
