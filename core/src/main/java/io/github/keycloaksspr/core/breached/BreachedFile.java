package io.github.keycloaksspr.core.breached;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file of hashes of breached passwords. It is opened for each question: no memory is kept, and a
 * file that was put in its place holds at once.
 */
public final class BreachedFile {

  private final Path path;

  public BreachedFile(Path path) {
    this.path = path;
  }

  /** Returns what is wrong with the file, as the end of a sentence; empty when it can be asked. */
  public Optional<String> problem() {
    try (FileChannel file = open()) {
      Header.of(file);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Tells whether a password is in the file, exactly.
   *
   * @throws IOException when the file cannot be asked; its message is the end of a sentence
   */
  public boolean contains(String password) throws IOException {
    try (FileChannel file = open()) {
      Header header = Header.of(file);
      return contains(file, header, header.hash().of(password));
    }
  }

  private FileChannel open() throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new IOException("there is no such file");
    }
    if (!Files.isReadable(path)) {
      throw new IOException("the server may not read it");
    }
    return FileChannel.open(path, StandardOpenOption.READ);
  }

  private static boolean contains(FileChannel file, Header header, byte[] wanted)
      throws IOException {
    ByteBuffer found = ByteBuffer.allocate(wanted.length);
    long low = 0;
    long high = header.count() - 1;
    while (low <= high) {
      long middle = (low + high) >>> 1;
      Header.readFully(file, found, header.position(middle));
      int order = Arrays.compareUnsigned(found.array(), wanted);
      if (order == 0) {
        return true;
      } else if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }
}
