package io.github.keycloaksspr.tests.domain;

import com.unboundid.asn1.ASN1Element;
import com.unboundid.asn1.ASN1Exception;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.protocol.LDAPMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A way to a domain controller on which things go wrong. It listens at the controller's own address
 * on a port of its own, so that the controller's certificate is good for it.
 */
public final class FaultProxy implements AutoCloseable {
  private static final Duration FREED = Duration.ofSeconds(5);

  private static final int LDAP = 389;
  private static final int LDAPS = 636;
  private static final int TRICKLE_MILLIS = 60;

  /** What goes wrong, on new connections and on those that are there. */
  public enum Fault {
    NONE,
    /** Connections are taken, and nothing comes back any more. */
    STALLED,
    /** What comes back comes slowly, byte by byte. */
    TRICKLING,
    /** Modifies arrive, and their answers get lost. */
    ANSWERS_LOST,
    /** As {@link #ANSWERS_LOST}; after it new connections are stalled. */
    ANSWERS_LOST_THEN_STALLED,
    /** Modifies arrive; the connection ends in the middle of their answers. */
    ANSWERS_TORN,
    /** New connections meet a certificate that nobody trusts. */
    FOREIGN_CERTIFICATE
  }

  private final String host;
  private final int target;
  private final @Nullable SSLSocketFactory tls;
  private final @Nullable SSLSocketFactory foreignTls;
  private final List<Connection> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger modifies = new AtomicInteger();
  private final ByteArrayOutputStream passed = new ByteArrayOutputStream();

  private volatile Fault fault = Fault.NONE;
  private volatile ServerSocket listener;

  private FaultProxy(
      String host,
      int target,
      @Nullable SSLSocketFactory tls,
      @Nullable SSLSocketFactory foreignTls) {
    this.host = host;
    this.target = target;
    this.tls = tls;
    this.foreignTls = foreignTls;
    this.listener = listen(0);
  }

  /** Passes on what it cannot read, and keeps it. */
  public static FaultProxy opaque(ControllerCertificate controller) {
    return new FaultProxy(controller.host(), LDAPS, null, null);
  }

  /** Passes on connections that begin without TLS, and keeps what it hears. */
  public static FaultProxy plain(ControllerCertificate controller) {
    return new FaultProxy(controller.host(), LDAP, null, null);
  }

  /**
   * Is an end of TLS to both sides, by the controller's own certificate, and so knows a modify when
   * it passes.
   *
   * @param folder for the certificate that nobody trusts
   */
  public static FaultProxy inside(ControllerCertificate controller, Path folder) {
    ControllerCertificate foreign = ControllerCertificate.of(controller.host(), folder);
    return new FaultProxy(controller.host(), LDAPS, controller.tls(), foreign.tls());
  }

