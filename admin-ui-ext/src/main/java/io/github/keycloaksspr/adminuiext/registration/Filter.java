package io.github.keycloaksspr.adminuiext.registration;

import io.github.keycloaksspr.adminuiext.AdminRequest;
import io.github.keycloaksspr.core.policy.FieldError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which users are looked at.
 *
 * @param search part of a name or an address, null for everybody
 * @param group path of a group whose members, those of its subgroups too, are looked at
 */
record Filter(@Nullable String search, @Nullable String group) {

  Filter {
    search = blankToNull(search);
    group = blankToNull(group);
  }

  /** Says that there is no such group. */
  Optional<FieldError> unknown(AdminRequest request) {
    return group == null || Candidates.group(request, group).isPresent()
        ? Optional.empty()
        : Optional.of(new FieldError("group", "There is no group of this path."));
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
