package io.github.keycloaksspr.writeback.directory;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import io.github.keycloaksspr.writeback.outcome.BindAnswer;
import io.github.keycloaksspr.writeback.outcome.Failure;
import io.github.keycloaksspr.writeback.outcome.ModifyAnswer;
import io.github.keycloaksspr.writeback.outcome.Outcome;
import io.github.keycloaksspr.writeback.outcome.SignIn;
import io.github.keycloaksspr.writeback.status.ControllerStatus;
import io.github.keycloaksspr.writeback.status.Examination;
import io.github.keycloaksspr.writeback.status.Problem;
import io.github.keycloaksspr.writeback.status.Reason;
import java.time.Duration;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One domain controller, with connections that are bound as the service account. */
final class Controller implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Controller.class);

  private static final int MOST_CONNECTIONS = 4;

  /** Shorter than the quarter of an hour after which Windows drops idle connections. */
  private static final Duration OLDEST_CONNECTION = Duration.ofMinutes(5);

  private final ControllerAddress address;
  private final BindRequest bind;
  private final Patience patience;
  private final SSLSocketFactory unnamed;
  private final SSLSocketFactory tls;
  private final LDAPConnectionPool pool;
  private final HoldDown holdDown;
  private final Traffic traffic = new Traffic();

  private volatile @Nullable Examination examined;

  Controller(
      ControllerAddress address,
      BindRequest bind,
      Patience patience,
      SSLSocketFactory tls,
      HoldDown holdDown) {
    this.address = address;
    this.bind = bind;
    this.patience = patience;
    this.holdDown = holdDown;
    this.unnamed = tls;
    this.tls = new NamedSocketFactory(tls);
    this.pool = pool(bind);
  }

  private LDAPConnectionPool pool(BindRequest bind) {
    try {
      // bound by the set, so that a connection counts as made only when TLS and bind are done
      LDAPConnectionPool made = new LDAPConnectionPool(server(bind), bind, 0, MOST_CONNECTIONS);
      made.setConnectionPoolName(address.toString());
      made.setMaxConnectionAgeMillis(OLDEST_CONNECTION.toMillis());
      made.setRetryFailedOperationsDueToInvalidConnections(false);
      return made;
    } catch (LDAPException e) {
      throw new IllegalStateException("A pool without connections cannot fail to connect", e);
    }
  }

  private SingleServerSet server(@Nullable BindRequest bind) {
    return server(bind, tls);
  }

  private SingleServerSet server(@Nullable BindRequest bind, SSLSocketFactory tls) {
    SocketFactory sockets = address.ldaps() ? tls : SocketFactory.getDefault();
    return new SingleServerSet(
        address.host(),
        address.port(),
        sockets,
        options(),
        bind,
        address.ldaps() ? null : new StartTLSPostConnectProcessor(tls));
  }

  private LDAPConnectionOptions options() {
    LDAPConnectionOptions options = new LDAPConnectionOptions();
    options.setConnectTimeoutMillis((int) patience.connect().toMillis());
    options.setResponseTimeoutMillis(patience.answer().toMillis());
    options.setFollowReferrals(false);
    // with a reader of its own for each connection a time-out is for a whole answer, not for each
    // byte of it, so that a controller that trickles cannot keep a request
    options.setUseSynchronousMode(false);
    return options;
  }

  /** Tells whether its turn has come; a controller that failed a short while ago has none. */
  boolean admits() {
    return holdDown.admits();
  }

  ControllerAddress address() {
    return address;
  }

  Traffic traffic() {
    return traffic;
  }

  /** Returns what was seen of it last, if anything was. */
  Optional<Examination> examined() {
    return Optional.ofNullable(examined);
  }

  void examined(Examination seen) {
    examined = seen;
  }

  /** Returns how it stands; empty when it was never examined. */
  Optional<ControllerStatus> status() {
    return examined()
        .map(
            seen ->
                new ControllerStatus(
                    address.toString(),
                    seen,
                    traffic.lastSuccess(),
                    traffic.lastError(),
                    holdDown.resting()));
  }

  /** Makes a connection that is not kept, with TLS and not bound. */
  LDAPConnection connected() throws LDAPException {
    return server(null).getConnection();
  }

  /** Binds a connection as the service account. */
  void bind(LDAPConnection connection) throws LDAPException {
    connection.bind(bind.duplicate());
  }

  /** Tells whether TLS comes about when nobody asks which host the certificate is for. */
  boolean trustedUnderAnotherName() {
    try (LDAPConnection connection = server(null, unnamed).getConnection()) {
      return connection.isConnected();
    } catch (LDAPException e) {
      return false;
    }
  }

  /** Changes an entry with one modify, which is sent once. */
  Outcome write(Change change) {
    Outcome outcome = pooled(change);
    judge(outcome);
    return outcome;
  }

  /** A question that changes nothing. */
  interface Question<T> {
    T asked(LDAPConnection connection) throws LDAPException;
  }

  /** Asks something; empty when there is no answer. */
  <T> Optional<T> ask(Question<T> question) {
    Ready ready;
    try {
      ready = ready();
    } catch (LDAPException e) {
      judge(notAsked(e));
      return Optional.empty();
    }
    try {
      T answer = question.asked(ready.connection());
      pool.releaseConnection(ready.connection());
      answersAgain(ready.able());
      traffic.succeeded();
      return Optional.of(answer);
    } catch (LDAPException e) {
      release(ready.connection(), e);
      warn("does not answer a question", e);
      if (!e.getResultCode().isConnectionUsable()) {
        holdDown.failed();
      }
      note(e.getResultCode().isConnectionUsable() ? Failure.UNEXPECTED : Failure.UNREACHABLE, e);
      return Optional.empty();
    }
  }

  /** One that is read-only keeps its rest, which is from writing. */
  private void answersAgain(Capabilities able) {
    if (!able.readOnly()) {
      holdDown.succeeded();
    }
  }

  private void judge(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed
        && (failed.failure() == Failure.UNREACHABLE || failed.failure() == Failure.UNSETTLED)) {
      holdDown.failed();
    } else {
      holdDown.succeeded();
    }
  }

  private Outcome pooled(Change change) {
    Ready ready;
    try {
      ready = ready();
    } catch (LDAPException e) {
      return notAsked(e);
    }
    return write(change, ready.connection(), ready.able());
  }

  /** A connection that has answered just now. */
  private record Ready(LDAPConnection connection, Capabilities able) {}

  /** Takes a kept connection, or a new one where the controller has closed that meanwhile. */
  private Ready ready() throws LDAPException {
    LDAPConnection kept = pool.getConnection();
    try {
      return new Ready(kept, Capabilities.of(kept));
    } catch (LDAPException e) {
      if (e.getResultCode().equals(ResultCode.TIMEOUT)) {
        pool.discardConnection(kept);
        throw e;
      }
      return replaced(kept);
    }
  }

  private Ready replaced(LDAPConnection closed) throws LDAPException {
    LDAPConnection made = pool.replaceDefunctConnection(closed);
    try {
      return new Ready(made, Capabilities.of(made));
    } catch (LDAPException e) {
      pool.discardConnection(made);
      throw e;
    }
  }

  /** Nothing was sent that could change a password. */
  private Outcome.Failed notAsked(LDAPException e) {
    warn("cannot be used", e);
    traffic.failed(Diagnosis.ofConnecting(e));
    return new Outcome.Failed(
        e.getResultCode().equals(ResultCode.INVALID_CREDENTIALS)
            ? Failure.MISCONFIGURED
            : Failure.UNREACHABLE);
  }

  private Outcome write(Change change, LDAPConnection connection, Capabilities able) {
    if (able.readOnly()) {
      LOG.warnf("Domain controller %s is read-only and sets no passwords", address);
      pool.releaseConnection(connection);
      traffic.failed(Problem.of(Reason.READ_ONLY));
      return new Outcome.Failed(Failure.UNREACHABLE);
    }
    ModifyRequest request =
        new ModifyRequest(change.dn(), change.modifications(), change.controls(able));
    request.setResponseTimeoutMillis(patience.write().toMillis());
    try {
      connection.modify(request);
      pool.releaseConnection(connection);
      traffic.succeeded();
      return new Outcome.Written();
    } catch (LDAPException e) {
      release(connection, e);
      return answered(e);
    }
  }

  private void release(LDAPConnection connection, LDAPException e) {
    if (e.getResultCode().isConnectionUsable()) {
      pool.releaseConnection(connection);
    } else {
      // told that it is defunct, the pool would connect anew, to one that may be stalled
      pool.discardConnection(connection);
    }
  }

  private Outcome answered(LDAPException e) {
    Outcome outcome = new ModifyAnswer(e.getResultCode().intValue(), Diagnosis.said(e)).outcome();
    if (outcome instanceof Outcome.Failed failed) {
      warn("did not set a password", e);
      note(failed.failure(), e);
    } else {
      traffic.succeeded();
    }
    return outcome;
  }

  private void note(Failure failure, LDAPException e) {
    Problem problem = Diagnosis.of(failure, e);
    if (problem.reason() == Reason.NO_ANSWER) {
      traffic.failed(problem);
    } else {
      traffic.refused(problem);
    }
  }

  /** Tells whether the controller has written the password; empty when it does not say. */
  Optional<Boolean> has(PasswordWrite password) {
    Optional<Boolean> written = password.written(bound(password));
    if (written.isEmpty()) {
      holdDown.failed();
    }
    return written;
  }

  /** Signs in as a user. */
  SignIn signIn(PasswordWrite password) {
    SignIn answer = bound(password).signIn();
    if (answer == SignIn.UNKNOWN) {
      holdDown.failed();
    }
    return answer;
  }

  private BindAnswer bound(PasswordWrite password) {
    try (LDAPConnection connection = server(null).getConnection()) {
      connection.bind(new SimpleBindRequest(password.dn(), password.password()));
      return new BindAnswer(ResultCode.SUCCESS_INT_VALUE, "");
    } catch (LDAPException e) {
      return new BindAnswer(e.getResultCode().intValue(), Diagnosis.said(e));
    }
  }

  private void warn(String what, LDAPException e) {
    LOG.warnf(
        "Domain controller %s %s: %s, %s", address, what, e.getResultCode(), Diagnosis.said(e));
  }

  @Override
  public void close() {
    pool.close();
  }
}
