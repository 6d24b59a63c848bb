package io.github.keycloaksspr.writeback.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.status.Bind;
import io.github.keycloaksspr.writeback.status.ControllerStatus;
import io.github.keycloaksspr.writeback.status.Examination;
import io.github.keycloaksspr.writeback.status.Obstacle;
import io.github.keycloaksspr.writeback.status.Rights;
import io.github.keycloaksspr.writeback.status.UserCheck;
import io.github.keycloaksspr.writeback.status.UserReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Says how the controllers of a domain stand (spec W5), and what may be done to its users (W7). It
 * reads, and never writes.
 */
public final class Doctor {
  private static final int MOST_AT_ONCE = 8;

  private final DomainControllers domain;
  private final String usersDn;

  /**
   * Looks after a domain.
   *
   * @param usersDn of the unit that has all users
   */
  public Doctor(DomainControllers domain, String usersDn) {
    this.domain = domain;
    this.usersDn = usersDn;
  }

  /**
   * Returns how the controllers stand as far as is known. Only those are examined of which nothing
   * is known yet, or for whom real requests went otherwise since.
   */
  public List<ControllerStatus> known(Instant now) {
    examine(now, Doctor::unexplained);
    return statuses();
  }

  private static boolean unexplained(Controller controller) {
    return controller.examined().filter(seen -> !controller.traffic().contradicts(seen)).isEmpty();
  }

  /** Examines all controllers now, at the same time, and returns how they stand. */
  public List<ControllerStatus> check(Instant now) {
    examine(now, controller -> true);
    return statuses();
  }

  private void examine(Instant now, Predicate<Controller> due) {
    List<Controller> examined = domain.controllers().stream().filter(due).toList();
    List<Optional<Examination>> seen =
        inTime(
            examined.stream()
                .<Callable<Examination>>map(
                    controller -> () -> new Examiner(controller, usersDn, now).examine())
                .toList());
    for (int i = 0; i < examined.size(); i++) {
      examined.get(i).examined(seen.get(i).orElseGet(() -> Examiner.outOfTime(now)));
    }
  }

  private List<ControllerStatus> statuses() {
    return domain.controllers().stream().flatMap(each -> each.status().stream()).toList();
  }

  /**
   * Returns how a user's account stands and what may be done to it.
   *
   * @param dn of the user's entry
   */
  public UserCheck user(String dn, Instant now) {
    return inTime(List.<Callable<UserCheck>>of(() -> asked(dn, now)))
        .get(0)
        .orElseGet(() -> UserCheck.not(Obstacle.DIRECTORY_UNREACHABLE));
  }

  private UserCheck asked(String dn, Instant now) {
    return domain.controllers().stream()
        .filter(controller -> controller.examined().filter(Doctor::usable).isPresent())
        .map(controller -> controller.ask(connection -> report(controller, connection, dn, now)))
        .flatMap(Optional::stream)
        .findFirst()
        .map(report -> report.map(UserCheck::of).orElseGet(() -> UserCheck.not(Obstacle.NO_ENTRY)))
        .orElseGet(() -> UserCheck.not(Obstacle.DIRECTORY_UNREACHABLE));
  }

  /** What is wrong with rights on others is no reason not to ask. */
  private static boolean usable(Examination seen) {
    return seen.bind() == Bind.OK;
  }

  private Optional<UserReport> report(
      Controller controller, LDAPConnection connection, String dn, Instant now)
      throws LDAPException {
    Optional<Account> account = new AccountReader(connection, now).read(dn);
    Optional<Rights> rights = new RightsReader(connection, RootDse.of(connection), usersDn).on(dn);
    return account.isPresent() && rights.isPresent()
        ? Optional.of(new UserReport(controller.address().toString(), account.get(), rights.get()))
        : Optional.empty();
  }

  /** Does all at once and forgets what is not done in time. */
  private <T> List<Optional<T>> inTime(List<Callable<T>> tasks) {
    if (tasks.isEmpty()) {
      return List.of();
    }
    ExecutorService executor =
        Executors.newFixedThreadPool(Math.min(tasks.size(), MOST_AT_ONCE), Doctor::thread);
    try {
      long most = domain.patience().whole().toMillis();
      return executor.invokeAll(tasks, most, TimeUnit.MILLISECONDS).stream()
          .map(Doctor::done)
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return IntStream.range(0, tasks.size()).mapToObj(i -> Optional.<T>empty()).toList();
    } finally {
      executor.shutdownNow();
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "sspr-writeback-check");
    thread.setDaemon(true);
    return thread;
  }

  private static <T> Optional<T> done(Future<T> task) {
    try {
      return Optional.of(task.get());
    } catch (CancellationException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
