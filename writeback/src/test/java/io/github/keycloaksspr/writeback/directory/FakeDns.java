package io.github.keycloaksspr.writeback.directory;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A DNS server that knows SRV records (RFC 1035, 2782). */
final class FakeDns implements AutoCloseable {
  private static final int SRV = 33;
  private static final int INTERNET = 1;
  private static final int ANSWER = 0x8580;
  private static final int SERVER_FAILURE = 2;
  private static final int NO_SUCH_NAME = 3;

  private final Map<String, List<ServiceRecord>> records = new ConcurrentHashMap<>();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final DatagramSocket socket;

  private volatile boolean failing;

  private FakeDns(DatagramSocket socket) {
    this.socket = socket;
  }

  static FakeDns start() throws IOException {
    FakeDns dns =
        new FakeDns(new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    Thread thread = new Thread(dns::serve, "dns");
    thread.setDaemon(true);
    thread.start();
    return dns;
  }

  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /** Knows these records of a name from now on, and no others; each as DNS tools write it. */
  FakeDns with(String name, String... texts) {
    records.put(name, List.of(texts).stream().map(ServiceRecord::of).toList());
    return this;
  }

  /** Answers everything with a failure. */
  void failing(boolean failing) {
    this.failing = failing;
  }

  /** Returns the names that were asked for, in order. */
  List<String> questions() {
    return List.copyOf(questions);
  }

  private void serve() {
    byte[] buffer = new byte[512];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        byte[] answer = answer(ByteBuffer.wrap(buffer, 0, packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private byte[] answer(ByteBuffer query) throws IOException {
    int id = query.getShort();
    query.position(12);
    List<String> labels = new ArrayList<>();
    for (int length = query.get(); length > 0; length = query.get()) {
      byte[] label = new byte[length];
      query.get(label);
      labels.add(new String(label, StandardCharsets.US_ASCII));
    }
    String name = String.join(".", labels).toLowerCase(Locale.ROOT);
    questions.add(name);
    return answer(id, name, records.get(name));
  }

  private byte[] answer(int id, String name, List<ServiceRecord> found) throws IOException {
    int code = failing ? SERVER_FAILURE : found == null ? NO_SUCH_NAME : 0;
    List<ServiceRecord> told = code == 0 ? found : List.of();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (int header : new int[] {id, ANSWER | code, 1, told.size(), 0, 0}) {
      out.writeShort(header);
    }
    write(out, name);
    out.writeShort(SRV);
    out.writeShort(INTERNET);
    for (ServiceRecord each : told) {
      write(out, name);
      out.writeShort(SRV);
      out.writeShort(INTERNET);
      out.writeInt(600);
      out.writeShort(6 + each.target().length() + 2);
      out.writeShort(each.priority());
      out.writeShort(each.weight());
      out.writeShort(each.port());
      write(out, each.target());
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String name) throws IOException {
    for (String label : name.split("\\.")) {
      out.writeByte(label.length());
      out.write(label.getBytes(StandardCharsets.US_ASCII));
    }
    out.writeByte(0);
  }

  @Override
  public void close() {
    socket.close();
  }
}
