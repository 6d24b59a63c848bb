package io.github.keycloaksspr.tests.browserless;

import java.net.URI;
import java.util.List;
import org.jsoup.nodes.FormElement;

/**
 * A form of a page, filled in step by step; sending it leaves this value as it is, so that the same
 * form can be sent again.
 *
 * @param action where it is posted to
 */
public record Form(Browserless visitor, URI action, Fields fields) {

  static Form of(Browserless visitor, FormElement element) {
    List<Fields.Field> fields =
        element.formData().stream()
            .map(field -> new Fields.Field(field.key(), field.value()))
            .toList();
    return new Form(visitor, URI.create(element.absUrl("action")), new Fields(fields));
  }

  public Form with(String name, String value) {
    return new Form(visitor, action, fields.with(name, value));
  }

  public Form and(String name, String value) {
    return new Form(visitor, action, fields.and(name, value));
  }

  public Form without(String name) {
    return new Form(visitor, action, fields.without(name));
  }

  /** Sends the form as its main button does. */
  public Page submit() {
    return visitor.post(action, fields);
  }

  /** Sends the form as one of its other buttons does. */
  public Page press(String button) {
    return and(button, "1").submit();
  }

  /** Returns the same form, sent by somebody else. */
  public Form by(Browserless other) {
    return new Form(other, action, fields);
  }
}
