package io.github.keycloaksspr.core.breached;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Hashes in ascending order, read one by one. */
final class SortedRun implements Closeable, Comparable<SortedRun> {

  private final InputStream file;
  private final int bytes;
  private byte[] current = {};

  /** Opens a run; {@link #next} must be asked before there is a hash. */
  SortedRun(Path path, int bytes) throws IOException {
    this.file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
    this.bytes = bytes;
  }

  /** Goes on to the next hash; tells whether there is one. */
  boolean next() throws IOException {
    current = file.readNBytes(bytes);
    return current.length == bytes;
  }

  byte[] current() {
    return current;
  }

  @Override
  public int compareTo(SortedRun other) {
    return Arrays.compareUnsigned(current, other.current);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
