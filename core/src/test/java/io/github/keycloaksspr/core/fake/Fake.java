package io.github.keycloaksspr.core.fake;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Stands in for Keycloak's wide interfaces, of which a test needs a few methods. */
public final class Fake {

  private Fake() {}

  /** What a method returns. */
  @FunctionalInterface
  public interface Answer {
    Object to(Object... arguments);
  }

  /**
   * Returns an instance that answers the named methods, has Keycloak's own default methods, and
   * fails the test when anything else is called.
   */
  public static <T> T of(Class<T> type, Map<String, Answer> answers) {
    return type.cast(
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler(answers)));
  }

  private static InvocationHandler handler(Map<String, Answer> answers) {
    return (self, method, arguments) -> {
      Object[] given = arguments == null ? new Object[0] : arguments;
      if (answers.containsKey(method.getName())) {
        return answers.get(method.getName()).to(given);
      }
      if (method.getDeclaringClass() == Object.class) {
        return ofObject(self, method.getName(), given);
      }
      if (method.isDefault()) {
        return InvocationHandler.invokeDefault(self, method, given);
      }
      throw new AssertionError("nobody expected a call of " + method);
    };
  }

  private static Object ofObject(Object self, String method, Object... given) {
    return switch (method) {
      case "equals" -> self == given[0];
      case "hashCode" -> System.identityHashCode(self);
      default -> "a fake";
    };
  }
}
