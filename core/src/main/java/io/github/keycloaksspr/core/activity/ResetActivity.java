package io.github.keycloaksspr.core.activity;

import io.github.keycloaksspr.core.method.Method;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the reset report: one session.
 *
 * @param sessionKey names the session, within its realm
 * @param finishedAt null while it is under way
 * @param result null while it is under way
 * @param detail one of {@link Detail#idsOf}; of a session under way null
 * @param step the last one reached
 * @param userTyped what was typed to identify, as far as it is kept ({@link TypedName})
 * @param userId the account that this names, null when it names none or the account is deleted
 * @param role null where it is not known yet, and where there is no account
 * @param actorId the administrator who did it, null when the user did
 * @param methods those that were begun, in the order of use
 * @param gates how many must be passed; 0 where there are none
 * @param writeback what became of the password at the directory; null where none was asked
 * @param controller that took it, or that refused
 */
public record ResetActivity(
    String id,
    String realmId,
    String sessionKey,
    Instant startedAt,
    @Nullable Instant finishedAt,
    Purpose purpose,
    @Nullable Result result,
    @Nullable String detail,
    Step step,
    @Nullable String userTyped,
    @Nullable String userId,
    @Nullable Role role,
    @Nullable String actorId,
    List<Method> methods,
    int gatesPassed,
    int gates,
    @Nullable String writeback,
    @Nullable String controller,
    @Nullable String address,
    @Nullable String client) {

  public ResetActivity {
    methods = List.copyOf(methods);
  }
}
