package io.github.keycloaksspr.core.activity.report;

import java.util.List;

/** What a column of a row must say. */
public sealed interface Criterion {

  /** Returns the property that is looked at. */
  String property();

  /** It says one of these. */
  record OneOf(String property, List<String> values) implements Criterion {
    public OneOf {
      values = List.copyOf(values);
    }

    /** It says this. */
    public static OneOf only(String property, String value) {
      return new OneOf(property, List.of(value));
    }
  }

  /** One of these is among what it says, where that is a list. */
  record Holds(String property, List<String> values) implements Criterion {
    public Holds {
      values = List.copyOf(values);
    }
  }

  /** It says something, or it says nothing. */
  record Present(String property, boolean present) implements Criterion {}
}
