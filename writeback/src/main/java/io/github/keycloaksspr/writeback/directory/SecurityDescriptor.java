package io.github.keycloaksspr.writeback.directory;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who may do what to an entry ([MS-DTYP] 2.4.6).
 *
 * @param inheritanceBlocked whether the entry takes no rights from those above it
 * @param list whom rights are given to and taken from, in order; empty when all may do all
 */
record SecurityDescriptor(boolean inheritanceBlocked, Optional<List<Entry>> list) {
  private static final int LIST_PRESENT = 0x4;
  private static final int LIST_PROTECTED = 0x1000;

  private static final int CONTROL_OFFSET = 2;
  private static final int LIST_POINTER_OFFSET = 16;

  /**
   * One line of the list ([MS-DTYP] 2.4.4).
   *
   * @param allows whether it gives or takes
   * @param mask the rights, as bits
   * @param object which one of them it is about; empty when all
   */
  record Entry(boolean allows, int mask, Optional<UUID> object, Sid whom) {
    private static final int CONTROL_ACCESS = 0x100;
    private static final int GENERIC_ALL = 0x10000000;

    private boolean isAboutExtended(UUID right) {
      return (mask & (CONTROL_ACCESS | GENERIC_ALL)) != 0
          && object.filter(one -> !one.equals(right)).isEmpty();
    }
  }

  /**
   * Reads a descriptor; empty when it is none.
   *
   * @param bytes of {@code nTSecurityDescriptor}
   */
  static Optional<SecurityDescriptor> of(byte[] bytes) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      int control = Short.toUnsignedInt(buffer.getShort(CONTROL_OFFSET));
      int start = buffer.getInt(LIST_POINTER_OFFSET);
      boolean listed = (control & LIST_PRESENT) != 0 && start > 0;
      return Optional.of(
          new SecurityDescriptor(
              (control & LIST_PROTECTED) != 0,
              listed ? Optional.of(new EntryReader(buffer).list(start)) : Optional.empty()));
    } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Tells whether somebody has an extended right on the entry: the first line about it decides
   * ([MS-ADTS] 5.1.3.3.4).
   *
   * @param token whom that somebody is, groups included
   */
  boolean allows(UUID right, Set<Sid> token) {
    return list.map(
            lines ->
                lines.stream()
                    .filter(line -> token.contains(line.whom()) && line.isAboutExtended(right))
                    .findFirst()
                    .filter(Entry::allows)
                    .isPresent())
        .orElse(true);
  }

  /** Reads the lines that hold for the entry itself. */
  private record EntryReader(ByteBuffer buffer) {
    private static final int HEADER = 8;
    private static final int COUNT_OFFSET = 4;
    private static final int SIZE_OFFSET = 2;

    private static final int ALLOWED = 0;
    private static final int DENIED = 1;
    private static final int ALLOWED_OBJECT = 5;
    private static final int DENIED_OBJECT = 6;

    private static final int FOR_THOSE_BELOW_ONLY = 0x8;

    private static final int OBJECT_NAMED = 1;
    private static final int CLASS_NAMED = 2;

    List<Entry> list(int start) {
      List<Entry> entries = new ArrayList<>();
      int count = Short.toUnsignedInt(buffer.getShort(start + COUNT_OFFSET));
      int position = start + HEADER;
      for (int i = 0; i < count; i++) {
        entry(position).ifPresent(entries::add);
        position += Short.toUnsignedInt(buffer.getShort(position + SIZE_OFFSET));
      }
      return List.copyOf(entries);
    }

    private Optional<Entry> entry(int position) {
      buffer.position(position);
      int type = buffer.get();
      int flags = buffer.get();
      buffer.getShort();
      if ((flags & FOR_THOSE_BELOW_ONLY) != 0) {
        return Optional.empty();
      }
      return switch (type) {
        case ALLOWED, DENIED -> Optional.of(simple(type == ALLOWED));
        case ALLOWED_OBJECT, DENIED_OBJECT -> Optional.of(ofObject(type == ALLOWED_OBJECT));
        // those with conditions do not exist in directories
        default -> Optional.empty();
      };
    }

    private Entry simple(boolean allows) {
      return new Entry(allows, buffer.getInt(), Optional.empty(), Sid.read(buffer));
    }

    private Entry ofObject(boolean allows) {
      int mask = buffer.getInt();
      int named = buffer.getInt();
      Optional<UUID> object =
          (named & OBJECT_NAMED) == 0 ? Optional.empty() : Optional.of(guid(buffer));
      if ((named & CLASS_NAMED) != 0) {
        // a line for another class would be for those below only
        guid(buffer);
      }
      return new Entry(allows, mask, object, Sid.read(buffer));
    }

    /** The first three parts have their bytes the other way round ([MS-DTYP] 2.3.4). */
    private static UUID guid(ByteBuffer buffer) {
      int first = buffer.getInt();
      short second = buffer.getShort();
      short third = buffer.getShort();
      StringBuilder rest = new StringBuilder();
      for (int i = 0; i < Long.BYTES; i++) {
        rest.append("%02x".formatted(buffer.get()));
      }
      return UUID.fromString(
          "%08x-%04x-%04x-%s-%s"
              .formatted(first, second, third, rest.substring(0, 4), rest.substring(4))
              .toLowerCase(Locale.ROOT));
    }
  }
}
