package io.github.keycloaksspr.demo.domain;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The service account's identifier, and the right to reset passwords that it was given. */
final class Delegation {
  /** S-1-5-21-1-2-3-1102. */
  private static final int[] SERVICE = {21, 1, 2, 3, 1102};

  /** The right "Reset Password", 00299570-246d-11d0-a768-00aa006e0529, as directories keep it. */
  private static final long[] RESET_PASSWORD = {0x11d0246d00299570L, 0x29056e00aa0068a7L};

  private static final int HEADER = 20;
  private static final int LIST_HEADER = 8;
  private static final int LINE_HEADER = 28;

  private Delegation() {}

  /** Returns the security identifier of the service account ([MS-DTYP] 2.4.2). */
  static byte[] sid() {
    byte[] bytes = new byte[8 + Integer.BYTES * SERVICE.length];
    ByteBuffer sid = little(bytes);
    sid.put((byte) 1).put((byte) SERVICE.length).put(new byte[] {0, 0, 0, 0, 0, 5});
    for (int part : SERVICE) {
      sid.putInt(part);
    }
    return bytes;
  }

  /** Returns a security descriptor that has the right and no other ([MS-DTYP] 2.4.6). */
  static byte[] descriptor() {
    byte[] sid = sid();
    int line = LINE_HEADER + sid.length;
    byte[] bytes = new byte[HEADER + LIST_HEADER + line];
    ByteBuffer made = little(bytes);
    made.put((byte) 1).put((byte) 0).putShort((short) 0x8004).putInt(0).putInt(0).putInt(0);
    made.putInt(HEADER);
    made.put((byte) 4).put((byte) 0).putShort((short) (LIST_HEADER + line)).putInt(1);
    made.put((byte) 5).put((byte) 0).putShort((short) line).putInt(0x100).putInt(1);
    made.putLong(RESET_PASSWORD[0]).putLong(RESET_PASSWORD[1]).put(sid);
    return bytes;
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
