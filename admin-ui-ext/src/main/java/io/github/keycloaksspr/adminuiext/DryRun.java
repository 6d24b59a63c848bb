package io.github.keycloaksspr.adminuiext;

import java.util.List;
import org.keycloak.models.KeycloakSession;

/** Whether a request asks what it would do, instead of doing it. */
public final class DryRun {

  private static final String PARAMETER = "dryRun";

  private DryRun() {}

  /** Tells whether the parameter is there with any value, or none, but {@code false}. */
  public static boolean wanted(KeycloakSession session) {
    List<String> values = session.getContext().getUri().getQueryParameters().get(PARAMETER);
    return values != null && !values.equals(List.of("false"));
  }
}
