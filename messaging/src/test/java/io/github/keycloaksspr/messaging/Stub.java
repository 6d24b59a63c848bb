package io.github.keycloaksspr.messaging;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Objects of Keycloak's interfaces that know a few answers and nothing else. */
final class Stub {

  private Stub() {}

  /**
   * Makes one.
   *
   * @param answers by the name of the method; the others answer null
   */
  static <T> T of(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answers.get(method.getName())));
  }
}
