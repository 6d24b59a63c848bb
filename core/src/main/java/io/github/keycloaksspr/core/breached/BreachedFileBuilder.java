package io.github.keycloaksspr.core.breached;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Makes the file that {@link BreachedFile} reads out of hashes in any order, in bounded memory:
 * sorted runs beside the target, then one merge. Hashes that come in order make one run.
 */
final class BreachedFileBuilder implements Closeable {

  /** Hashes that are sorted in memory, which takes some 100 MB. */
  static final int IN_MEMORY = 1_500_000;

  private static final int BUFFER = 1 << 16;

  private final Path target;
  private final PasswordHash hash;
  private final byte[][] waiting;
  private final Path folder;
  private final List<Path> runs = new ArrayList<>();
  private int count;
  private byte @Nullable [] last;

  /**
   * Begins a file.
   *
   * @param inMemory how many hashes are sorted at once
   */
  BreachedFileBuilder(Path target, PasswordHash hash, int inMemory) throws IOException {
    this.target = target.toAbsolutePath();
    this.hash = hash;
    this.waiting = new byte[inMemory][];
    this.folder = Files.createTempDirectory(this.target.getParent(), ".breached-passwords-");
  }

  void add(byte[] digest) throws IOException {
    waiting[count++] = digest;
    if (count == waiting.length) {
      spill();
    }
  }

  private void spill() throws IOException {
    if (count == 0) {
      return;
    }
    Arrays.sort(waiting, 0, count, Arrays::compareUnsigned);
    boolean follows = last != null && Arrays.compareUnsigned(last, waiting[0]) <= 0;
    if (!follows) {
      runs.add(folder.resolve("run-" + runs.size()));
    }
    try (OutputStream run = appendTo(runs.get(runs.size() - 1))) {
      for (int i = 0; i < count; i++) {
        run.write(waiting[i]);
      }
    }
    last = waiting[count - 1];
    count = 0;
  }

  private static OutputStream appendTo(Path run) throws IOException {
    return new BufferedOutputStream(
        Files.newOutputStream(run, StandardOpenOption.CREATE, StandardOpenOption.APPEND), BUFFER);
  }

  /** Puts the file in its place, whole or not at all; returns how many hashes it has. */
  long finish() throws IOException {
    spill();
    Path merged = folder.resolve("merged");
    long written;
    try (OutputStream out = appendTo(merged)) {
      out.write(new byte[Header.BYTES]);
      written = merge(out);
    }
    try (FileChannel file = FileChannel.open(merged, StandardOpenOption.WRITE)) {
      ByteBuffer header = new Header(hash, written).bytes();
      file.write(header, 0);
      file.force(true);
    }
    Files.move(merged, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return written;
  }

  private long merge(OutputStream out) throws IOException {
    PriorityQueue<SortedRun> open = new PriorityQueue<>();
    try {
      for (Path run : runs) {
        putBack(open, new SortedRun(run, hash.bytes()));
      }
      return merge(open, out);
    } finally {
      for (SortedRun run : open) {
        run.close();
      }
    }
  }

  private static long merge(PriorityQueue<SortedRun> open, OutputStream out) throws IOException {
    long written = 0;
    byte[] before = {};
    while (!open.isEmpty()) {
      SortedRun first = open.remove();
      if (!Arrays.equals(first.current(), before)) {
        before = first.current();
        out.write(before);
        written++;
      }
      putBack(open, first);
    }
    return written;
  }

  private static void putBack(PriorityQueue<SortedRun> open, SortedRun run) throws IOException {
    if (run.next()) {
      open.add(run);
    } else {
      run.close();
    }
  }

  /** Removes what is left beside the target. */
  @Override
  public void close() throws IOException {
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
    Files.deleteIfExists(folder.resolve("merged"));
    Files.deleteIfExists(folder);
  }
}
