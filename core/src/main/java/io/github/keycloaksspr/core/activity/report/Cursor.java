package io.github.keycloaksspr.core.activity.report;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A position as callers get it and give it back. It is bound to what was asked for, so that nobody
 * goes on in another list by mistake; it is no secret, and a forged one shows nothing but another
 * part of the same list.
 */
public final class Cursor {

  private static final byte VERSION = 1;
  private static final int BINDING = 8;
  private static final int LONGEST = 200;
  private static final int LONGEST_ID = 36;

  private Cursor() {}

  /** What a text turned out to be. */
  public sealed interface Parsed {}

  /** A place in the list that was asked for. */
  public record Valid(Position position) implements Parsed {}

  /** A place in another list. */
  public record OfOther() implements Parsed {}

  /** Nothing that this class has written. */
  public record Invalid() implements Parsed {}

  /**
   * Writes a position.
   *
   * @param list all that makes up the list: realm, report, filters and order
   */
  public static String write(Position position, String list) {
    byte[] id = position.id().getBytes(StandardCharsets.UTF_8);
    byte[] bytes =
        ByteBuffer.allocate(1 + BINDING + Long.BYTES + id.length)
            .put(VERSION)
            .put(binding(list))
            .putLong(position.time())
            .put(id)
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Reads what {@link #write} wrote. */
  public static Parsed read(String text, String list) {
    if (text.length() > LONGEST) {
      return new Invalid();
    }
    try {
      return read(ByteBuffer.wrap(Base64.getUrlDecoder().decode(text)), list);
    } catch (IllegalArgumentException | BufferUnderflowException damaged) {
      return new Invalid();
    }
  }

  private static Parsed read(ByteBuffer bytes, String list) {
    if (bytes.get() != VERSION) {
      return new Invalid();
    }
    byte[] binding = new byte[BINDING];
    bytes.get(binding);
    long time = bytes.getLong();
    byte[] rest = new byte[bytes.remaining()];
    bytes.get(rest);
    String id = new String(rest, StandardCharsets.UTF_8);
    if (id.length() > LONGEST_ID || !id.matches("[\\w-]*")) {
      return new Invalid();
    }
    return Arrays.equals(binding, binding(list))
        ? new Valid(new Position(time, id))
        : new OfOther();
  }

  private static byte[] binding(String list) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(list.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest, BINDING);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is missing from this Java runtime", e);
    }
  }
}
