package io.github.keycloaksspr.benchmarks;

/** What is measured. */
enum Kind {
  STOCK_RESET("stock-reset", "reset, stock: e-mail link", "stock"),
  CODE_RESET("code-reset", "reset, sspr: e-mail code", "sspr"),
  QUESTIONS_RESET("questions-reset", "reset, sspr: 3 questions", "sspr"),
  STOCK_SIGN_IN("stock-sign-in", "sign-in, realm stock", "stock"),
  SSPR_SIGN_IN("sspr-sign-in", "sign-in, realm sspr", "sspr");

  private final String id;
  private final String label;
  private final String realm;

  Kind(String id, String label, String realm) {
    this.id = id;
    this.label = label;
    this.realm = realm;
  }

  /** Returns the name used in the JSON. */
  String id() {
    return id;
  }

  /** Returns the name used in the table. */
  String label() {
    return label;
  }

  /** Returns the name of the realm whose pages are walked. */
  String realm() {
    return realm;
  }

  /** Returns what this is compared with. */
  Kind stock() {
    return switch (this) {
      case STOCK_RESET, CODE_RESET, QUESTIONS_RESET -> STOCK_RESET;
      case STOCK_SIGN_IN, SSPR_SIGN_IN -> STOCK_SIGN_IN;
    };
  }
}
