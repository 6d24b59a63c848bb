package io.github.keycloaksspr.core.question;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a question: an id of the {@link Catalogue}, or {@code custom:} and the id of a question of
 * the policy.
 */
public record QuestionId(String value) {

  private static final String CUSTOM = "custom:";
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");

  public QuestionId {
    if (!ID.matcher(local(value)).matches()) {
      throw new IllegalArgumentException("'" + value + "' cannot name a question");
    }
  }

  /** Names a question that the administrator wrote. */
  public static QuestionId ofCustom(String id) {
    return new QuestionId(CUSTOM + id);
  }

  /** Reads a name; empty when it cannot be one. Whether there is such a question is not asked. */
  public static Optional<QuestionId> parse(String text) {
    return ID.matcher(local(text)).matches() ? Optional.of(new QuestionId(text)) : Optional.empty();
  }

  /** Tells whether the administrator wrote the question. */
  public boolean custom() {
    return value.startsWith(CUSTOM);
  }

  /** Returns the id within the catalogue or within the policy's own questions. */
  public String local() {
    return local(value);
  }

  private static String local(String value) {
    return value.startsWith(CUSTOM) ? value.substring(CUSTOM.length()) : value;
  }

  @Override
  public String toString() {
    return value;
  }
}
