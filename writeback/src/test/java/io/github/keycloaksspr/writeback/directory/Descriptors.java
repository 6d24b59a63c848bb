package io.github.keycloaksspr.writeback.directory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Security descriptors as directories keep them. */
final class Descriptors {
  static final int PROTECTED = 0x1000;

  private static final int PRESENT = 0x8004;
  private static final int HEADER = 20;
  private static final int LIST_HEADER = 8;
  private static final int CONTROL_ACCESS = 0x100;

  private Descriptors() {}

  /** Returns that of a user of a domain by Samba, in whose unit three rights were given. */
  static byte[] ofSamba() throws IOException {
    try (InputStream file = Descriptors.class.getResourceAsStream("descriptor.txt")) {
      return Base64.getMimeDecoder().decode(file.readAllBytes());
    }
  }

  /** Makes one that has some lines. */
  static byte[] of(int control, byte[]... lines) {
    int size = LIST_HEADER + Stream.of(lines).mapToInt(line -> line.length).sum();
    ByteBuffer made = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
    made.put((byte) 1).put((byte) 0).putShort((short) (PRESENT | control));
    made.putInt(0).putInt(0).putInt(0).putInt(HEADER);
    made.put((byte) 4).put((byte) 0).putShort((short) size);
    made.putShort((short) lines.length).putShort((short) 0);
    List.of(lines).forEach(made::put);
    return made.array();
  }

  /** Makes a line about an extended right. */
  static byte[] line(int type, int flags, String guid, Sid whom) {
    byte[] sid = bytes(whom);
    ByteBuffer made = ByteBuffer.allocate(28 + sid.length).order(ByteOrder.LITTLE_ENDIAN);
    made.put((byte) type).put((byte) flags).putShort((short) made.capacity());
    made.putInt(CONTROL_ACCESS).putInt(1).put(bytes(guid)).put(sid);
    return made.array();
  }

  /** Makes a line about all extended rights. */
  static byte[] line(int type, int flags, Sid whom) {
    byte[] sid = bytes(whom);
    ByteBuffer made = ByteBuffer.allocate(8 + sid.length).order(ByteOrder.LITTLE_ENDIAN);
    made.put((byte) type).put((byte) flags).putShort((short) made.capacity());
    made.putInt(CONTROL_ACCESS).put(sid);
    return made.array();
  }

  private static byte[] bytes(String guid) {
    byte[] plain = HexFormat.of().parseHex(guid.replace("-", ""));
    int[] order = {3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15};
    byte[] turned = new byte[plain.length];
    for (int i = 0; i < order.length; i++) {
      turned[i] = plain[order[i]];
    }
    return turned;
  }

  /** Returns the bytes of an identifier. */
  static byte[] bytes(Sid sid) {
    String[] parts = sid.text().split("-");
    ByteBuffer made =
        ByteBuffer.allocate(8 + 4 * (parts.length - 3)).order(ByteOrder.LITTLE_ENDIAN);
    made.put(Byte.parseByte(parts[1])).put((byte) (parts.length - 3));
    made.put(new byte[5]).put(Byte.parseByte(parts[2]));
    for (int i = 3; i < parts.length; i++) {
      made.putInt(Integer.parseUnsignedInt(parts[i]));
    }
    return made.array();
  }
}
