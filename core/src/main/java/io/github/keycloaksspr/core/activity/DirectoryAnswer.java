package io.github.keycloaksspr.core.activity;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;

/**
 * What became of a password, or of an unlock, at the directory in one request.
 *
 * @param outcome {@link #WRITTEN}, {@link #REFUSED} or why it failed
 * @param controller that was asked last; null when none could be
 */
public record DirectoryAnswer(String outcome, @Nullable String controller) {

  public static final String WRITTEN = "written";

  /** The directory's own rules do not allow the password. */
  public static final String REFUSED = "refused";

  /** Event detail with the outcome. */
  public static final String OUTCOME_DETAIL = "sspr_writeback";

  /** Event detail with the controller. */
  public static final String CONTROLLER_DETAIL = "sspr_controller";

  private static final String ATTRIBUTE = "sspr.directory.answer";

  /** Remembers the answer for the rest of the request. */
  public void remember(KeycloakSession session) {
    session.setAttribute(ATTRIBUTE, this);
  }

  /** Returns the last answer of this request. */
  public static Optional<DirectoryAnswer> of(KeycloakSession session) {
    return Optional.ofNullable(session.getAttribute(ATTRIBUTE, DirectoryAnswer.class));
  }

  /** Adds it to an event that leaves the request. */
  public void addTo(EventBuilder event) {
    event.detail(OUTCOME_DETAIL, outcome);
    if (controller != null) {
      event.detail(CONTROLLER_DETAIL, controller);
    }
  }
}
