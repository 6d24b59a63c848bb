package io.github.keycloaksspr.adminuiext.bulk;

import io.github.keycloaksspr.core.policy.FieldError;
import java.util.List;
import org.keycloak.models.UserModel;

/** What a row amounts to. */
sealed interface Judgement {

  /**
   * It can be written; without edits, everything is as the row wants it, or is kept.
   *
   * @param kept whether something stays that the user has registered
   */
  record Good(UserModel user, List<Edit> edits, boolean kept) implements Judgement {
    public Good {
      edits = List.copyOf(edits);
    }

    /** Returns what the row amounts to once it is written. */
    ImportAnswer.Status status() {
      if (!edits.isEmpty()) {
        return ImportAnswer.Status.SAVED;
      }
      return kept ? ImportAnswer.Status.KEPT : ImportAnswer.Status.UNCHANGED;
    }
  }

  /** It cannot be written, for it names nobody whom the caller may know of. */
  record Nobody(List<FieldError> errors) implements Judgement {
    public Nobody {
      errors = List.copyOf(errors);
    }
  }

  /** It cannot be written. */
  record Bad(UserModel user, List<FieldError> errors) implements Judgement {
    public Bad {
      errors = List.copyOf(errors);
    }
  }
}
