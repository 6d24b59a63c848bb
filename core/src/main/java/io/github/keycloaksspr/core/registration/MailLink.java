package io.github.keycloaksspr.core.registration;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code mailto:} links (RFC 6068). */
public final class MailLink {

  private static final String MAILTO = "mailto";

  private MailLink() {}

  /** Returns the addresses before the header fields of a link; none of any other link. */
  public static List<EmailAddress> addresses(@Nullable URI link) {
    return Optional.ofNullable(link).stream()
        .filter(each -> MAILTO.equalsIgnoreCase(each.getScheme()))
        .map(each -> each.getSchemeSpecificPart().replaceFirst("(?s)\\?.*", ""))
        .flatMap(all -> Arrays.stream(all.split(",")))
        .map(EmailAddress::parse)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }
}
