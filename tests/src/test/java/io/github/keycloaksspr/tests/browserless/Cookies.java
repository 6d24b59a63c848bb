package io.github.keycloaksspr.tests.browserless;

import java.net.HttpCookie;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The cookies of one visitor at one host. Secure cookies are sent as well: for localhost browsers
 * do that, Java's own cookie store does not.
 */
final class Cookies {
  private final List<HttpCookie> cookies = new ArrayList<>();

  synchronized void take(List<String> setCookieHeaders) {
    for (String header : setCookieHeaders) {
      for (HttpCookie cookie : HttpCookie.parse(header)) {
        forget(cookie);
        if (!cookie.hasExpired()) {
          cookies.add(cookie);
        }
      }
    }
  }

  /**
   * Returns the value of the {@code Cookie} header for a path, empty if there is nothing to send.
   */
  synchronized String header(String path) {
    return cookies.stream()
        .filter(cookie -> path.startsWith(cookie.getPath()))
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  private void forget(HttpCookie newer) {
    Iterator<HttpCookie> each = cookies.iterator();
    while (each.hasNext()) {
      HttpCookie older = each.next();
      if (older.getName().equals(newer.getName()) && older.getPath().equals(newer.getPath())) {
        each.remove();
      }
    }
  }
}
