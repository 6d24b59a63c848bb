package io.github.keycloaksspr.tests.browserless;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names and values of a form, in order; a name may come several times. */
public record Fields(List<Field> all) {

  /** One name and value. */
  public record Field(String name, String value) {
    private String encoded() {
      return encode(name) + "=" + encode(value);
    }

    private static String encode(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  public Fields {
    all = List.copyOf(all);
  }

  public static Fields none() {
    return new Fields(List.of());
  }

  /** Returns these fields with the value of one of them replaced. */
  public Fields with(String name, String value) {
    return without(name).and(name, value);
  }

  /** Returns these fields and one more, even if there is one of that name. */
  public Fields and(String name, String value) {
    return new Fields(Stream.concat(all.stream(), Stream.of(new Field(name, value))).toList());
  }

  public Fields without(String name) {
    return new Fields(all.stream().filter(field -> !field.name().equals(name)).toList());
  }

  /** Returns the first value of a field. */
  public Optional<String> value(String name) {
    return all.stream().filter(field -> field.name().equals(name)).map(Field::value).findFirst();
  }

  String encoded() {
    return all.stream().map(Field::encoded).collect(Collectors.joining("&"));
  }
}
