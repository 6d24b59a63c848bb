package io.github.keycloaksspr.messaging.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.activity.feed.Batch;
import io.github.keycloaksspr.core.activity.feed.Origin;
import io.github.keycloaksspr.core.activity.feed.Outcome;
import io.github.keycloaksspr.core.policy.Policy;
import io.github.keycloaksspr.core.policy.SyslogFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyslogChannelTest {

  private static final char[] PASSWORD = "store-password".toCharArray();

  private final Batch batch = Batches.of("anna", "Änne\n]", "bert");

  @Nested
  class ByTcp {

    @Test
    void eachLineHasItsLengthInFront() throws Exception {
      try (ServerSocket server = server()) {
        CompletableFuture<byte[]> received = read(server);

        assertThat(send("tcp", server.getLocalPort())).isEqualTo(new Outcome.Delivered());

        List<String> lines = frames(received.get(5, TimeUnit.SECONDS));
        assertThat(lines).hasSize(3).allMatch(line -> line.startsWith("<86>1 2026-11-20T09:30:00"));
        assertThat(lines.get(1)).contains(" user=\"Änne\uFFFD\\]\"");
      }
    }

    @Test
    void aReceiverThatHangsUpHasNotGotIt() throws Exception {
      try (ServerSocket server = server()) {
        CompletableFuture<Void> hangUp =
            CompletableFuture.runAsync(
                () -> {
                  try (Socket socket = server.accept()) {
                    // whoever hangs up at once may not even seem reached
                    socket.getInputStream().read();
                    socket.setSoLinger(true, 0);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });

        assertThat(send("tcp", server.getLocalPort()))
            .isEqualTo(new Outcome.Failed("broken_off", null));
        hangUp.get(5, TimeUnit.SECONDS);
      }
    }

    @Test
    void nobodyIsUnreachable() throws IOException {
      int port;
      try (ServerSocket server = server()) {
        port = server.getLocalPort();
      }

      assertThat(send("tcp", port)).isEqualTo(new Outcome.Failed("unreachable", null));
    }

    @Test
    void aHostWithoutAnAddressIsUnreachable() {
      SyslogChannel channel = channel(URI.create("tcp://nobody.invalid:514"), SSL_NOBODY);

      assertThat(channel.send(batch)).isEqualTo(new Outcome.Failed("unreachable", null));
    }

    /** A receiver that takes nothing blocks whoever writes more than the buffers hold. */
    @Test
    void aReceiverThatDoesNotReadEndsAtTheDeadline() throws IOException {
      try (ServerSocket server = server()) {
        SyslogStream.Limits limits =
            new SyslogStream.Limits(
                Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofMillis(100));
        InetSocketAddress address =
            new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
        Instant start = Instant.now();

        org.assertj.core.api.Assertions.assertThatThrownBy(
                () -> new SyslogStream(address, limits).send(new byte[50_000_000]))
            .isInstanceOf(IOException.class);

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(3));
      }
    }
  }

  @Nested
  class ByUdp {

    @Test
    void eachLineIsADatagram() throws IOException {
      try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
        server.setSoTimeout(5_000);

        assertThat(send("udp", server.getLocalPort())).isEqualTo(new Outcome.Delivered());

        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
          DatagramPacket packet = new DatagramPacket(new byte[4_096], 4_096);
          server.receive(packet);
          lines.add(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
        }
        assertThat(lines).allMatch(line -> line.startsWith("<86>1 "));
        assertThat(lines.get(2)).contains(" user=\"bert\"");
      }
    }

    @Test
    void aMachineThatSaysThatNobodyListensIsUnreachable() throws IOException {
      int port;
      try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
        port = server.getLocalPort();
      }

      assertThat(send("udp", port)).isEqualTo(new Outcome.Failed("unreachable", null));
    }
  }

  @Nested
  class ByTls {

    @TempDir Path folder;

    @Test
    void aReceiverWhoseCertificateIsTrustedGetsThem() throws Exception {
      SSLContext context = context(certificate("ip:127.0.0.1"));
      try (ServerSocket server = server(context)) {
        CompletableFuture<byte[]> received = read(server);

        assertThat(send("tls", server.getLocalPort(), context.getSocketFactory()))
            .isEqualTo(new Outcome.Delivered());

        assertThat(frames(received.get(5, TimeUnit.SECONDS))).hasSize(3);
      }
    }

    @Test
    void aCertificateThatNobodyTrustsIsRefused() throws Exception {
      SSLContext context = context(certificate("ip:127.0.0.1"));
      try (ServerSocket server = server(context)) {
        CompletableFuture<byte[]> received = read(server);

        assertThat(send("tls", server.getLocalPort(), SSL_NOBODY))
            .isEqualTo(new Outcome.Failed("unreachable", null));

        assertThat(received.get(5, TimeUnit.SECONDS)).isEmpty();
      }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() throws Exception {
      SSLContext context = context(certificate("dns:siem.example"));
      try (ServerSocket server = server(context)) {
        CompletableFuture<byte[]> received = read(server);

        assertThat(send("tls", server.getLocalPort(), context.getSocketFactory()))
            .isEqualTo(new Outcome.Failed("unreachable", null));

        assertThat(received.get(5, TimeUnit.SECONDS)).isEmpty();
      }
    }

    @Test
    void whoDoesNotSpeakTlsGetsNothing() throws Exception {
      try (ServerSocket server = server()) {
        CompletableFuture<byte[]> received = greeting(server);

        assertThat(send("tls", server.getLocalPort(), SSL_NOBODY))
            .isEqualTo(new Outcome.Failed("unreachable", null));

        assertThat(new String(received.get(5, TimeUnit.SECONDS), StandardCharsets.ISO_8859_1))
            .doesNotContain("anna");
      }
    }

    private static CompletableFuture<byte[]> greeting(ServerSocket server) {
      return CompletableFuture.supplyAsync(
          () -> {
            try (Socket socket = server.accept()) {
              socket
                  .getOutputStream()
                  .write("220 siem ready\r\n".getBytes(StandardCharsets.US_ASCII));
              return socket.getInputStream().readAllBytes();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }

    /** Makes a key store with a certificate for a host, signed by itself. */
    private Path certificate(String host) throws Exception {
      Path store = folder.resolve("store.p12");
      Process tool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-J-XX:TieredStopAtLevel=1",
                  "-genkeypair",
                  "-keystore",
                  store.toString(),
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  new String(PASSWORD),
                  "-alias",
                  "siem",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=siem",
                  "-ext",
                  "san=" + host)
              .redirectErrorStream(true)
              .start();
      String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(tool.waitFor()).as(said).isZero();
      return store;
    }
  }

  private static final SSLSocketFactory SSL_NOBODY =
      (SSLSocketFactory) SSLSocketFactory.getDefault();

  /** Returns TLS that shows a certificate, and trusts it and no other. */
  private static SSLContext context(Path store) throws GeneralSecurityException, IOException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, PASSWORD);
    trusted.setCertificateEntry("siem", keys.getCertificate("siem"));
    TrustManagerFactory others =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    others.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), others.getTrustManagers(), null);
    return context;
  }

  private static ServerSocket server() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  private static ServerSocket server(SSLContext context) throws IOException {
    return context
        .getServerSocketFactory()
        .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  /** Reads one connection to its end; nothing where there is no handshake. */
  private static CompletableFuture<byte[]> read(ServerSocket server) {
    return CompletableFuture.supplyAsync(
        () -> {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          try (Socket socket = server.accept()) {
            socket.getInputStream().transferTo(bytes);
          } catch (IOException e) {
            // what has come until then is all
          }
          return bytes.toByteArray();
        });
  }

  /** Takes frames apart as a receiver does, by bytes. */
  private static List<String> frames(byte[] bytes) {
    List<String> lines = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int space = at;
      while (bytes[space] != ' ') {
        space++;
      }
      int length = Integer.parseInt(new String(bytes, at, space - at, StandardCharsets.US_ASCII));
      lines.add(new String(bytes, space + 1, length, StandardCharsets.UTF_8));
      at = space + 1 + length;
    }
    return lines;
  }

  private Outcome send(String scheme, int port) {
    return send(scheme, port, SSL_NOBODY);
  }

  private Outcome send(String scheme, int port, SSLSocketFactory trust) {
    return channel(URI.create(scheme + "://127.0.0.1:" + port), trust).send(batch);
  }

  private static SyslogChannel channel(URI url, SSLSocketFactory trust) {
    return new SyslogChannel(
        new Policy.Syslog(url, SyslogFormat.RFC5424), new Origin("corp", "keycloak-0"), trust);
  }
}
