package io.github.keycloaksspr.core.activity;

import io.github.keycloaksspr.core.method.Method;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a session of the reset report goes: what each {@link Fact} makes of it. Facts may come late,
 * twice and from several requests at once; whatever the order, a success stays one, and who asked
 * the helpdesk before it did so, whatever had gone wrong.
 *
 * @param finishedAt null while it is under way, as {@code result} and {@code detail} are then
 * @param directory the last answer of the directory
 */
public record Course(
    Purpose purpose,
    Step step,
    List<Method> methods,
    int gatesPassed,
    int gates,
    @Nullable Instant finishedAt,
    @Nullable Result result,
    @Nullable String detail,
    @Nullable DirectoryAnswer directory) {

  public Course {
    methods = List.copyOf(methods);
  }

  /** Begins when somebody has said who they are. */
  public static Course begin(Purpose purpose, int gates) {
    return new Course(purpose, Step.IDENTIFIED, List.of(), 0, gates, null, null, null, null);
  }

  /** Begins for somebody who is signed in, or for an administrator. */
  public static Course withoutGates(Purpose purpose) {
    return new Course(purpose, Step.CHOOSING_PASSWORD, List.of(), 0, 0, null, null, null, null);
  }

  /** Returns how it goes on. */
  public Course after(Fact fact, Instant at) {
    if (fact instanceof Fact.Directory answered) {
      return answered(answered.answer(), at);
    }
    return result == Result.SUCCEEDED ? this : changed(fact, at);
  }

  private Course changed(Fact fact, Instant at) {
    if (fact instanceof Fact.Tried tried) {
      return tried(tried, at);
    } else if (fact instanceof Fact.Passed passed) {
      return passed(passed);
    } else if (fact instanceof Fact.PasswordRefused) {
      return at(Step.CHOOSING_PASSWORD).underWayAgain();
    } else if (fact instanceof Fact.Ended ended) {
      return ended(ended.detail(), at);
    } else if (fact instanceof Fact.HelpdeskContacted) {
      return closed(Result.CONTACTED_HELPDESK, step.id(), at);
    }
    return result == null ? left(fact, at) : this;
  }

  private Course left(Fact fact, Instant at) {
    if (fact instanceof Fact.Left) {
      Detail detail = allPassed() ? Detail.BEFORE_NEW_PASSWORD : Detail.BEFORE_GATES;
      return closed(Result.CANCELLED, detail.id(), at);
    }
    return closed(Result.ABANDONED, step.id(), at);
  }

  private boolean allPassed() {
    return gates > 0 && gatesPassed >= gates;
  }

  /** What is told of a code on its way may come after the code was typed. */
  private Course tried(Fact.Tried tried, Instant at) {
    if (tried.gate() <= gatesPassed) {
      return this;
    }
    Course next = with(tried.purpose()).begun(tried.method());
    if (tried.trouble() != null) {
      return next.ended(tried.trouble(), at);
    }
    boolean better = known().filter(Detail::delivery).isPresent() || result == Result.ABANDONED;
    return tried.sent() && better ? next.underWayAgain() : next;
  }

  /** Who has asked the helpdesk was stuck at the last step, which may become known later. */
  private Course begun(Method method) {
    Step started = Step.started(method);
    List<Method> begun =
        methods.contains(method)
            ? methods
            : Stream.concat(methods.stream(), Stream.of(method)).toList();
    return new Course(
        purpose,
        started,
        begun,
        gatesPassed,
        gates,
        finishedAt,
        result,
        result == Result.CONTACTED_HELPDESK ? started.id() : detail,
        directory);
  }

  private Course passed(Fact.Passed passed) {
    List<Method> proofs = passed.methods();
    boolean all = proofs.size() >= passed.gates();
    return new Course(
            passed.purpose(),
            all ? Step.BEFORE_PASSWORD : Step.completed(proofs.get(proofs.size() - 1)),
            all ? proofs : union(methods, proofs),
            proofs.size(),
            passed.gates(),
            finishedAt,
            result,
            detail,
            directory)
        .underWayAgain();
  }

  private static List<Method> union(List<Method> begun, List<Method> passed) {
    return Stream.concat(begun.stream(), passed.stream()).distinct().toList();
  }

  private Course ended(Detail end, Instant at) {
    Course next = end.result() == Result.SUCCEEDED ? at(Step.DONE) : this;
    boolean stays = ineligible() || askedInVain(end);
    return stays ? this : next.closed(end.result(), end.id(), at);
  }

  /** Who has asked people for help counts as such until they succeed after all. */
  private boolean askedInVain(Detail end) {
    return result == Result.CONTACTED_HELPDESK && end.result() != Result.SUCCEEDED;
  }

  private Course answered(DirectoryAnswer answer, Instant at) {
    Course next =
        new Course(purpose, step, methods, gatesPassed, gates, finishedAt, result, detail, answer);
    return Detail.ofReason(answer.outcome())
        .filter(failure -> result != Result.SUCCEEDED)
        .map(failure -> next.ended(failure, at))
        .orElse(next);
  }

  private boolean ineligible() {
    return known().filter(Detail::ineligible).isPresent();
  }

  private Optional<Detail> known() {
    return Optional.ofNullable(detail).flatMap(Detail::ofId);
  }

  private Course with(@Nullable Purpose known) {
    return known == null
        ? this
        : new Course(
            known, step, methods, gatesPassed, gates, finishedAt, result, detail, directory);
  }

  private Course at(Step reached) {
    return new Course(
        purpose, reached, methods, gatesPassed, gates, finishedAt, result, detail, directory);
  }

  private Course underWayAgain() {
    return ineligible()
        ? this
        : new Course(purpose, step, methods, gatesPassed, gates, null, null, null, directory);
  }

  private Course closed(Result how, String why, Instant at) {
    return new Course(purpose, step, methods, gatesPassed, gates, at, how, why, directory);
  }
}
