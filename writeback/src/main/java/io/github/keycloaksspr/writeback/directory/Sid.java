package io.github.keycloaksspr.writeback.directory;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A security identifier ([MS-DTYP] 2.4.2).
 *
 * @param text as people write it, such as {@code S-1-5-10}
 */
record Sid(String text) {
  /** Stands for whomever an entry is of. */
  static final Sid SELF = new Sid("S-1-5-10");

  private static final int BYTES_OF_AUTHORITY = 6;

  /** Reads one from its bytes. */
  static Sid of(byte[] bytes) {
    return read(ByteBuffer.wrap(bytes));
  }

  /**
   * Reads one from where a buffer stands, and leaves the buffer behind it.
   *
   * @throws BufferUnderflowException when there is not all of it
   */
  static Sid read(ByteBuffer buffer) {
    ByteBuffer parts = buffer.order(ByteOrder.LITTLE_ENDIAN);
    StringBuilder text = new StringBuilder("S-").append(parts.get());
    int count = Byte.toUnsignedInt(parts.get());
    long authority = 0;
    for (int i = 0; i < BYTES_OF_AUTHORITY; i++) {
      authority = authority << Byte.SIZE | Byte.toUnsignedLong(parts.get());
    }
    text.append('-').append(authority);
    for (int i = 0; i < count; i++) {
      text.append('-').append(Integer.toUnsignedString(parts.getInt()));
    }
    return new Sid(text.toString());
  }

  @Override
  public String toString() {
    return text;
  }
}
