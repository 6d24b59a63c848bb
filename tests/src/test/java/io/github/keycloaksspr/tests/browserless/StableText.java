package io.github.keycloaksspr.tests.browserless;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes out of a page what differs from request to request and from server to server. */
public final class StableText {
  private static final Map<Pattern, String> UNSTABLE = new LinkedHashMap<>();

  static {
    UNSTABLE.put(
        Pattern.compile("(session_code|execution|tab_id|client_data|key)=[^&\"'\\s]*"), "$1=…");
    UNSTABLE.put(Pattern.compile("localhost(:|%3A)\\d+"), "localhost");
    UNSTABLE.put(Pattern.compile("/resources/[^/]+/"), "/resources/…/");
    UNSTABLE.put(
        Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "id");
    UNSTABLE.put(Pattern.compile("(checkAuthSession\\(\\s*)\"[^\"]*\""), "$1\"…\"");
  }

  private StableText() {}

  /** Returns the page without session codes, ids, ports and versions. */
  public static String of(Page page) {
    String html = page.html();
    for (Map.Entry<Pattern, String> unstable : UNSTABLE.entrySet()) {
      html = unstable.getKey().matcher(html).replaceAll(unstable.getValue());
    }
    return html;
  }
}
