package io.github.keycloaksspr.core.breached;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The beginning of a file of breached passwords: eight letters, the number of the hash in eight
 * bytes, how many hashes follow in eight bytes. They follow in ascending order, each once.
 */
record Header(PasswordHash hash, long count) {

  static final int BYTES = 24;

  private static final byte[] MAGIC = "SSPRPWD1".getBytes(StandardCharsets.US_ASCII);

  /**
   * Reads the header of a file and compares it with the file's length.
   *
   * @throws IOException when the file is none of ours or not whole, and says so
   */
  static Header of(FileChannel file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    readFully(file, bytes, 0);
    byte[] magic = new byte[MAGIC.length];
    bytes.get(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException("it is no file of breached passwords; make one with the tool");
    }
    PasswordHash hash =
        PasswordHash.ofNumber(bytes.getLong())
            .orElseThrow(() -> new IOException("it has a hash of an unknown kind"));
    Header header = new Header(hash, bytes.getLong());
    header.requireLength(file.size());
    return header;
  }

  private void requireLength(long length) throws IOException {
    boolean whole =
        count >= 0 && (length - BYTES) / hash.bytes() == count && length == position(count);
    if (!whole) {
      throw new IOException("it is not whole: it must hold " + count + " hashes");
    }
  }

  /** Returns where a hash begins in the file. */
  long position(long index) {
    return BYTES + index * hash.bytes();
  }

  ByteBuffer bytes() {
    return ByteBuffer.allocate(BYTES).put(MAGIC).putLong(hash.number()).putLong(count).flip();
  }

  /** Fills the buffer from a place in the file, and turns it to be read. */
  static void readFully(FileChannel file, ByteBuffer bytes, long position) throws IOException {
    bytes.clear();
    while (bytes.hasRemaining()) {
      if (file.read(bytes, position + bytes.position()) < 0) {
        throw new IOException("it is not whole: it ends too early");
      }
    }
    bytes.flip();
  }
}
