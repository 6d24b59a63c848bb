package io.github.keycloaksspr.adminuiext.bulk;

/** What a row wants of one credential type. */
sealed interface Change {

  /** Registers this; never printed. */
  record Save(String text) implements Change {
    @Override
    public String toString() {
      return "Save";
    }
  }

  /** Removes what is registered. */
  record Remove() implements Change {}
}
