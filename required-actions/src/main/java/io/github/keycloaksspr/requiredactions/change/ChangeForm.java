package io.github.keycloaksspr.requiredactions.change;

import io.github.keycloaksspr.authenticators.page.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was posted to change a password, before anything is judged. */
sealed interface ChangeForm {

  String CURRENT = "password";
  String NEXT = "password-new";
  String CONFIRM = "password-confirm";

  /** Both passwords, exactly as they were typed. Never printed. */
  record Filled(String current, String next) implements ChangeForm {
    @Override
    public String toString() {
      return "Filled";
    }
  }

  /** At least one field is wrong, whatever the passwords are. */
  record Faulty(List<Fault> faults) implements ChangeForm {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }

  /**
   * What is wrong with a field.
   *
   * @param reason one of a few, for events
   */
  record Fault(String field, String messageKey, String reason, List<Object> parameters) {
    public Fault {
      parameters = List.copyOf(parameters);
    }

    private static Fault of(String field, String messageKey, String reason) {
      return new Fault(field, messageKey, reason, List.of());
    }
  }

  /** Reads the three fields. */
  static ChangeForm of(Form form) {
    List<Fault> faults = new ArrayList<>();
    Optional<String> current = read(form, CURRENT, "ssprOldPasswordMissing", faults);
    Optional<String> next = read(form, NEXT, "ssprNewPasswordMissing", faults);
    if (next.isPresent() && !next.equals(form.secret(CONFIRM))) {
      faults.add(Fault.of(CONFIRM, "ssprPasswordsDiffer", "confirm"));
    }
    if (next.isPresent() && next.equals(current)) {
      faults.add(Fault.of(NEXT, "ssprPasswordSame", "same"));
    }
    return current.isPresent() && next.isPresent() && faults.isEmpty()
        ? new Filled(current.get(), next.get())
        : new Faulty(faults);
  }

  private static Optional<String> read(
      Form form, String field, String missing, List<Fault> faults) {
    Optional<String> value = form.secret(field);
    if (value.isEmpty()) {
      faults.add(
          form.tooLong(field)
              ? new Fault(field, "ssprPasswordTooLong", "too_long", List.of(Form.LONGEST_VALUE))
              : Fault.of(field, missing, "missing"));
    }
    return value;
  }
}
