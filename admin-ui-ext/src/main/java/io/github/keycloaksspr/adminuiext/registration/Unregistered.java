package io.github.keycloaksspr.adminuiext.registration;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user in scope who holds too few methods to reset.
 *
 * @param have the methods that the user holds
 * @param need how many gates must be passed
 * @param missing the methods that the policy enables and the user could add
 * @param hasEmail whether there is an address for an invitation
 * @param invitedAt when the last invitation went out, null when none did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Unregistered(
    String id,
    String username,
    List<String> have,
    int need,
    List<String> missing,
    boolean hasEmail,
    @Nullable String invitedAt) {

  public Unregistered {
    have = List.copyOf(have);
    missing = List.copyOf(missing);
  }
}
