package io.github.keycloaksspr.messaging.wire;

import org.jspecify.annotations.Nullable;

/** An exchange that came to no answer. Its message names neither address nor content. */
public final class WireException extends RuntimeException {

  /** How far the exchange came. */
  public enum Kind {
    /** The other side was not reached, so it knows of nothing. */
    UNREACHABLE("unreachable"),
    /** The other side hung up before it answered. */
    BROKEN_OFF("broken_off"),
    /** The other side did not answer in time; it may have done what was asked. */
    TIMED_OUT("timed_out"),
    /** The answer cannot be used; the other side may have done what was asked. */
    BAD_ANSWER("bad_answer");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** Returns the word for events and logs. */
    public String id() {
      return id;
    }
  }

  private final Kind kind;

  public WireException(Kind kind, @Nullable Throwable cause) {
    super(kind.id(), cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
