package io.github.keycloaksspr.messaging.feed;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;

/**
 * Sends lines of syslog as datagrams, which may be lost on the way. Only a receiver that does not
 * exist is noticed, and not always.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5426">RFC 5426</a>
 */
final class SyslogDatagrams {

  /** Within which a machine says that nobody listens there. */
  private static final Duration COMPLAINT = Duration.ofMillis(200);

  private SyslogDatagrams() {}

  static void send(InetSocketAddress receiver, List<byte[]> lines) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(receiver);
      for (byte[] line : lines) {
        socket.send(new DatagramPacket(line, line.length));
      }
      socket.setSoTimeout((int) COMPLAINT.toMillis());
      awaitComplaint(socket);
    } catch (SocketException e) {
      throw new SyslogStream.Unreached(e);
    }
  }

  private static void awaitComplaint(DatagramSocket socket) throws IOException {
    try {
      socket.receive(new DatagramPacket(new byte[1], 1));
    } catch (SocketTimeoutException e) {
      // no complaint
    }
  }
}
