package io.github.keycloaksspr.adminuiext.registration;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.adminuiext.AdminSession;
import io.github.keycloaksspr.core.policy.Policy;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.models.UserModel;

/**
 * Looks through the users who may be in scope for those who are not registered, some at a time in a
 * session of their own, so that memory does not grow with the realm.
 */
final class Scan {

  private static final int PAGE = 100;

  private final AdminSession session;
  private final Policy policy;
  private final Filter filter;
  private final int mostExamined;

  /**
   * Makes a scan.
   *
   * @param mostExamined how many users are looked at before it stops
   */
  Scan(AdminRequest request, Policy policy, Filter filter, int mostExamined) {
    this.session = new AdminSession(request);
    this.policy = policy;
    this.filter = filter;
    this.mostExamined = mostExamined;
  }

  /** What is done with each user who is not registered. */
  @FunctionalInterface
  interface Visitor {

    /** Takes a user; returns whether to go on to the next one. */
    boolean visit(AdminRequest own, Lack lack, UserModel user);
  }

  /**
   * Tells which users the caller may work with, by the rights as a session of its own sees them.
   */
  @FunctionalInterface
  interface Rights {
    Predicate<UserModel> in(AdminRequest own);
  }

  /**
   * Shows users to a visitor until it has enough, or enough were looked at.
   *
   * @return where to go on; empty when that was all
   */
  Optional<Position> run(Position from, Rights rights, Visitor visitor) {
    Progress progress = new Progress(from, 0, true);
    while (progress.goOn() && progress.examined() < mostExamined) {
      Progress before = progress;
      progress = session.part(own -> page(own, before, rights.in(own), visitor));
    }
    return Optional.ofNullable(progress.ended() ? null : progress.at());
  }

  /** How far a scan has come; at the end, the position is beyond the last list. */
  private record Progress(Position at, int examined, boolean goOn, boolean ended) {

    Progress(Position at, int examined, boolean goOn) {
      this(at, examined, goOn, false);
    }

    Progress atEnd() {
      return new Progress(at, examined, false, true);
    }
  }

  private Progress page(
      AdminRequest own, Progress before, Predicate<UserModel> allowed, Visitor visitor) {
    Candidates candidates = Candidates.of(own, policy, filter);
    if (!candidates.has(before.at())) {
      return before.atEnd();
    }
    List<UserModel> users = candidates.page(before.at(), PAGE);
    if (users.isEmpty()) {
      return new Progress(before.at().nextList(), before.examined(), true);
    }
    Lack lack = new Lack(own, policy);
    int seen = 0;
    boolean goOn = true;
    while (goOn && seen < users.size()) {
      UserModel user = users.get(seen++);
      boolean shown = allowed.test(user) && !candidates.seen(user, before.at()) && lack.of(user);
      goOn = !shown || visitor.visit(own, lack, user);
    }
    return new Progress(before.at().onward(seen), before.examined() + seen, goOn);
  }
}
