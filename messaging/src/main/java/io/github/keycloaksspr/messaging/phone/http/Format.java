package io.github.keycloaksspr.messaging.phone.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What a template is in, and so how a value is written into it. */
enum Format {
  /** A value is part of a JSON string; the quotes are the template's. */
  JSON("application/json") {
    @Override
    String escaped(String value) {
      return new String(JsonStringEncoder.getInstance().quoteAsString(value));
    }
  },
  /** A value is one of a form. */
  FORM("application/x-www-form-urlencoded; charset=UTF-8") {
    @Override
    String escaped(String value) {
      return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
  },
  /** A value is part of a path or of a query. */
  URL("") {
    @Override
    String escaped(String value) {
      return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
  };

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  abstract String escaped(String value);
}
