package io.github.keycloaksspr.authenticators.botdefence;

import io.github.keycloaksspr.authenticators.page.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.provider.Provider;

/**
 * Tells visitors from programs on the page that asks for a name. It is asked before any account is
 * looked up and must not look one up itself, so that known and unknown names fare alike.
 */
public interface BotDefence extends Provider {

  /**
   * Returns what the page has to show, if anything. Called each time the page is shown, so a
   * challenge can be a new one each time.
   */
  Optional<PagePart> part(AuthenticationFlowContext context);

  /** Judges a post; it is judged once. */
  Verdict judge(AuthenticationFlowContext context, Form form);

  @Override
  default void close() {
    // nothing to release
  }

  /**
   * A part of the form, above its button.
   *
   * @param template file in the login theme or in a JAR's theme resources
   * @param values what the template finds in {@code sspr.botDefence}
   */
  record PagePart(String template, Map<String, Object> values) {
    public PagePart {
      values = Map.copyOf(values);
    }
  }

  /** Whether a post may go on. */
  sealed interface Verdict {

    /** It may. */
    record Passed() implements Verdict {}

    /** It may not: the page is shown again with the typed name and a message. */
    record Refused(String messageKey, List<Object> parameters) implements Verdict {
      public Refused {
        parameters = List.copyOf(parameters);
      }
    }
  }
}
