package io.github.keycloaksspr.writeback.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloaksspr.writeback.status.Bind;
import io.github.keycloaksspr.writeback.status.Examination;
import io.github.keycloaksspr.writeback.status.Grant;
import io.github.keycloaksspr.writeback.status.Problem;
import io.github.keycloaksspr.writeback.status.Reason;
import io.github.keycloaksspr.writeback.status.Right;
import io.github.keycloaksspr.writeback.status.Rights;
import io.github.keycloaksspr.writeback.status.Tls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Examines a controller once, step by step, by a connection made for it; changes nothing. */
final class Examiner {
  /** What Kerberos accepts (RFC 4120, 1.6; the default of Windows). */
  private static final Duration MOST_CLOCK_SKEW = Duration.ofMinutes(5);

  private final Controller controller;
  private final String usersDn;
  private final Instant at;
  private final long begin = System.nanoTime();
  private final List<Problem> problems = new ArrayList<>();

  private boolean reachable;
  private Tls tls = Tls.UNKNOWN;
  private Bind bind = Bind.UNKNOWN;
  private Optional<Boolean> readOnly = Optional.empty();
  private Optional<String> policyHints = Optional.empty();
  private Optional<Duration> clock = Optional.empty();
  private Optional<Rights> rights = Optional.empty();
  private Optional<Duration> took = Optional.empty();

  /**
   * Begins an examination.
   *
   * @param usersDn of the unit that has all users
   * @param at now
   */
  Examiner(Controller controller, String usersDn, Instant at) {
    this.controller = controller;
    this.usersDn = usersDn;
    this.at = at;
  }

  /** Returns what is known when a controller has not been examined in time. */
  static Examination outOfTime(Instant at) {
    return new Examination(
        at,
        false,
        Tls.UNKNOWN,
        Bind.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(Problem.of(Reason.NO_ANSWER)));
  }

  /** Examines all that can be; what could not be seen is not taken for good. */
  Examination examine() {
    try (LDAPConnection connection = controller.connected()) {
      reachable = true;
      tls = Tls.OK;
      if (bound(connection)) {
        look(connection);
      }
    } catch (LDAPException e) {
      notConnected(Diagnosis.ofConnecting(e));
    }
    return new Examination(
        at, reachable, tls, bind, readOnly, policyHints, clock, rights, took, problems);
  }

  private void notConnected(Problem problem) {
    switch (problem.reason()) {
      case CERTIFICATE_NOT_TRUSTED -> untrusted(problem);
      case UNREACHABLE, NO_ANSWER -> problems.add(problem);
      default -> {
        reachable = true;
        tls = Tls.FAILED;
        problems.add(new Problem(Reason.TLS_FAILED, problem.diagnostic()));
      }
    }
  }

  private void untrusted(Problem problem) {
    reachable = true;
    boolean otherHost = controller.trustedUnderAnotherName();
    tls = otherHost ? Tls.OTHER_HOST : Tls.NOT_TRUSTED;
    problems.add(
        otherHost ? new Problem(Reason.HOST_NAME_MISMATCH, problem.diagnostic()) : problem);
  }

  private boolean bound(LDAPConnection connection) {
    try {
      controller.bind(connection);
      bind = Bind.OK;
      return true;
    } catch (LDAPException e) {
      Problem problem = Diagnosis.ofConnecting(e);
      bind = problem.reason() == Reason.BIND_REFUSED ? Bind.REFUSED : Bind.FAILED;
      problems.add(problem);
      return false;
    }
  }

  private void look(LDAPConnection connection) {
    try {
      Capabilities able = Capabilities.of(connection);
      readOnly = Optional.of(able.readOnly());
      policyHints = able.policyHints();
      if (able.readOnly()) {
        problems.add(Problem.of(Reason.READ_ONLY));
      }
      RootDse root = RootDse.of(connection);
      took = Optional.of(elapsed());
      compareClocks(root);
      lookAtRights(new RightsReader(connection, root, usersDn));
    } catch (LDAPException e) {
      problems.add(Diagnosis.ofConnecting(e));
    }
  }

  private void compareClocks(RootDse root) {
    clock = root.time().map(theirs -> Duration.between(at.plus(elapsed()), theirs));
    if (clock.isEmpty()) {
      problems.add(Problem.of(Reason.CLOCK_UNKNOWN));
    } else if (clock.get().abs().compareTo(MOST_CLOCK_SKEW) > 0) {
      problems.add(Problem.of(Reason.CLOCK_SKEW));
    }
  }

  private void lookAtRights(RightsReader reader) {
    try {
      rights = reader.onSomebody();
      judgeRights();
    } catch (LDAPException e) {
      problems.add(new Problem(Reason.RIGHTS_UNKNOWN, Diagnosis.said(e)));
    }
  }

  private void judgeRights() {
    if (has(Grant.MISSING, Right.RESET_PASSWORD) || has(Grant.MISSING, Right.WRITE_LOCKOUT_TIME)) {
      problems.add(Problem.of(Reason.RIGHTS_MISSING));
    } else if (rights.filter(Rights::suffice).isEmpty()) {
      problems.add(Problem.of(Reason.RIGHTS_UNKNOWN));
    } else if (has(Grant.MISSING, Right.WRITE_PWD_LAST_SET)) {
      problems.add(Problem.of(Reason.RIGHTS_INCOMPLETE));
    }
  }

  private boolean has(Grant grant, Right right) {
    return rights.filter(seen -> seen.of(right) == grant).isPresent();
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