  /** Returns a URL for writeback. */
  public String url() {
    return (target == LDAP ? "ldap://" : "ldaps://") + host + ":" + port();
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Lets something go wrong from now on. */
  public void have(Fault next) {
    fault = next;
  }

  /** Refuses connections from now on and ends those that are there. */
  public void refuse() {
    close();
  }

  /** Takes connections again after {@link #refuse}. */
  public void acceptAgain() {
    listener = listen(listener.getLocalPort());
  }

  /** Returns how many connections came. */
  public int connections() {
    return connections.get();
  }

  /** Returns how many modifies have passed; of use only {@link #inside}. */
  public int modifies() {
    return modifies.get();
  }

  /** Returns all bytes that passed in either direction. */
  public byte[] passed() {
    synchronized (passed) {
      return passed.toByteArray();
    }
  }

  private ServerSocket listen(int port) {
    try {
      ServerSocket socket = bound(new InetSocketAddress(host, port));
      start("accepts", () -> accept(socket));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A listener that was closed keeps its port until the thread that waits at it has noticed. */
  private static ServerSocket bound(InetSocketAddress address) throws IOException {
    long end = System.nanoTime() + FREED.toNanos();
    while (true) {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      try {
        socket.bind(address);
        return socket;
      } catch (BindException e) {
        socket.close();
        if (System.nanoTime() - end > 0) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  private void start(String what, Runnable work) {
    Thread thread = new Thread(work, "fault proxy " + what);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Connection connection = connection(socket.accept());
        open.add(connection);
        connections.incrementAndGet();
        start("asks", () -> pump(connection, connection.client(), connection.controller()));
        start("answers", () -> pump(connection, connection.controller(), connection.client()));
      } catch (IOException e) {
        // closed, or the controller is gone; who connected is told by the end of the connection
      }
    }
  }

  /** A client's connection and that to the controller. */
  private record Connection(Socket raw, Socket client, Socket controller, AtomicInteger modifies) {
    boolean isModified() {
      return modifies.get() > 0;
    }

    void close() {
      for (Socket each : List.of(raw, client, controller)) {
        try {
          each.close();
        } catch (IOException e) {
          // gone already
        }
      }
    }

    /** Ends it as a crash does, not by a farewell. */
    void reset() throws IOException {
      raw.setSoLinger(true, 0);
      raw.close();
      controller.close();
    }
  }

  private Connection connection(Socket raw) throws IOException {
    raw.setTcpNoDelay(true);
    if (tls == null || foreignTls == null) {
      return new Connection(raw, raw, new Socket(host, target), new AtomicInteger());
    }
    SSLSocketFactory shown = fault == Fault.FOREIGN_CERTIFICATE ? foreignTls : tls;
    SSLSocket client = (SSLSocket) shown.createSocket(raw, host, raw.getPort(), true);
    client.setUseClientMode(false);
    return new Connection(raw, client, tls.createSocket(host, target), new AtomicInteger());
  }

  private void pump(Connection connection, Socket from, Socket to) {
    try {
      while (!isStalled(connection) && !connection.raw().isClosed()) {
        byte[] unit = tls == null ? chunk(from.getInputStream()) : message(from.getInputStream());
        if (unit.length == 0) {
          connection.close();
        } else if (!isStalled(connection)) {
          pass(connection, from, unit, to.getOutputStream());
        }
      }
    } catch (IOException | ASN1Exception e) {
      connection.close();
    }
  }

  private void pass(Connection connection, Socket from, byte[] unit, OutputStream to)
      throws IOException, ASN1Exception {
    keep(unit);
    if (from == connection.client()) {
      ask(connection, unit, to);
    } else {
      answer(connection, unit, to);
    }
  }

  private boolean isStalled(Connection connection) {
    return fault == Fault.STALLED
        || (fault == Fault.ANSWERS_LOST_THEN_STALLED
            && modifies.get() > 0
            && !connection.isModified());
  }

  private void ask(Connection connection, byte[] unit, OutputStream to)
      throws IOException, ASN1Exception {
    if (tls != null && isModify(unit)) {
      connection.modifies().incrementAndGet();
      modifies.incrementAndGet();
    }
    to.write(unit);
    to.flush();
  }

  private void answer(Connection connection, byte[] unit, OutputStream to) throws IOException {
    switch (connection.isModified() || fault == Fault.TRICKLING ? fault : Fault.NONE) {
      case ANSWERS_LOST, ANSWERS_LOST_THEN_STALLED -> {
        // whoever waits for it waits in vain
      }
      case ANSWERS_TORN -> {
        to.write(unit, 0, unit.length / 2);
        to.flush();
        connection.reset();
      }
      case TRICKLING -> trickle(unit, to);
      default -> {
        to.write(unit);
        to.flush();
      }
    }
  }

  private static void trickle(byte[] unit, OutputStream to) throws IOException {
    for (byte each : unit) {
      to.write(each);
      to.flush();
      try {
        Thread.sleep(TRICKLE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }

  private void keep(byte[] unit) {
    synchronized (passed) {
      passed.writeBytes(unit);
    }
  }

  private static byte[] chunk(InputStream from) throws IOException {
    byte[] buffer = new byte[16_384];
    int length = from.read(buffer);
    return length < 0 ? new byte[0] : Arrays.copyOf(buffer, length);
  }

  private static byte[] message(InputStream from) throws IOException, ASN1Exception {
    ASN1Element message = ASN1Element.readFrom(from);
    return message == null ? new byte[0] : message.encode();
  }

  private static boolean isModify(byte[] message) throws ASN1Exception {
    ASN1Element[] parts = ASN1Sequence.decodeAsSequence(message).elements();
    return parts[1].getType() == LDAPMessage.PROTOCOL_OP_TYPE_MODIFY_REQUEST;
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(Connection::close);
    open.clear();
  }
}
