package io.github.keycloaksspr.tests.activity;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** A collector of syslog that takes lines with their length in front of them. */
public final class LogCollector implements AutoCloseable {
  private final ServerSocket server;
  private final @Nullable SSLSocketFactory tls;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * Starts one.
   *
   * @param host an address of this machine
   * @param tls shows a certificate; null for plain TCP
   */
  public LogCollector(String host, @Nullable SSLSocketFactory tls) {
    this.tls = tls;
    try {
      server = new ServerSocket(0, 5, InetAddress.getByName(host));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(this::serve, "log-collector");
    thread.setDaemon(true);
    thread.start();
  }

  public int port() {
    return server.getLocalPort();
  }

  public List<String> lines() {
    return lines;
  }

  /** Returns how many have connected, with or without success. */
  public int connections() {
    return connections.get();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        connections.incrementAndGet();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        secured(socket).getInputStream().transferTo(bytes);
        lines.addAll(frames(bytes.toByteArray()));
      } catch (IOException e) {
        // a client that does not want to go on, or the end
      }
    }
  }

  private Socket secured(Socket socket) throws IOException {
    if (tls == null) {
      return socket;
    }
    SSLSocket secured =
        (SSLSocket)
            tls.createSocket(
                socket, server.getInetAddress().getHostAddress(), socket.getPort(), true);
    secured.setUseClientMode(false);
    return secured;
  }

  private static List<String> frames(byte[] bytes) {
    List<String> frames = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int space = at;
      while (bytes[space] != ' ') {
        space++;
      }
      int length = Integer.parseInt(new String(bytes, at, space - at, StandardCharsets.US_ASCII));
      frames.add(new String(bytes, space + 1, length, StandardCharsets.UTF_8));
      at = space + 1 + length;
    }
    return frames;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
