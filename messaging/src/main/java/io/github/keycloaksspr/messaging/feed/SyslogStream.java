package io.github.keycloaksspr.messaging.feed;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One connection to a log collector, for one batch. Syslog has no acknowledgement; but a collector
 * that hangs up, or that does not take all bytes, is noticed.
 */
record SyslogStream(InetSocketAddress receiver, Limits limits) {

  /**
   * How long to wait.
   *
   * @param connect until there is a connection
   * @param all until all is written, whatever the receiver does
   * @param goodbye for the receiver to close its side; not all do
   */
  record Limits(Duration connect, Duration all, Duration goodbye) {
    static final Limits USUAL =
        new Limits(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(2));
  }

  /** There was no connection, or not the one that was wanted: nothing was sent. */
  static final class Unreached extends IOException {
    private final String why;

    Unreached(IOException cause) {
      super("not reached", cause);
      this.why = cause.getClass().getSimpleName();
    }

    /** Returns the kind of failure, which names nobody. */
    String why() {
      return why;
    }
  }

  /** Sends without encryption. */
  void send(byte[] bytes) throws IOException {
    try (Socket socket = connected()) {
      endAtTheDeadline(socket);
      write(socket, bytes);
    }
  }

  /** Sends by TLS, to a receiver whose certificate is trusted and names its host. */
  void sendSecurely(byte[] bytes, SSLSocketFactory trust) throws IOException {
    try (Socket plain = connected()) {
      endAtTheDeadline(plain);
      plain.setSoTimeout((int) limits.connect().toMillis());
      try (SSLSocket secured = handshake(plain, trust)) {
        write(secured, bytes);
      }
    }
  }

  private Socket connected() throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(receiver, (int) limits.connect().toMillis());
      return socket;
    } catch (IOException e) {
      socket.close();
      throw new Unreached(e);
    }
  }

  /** Nothing else ends a write to a receiver that does not read. */
  private void endAtTheDeadline(Socket socket) {
    CompletableFuture.delayedExecutor(limits.all().toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> close(socket));
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // whoever writes hears of it
    }
  }

  private SSLSocket handshake(Socket plain, SSLSocketFactory trust) throws IOException {
    try {
      SSLSocket socket =
          (SSLSocket) trust.createSocket(plain, receiver.getHostString(), receiver.getPort(), true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (SSLException | SocketTimeoutException e) {
      throw new Unreached(e);
    }
  }

  private void write(Socket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    socket.shutdownOutput();
    socket.setSoTimeout((int) limits.goodbye().toMillis());
    awaitEnd(socket.getInputStream());
  }

  /** Whoever hangs up early answers with a reset, which is an exception here. */
  private static void awaitEnd(InputStream in) throws IOException {
    byte[] ignored = new byte[1_024];
    try {
      int reads = 0;
      while (in.read(ignored) >= 0 && reads < ignored.length) {
        reads++;
      }
    } catch (SocketTimeoutException e) {
      // the receiver keeps its side open
    }
  }
}
