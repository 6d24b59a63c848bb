package io.github.keycloaksspr.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answered, or the address outside of it where the visitor was sent.
 *
 * @param status 0 when the address was not opened
 */
record Page(URI address, int status, String html) {

  /** Returns the first link whose address contains a text. */
  URI link(String part) throws IOException {
    return found("href=\"([^\"]*" + Pattern.quote(part) + "[^\"]*)\"", "a link with " + part);
  }

  /** Returns where a form is posted to. */
  URI action(String formId) throws IOException {
    return found(
        "<form(?=[^>]*\\sid=\"" + Pattern.quote(formId) + "\")[^>]*\\saction=\"([^\"]*)\"",
        "the form " + formId);
  }

  private URI found(String pattern, String what) throws IOException {
    Matcher matcher = Pattern.compile(pattern).matcher(html);
    if (!matcher.find()) {
      throw new IOException("expected %s at %s (%d): %s".formatted(what, place(), status, words()));
    }
    return address.resolve(matcher.group(1).replace("&amp;", "&"));
  }

  /** Returns the address without its parameters, some of which are secrets. */
  String place() {
    return address.getAuthority() + address.getPath();
  }

  /** Returns the beginning of what a person reads. */
  String words() {
    String text =
        html.replaceAll("(?s)<(script|style|head).*?</\\1>", " ")
            .replaceAll("<[^>]*>", " ")
            .replaceAll("\\s+", " ");
    return text.substring(0, Math.min(300, text.length()));
  }
}
