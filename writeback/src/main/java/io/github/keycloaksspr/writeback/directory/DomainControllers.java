package io.github.keycloaksspr.writeback.directory;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import io.github.keycloaksspr.writeback.account.Account;
import io.github.keycloaksspr.writeback.outcome.Failure;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import io.github.keycloaksspr.writeback.outcome.SignIn;
import io.github.keycloaksspr.writeback.status.Grant;
import io.github.keycloaksspr.writeback.status.Right;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/**
 * The controllers of a domain: the first that can takes the password, and the others hear of it.
 */
public final class DomainControllers implements AutoCloseable {
  private final List<Controller> controllers;
  private final Patience patience;
  private final Consumer<ControllerAddress> witness;

  private DomainControllers(
      List<Controller> controllers, Patience patience, Consumer<ControllerAddress> witness) {
    this.controllers = controllers;
    this.patience = patience;
    this.witness = witness;
  }

  /** Returns the same controllers, of which somebody wants to know who is asked to write. */
  public DomainControllers witnessedBy(Consumer<ControllerAddress> other) {
    return new DomainControllers(controllers, patience, other);
  }

  /**
   * Knows where the controllers are; connects to none before there is a password to write.
   *
   * @param tls trusts the certificates that count; host names are checked in any case
   */
  public static DomainControllers of(
      DirectorySettings settings, Patience patience, SSLSocketFactory tls) {
    return of(settings, patience, tls, () -> HoldDown.of(patience.rest()));
  }

  static DomainControllers of(
      DirectorySettings settings,
      Patience patience,
      SSLSocketFactory tls,
      Supplier<HoldDown> holdDowns) {
    BindRequest bind = new SimpleBindRequest(settings.bindDn(), settings.bindPassword());
    return new DomainControllers(
        settings.controllers().stream()
            .map(address -> new Controller(address, bind, patience, tls, holdDowns.get()))
            .toList(),
        patience,
        asked -> {});
  }

  /**
   * Sets a password; when this returns, it is known what has become of it, or that nobody knows.
   */
  public Outcome write(NewPassword password) {
    return settled(password);
  }

  /**
   * Changes a password as its user may; when this returns, it is known what has become of it, or
   * that nobody knows.
   */
  public Outcome change(PasswordChange change) {
    return settled(change);
  }

  private Outcome settled(PasswordWrite password) {
    boolean uncertain = false;
    for (Controller controller : inTurn()) {
      witness.accept(controller.address());
      // after a lost answer nobody gets the password who has it: it would be in the history
      Outcome outcome = uncertain ? verified(controller, password) : written(controller, password);
      if (settled(outcome)) {
        return outcome;
      }
      uncertain |= outcome.equals(new Outcome.Failed(Failure.UNSETTLED));
    }
    return new Outcome.Failed(uncertain ? Failure.UNSETTLED : Failure.UNREACHABLE);
  }

  /** Has a user choose another password at the next sign-in. */
  public Outcome requireChange(String dn) {
    return repeatable(new ChangeDue(dn));
  }

  /** Tells whether the service account may do so; unknown when no controller says it. */
  public Grant changeRequirable(String dn) {
    return answer(asked -> RightsReader.writable(asked, dn, Right.WRITE_PWD_LAST_SET))
        .orElse(Grant.UNKNOWN);
  }

  /** Signs in as a user; the first controller that answers decides. */
  public SignIn signIn(NewPassword password) {
    for (Controller controller : inTurn()) {
      SignIn answer = controller.signIn(password);
      if (answer != SignIn.UNKNOWN) {
        return answer;
      }
    }
    return SignIn.UNKNOWN;
  }

  /** Unlocks an account; its password stays, and so does everything else. */
  public Outcome unlock(String dn) {
    return repeatable(new Unlock(dn));
  }

  /** Sends what is the same written twice as once. */
  private Outcome repeatable(Change change) {
    for (Controller controller : inTurn()) {
      witness.accept(controller.address());
      Outcome outcome = controller.write(change);
      if (settled(outcome)) {
        return outcome;
      }
    }
    return new Outcome.Failed(Failure.UNREACHABLE);
  }

  /** Reads an account; empty when there is none that may be seen, or no controller answers. */
  public Optional<Account> account(String dn, Instant now) {
    return answer(asked -> new AccountReader(asked, now).read(dn)).flatMap(Function.identity());
  }

  /**
   * Reads whether an account may be signed in to, with the same work for an entry that is not
   * there; empty as for {@link #account}.
   */
  public Optional<Account.Access> access(String dn, Instant now) {
    return answer(asked -> new AccountReader(asked, now).access(dn)).flatMap(Function.identity());
  }

  /**
   * Looks for the entry of a user.
   *
   * @return the names of at most two entries; empty when no controller answers
   */
  public Optional<List<String>> find(UserSearch search) {
    return answer(search::found);
  }

  private <T> Optional<T> answer(Controller.Question<T> question) {
    for (Controller controller : inTurn()) {
      Optional<T> answer = controller.ask(question);
      if (answer.isPresent()) {
        return answer;
      }
    }
    return Optional.empty();
  }

  private Iterable<Controller> inTurn() {
    return () -> new Turns(controllers, patience.whole());
  }

  List<Controller> controllers() {
    return controllers;
  }

  Patience patience() {
    return patience;
  }

  private static Outcome written(Controller controller, PasswordWrite password) {
    Outcome outcome = controller.write(password);
    boolean lost = outcome.equals(new Outcome.Failed(Failure.UNSETTLED));
    return lost && controller.has(password).orElse(false) ? new Outcome.Written() : outcome;
  }

  private static Outcome verified(Controller controller, PasswordWrite password) {
    Optional<Boolean> known = controller.has(password);
    if (known.isEmpty()) {
      return new Outcome.Failed(Failure.UNREACHABLE);
    }
    return known.get() ? new Outcome.Written() : afterAll(controller, password);
  }

  /** A refusal may come of the password having arrived meanwhile from where it was sent first. */
  private static Outcome afterAll(Controller controller, PasswordWrite password) {
    Outcome outcome = written(controller, password);
    boolean arrived = outcome instanceof Outcome.Refused && controller.has(password).orElse(false);
    return arrived ? new Outcome.Written() : outcome;
  }

  private static boolean settled(Outcome outcome) {
    return !(outcome instanceof Outcome.Failed failed)
        || (failed.failure() != Failure.UNREACHABLE && failed.failure() != Failure.UNSETTLED);
  }

  @Override
  public void close() {
    controllers.forEach(Controller::close);
  }
}
