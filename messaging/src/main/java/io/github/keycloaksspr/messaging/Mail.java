package io.github.keycloaksspr.messaging;

import io.github.keycloaksspr.core.registration.EmailAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A mail to one person, made by Keycloak's e-mail templates. Never printed whole: its attributes
 * may hold a code.
 *
 * @param userId the account it is about and that reads it; {@link #NO_ACCOUNT} where the address
 *     belongs to none
 * @param locale the language the user sees
 * @param subjectKey message key of the subject
 * @param subjectParameters parameters of the subject
 * @param template file name of the template, below {@code html/} and {@code text/}
 * @param attributes what the template may show
 */
public record Mail(
    String userId,
    EmailAddress to,
    Locale locale,
    String subjectKey,
    List<Object> subjectParameters,
    String template,
    Map<String, Object> attributes)
    implements Message {

  /** Stands for the account of a mailbox that is nobody's, such as the helpdesk's. */
  public static final String NO_ACCOUNT = "-";

  public Mail {
    subjectParameters = List.copyOf(subjectParameters);
    attributes = Map.copyOf(attributes);
  }

  @Override
  public String toString() {
    return "Mail[" + template + " to " + to.masked() + "]";
  }
}
