package io.github.keycloaksspr.messaging.phone;

import java.util.Map;
import java.util.Set;
import org.keycloak.Config;

/** Server options out of a map. */
public record Options(Map<String, String> values) implements Config.Scope {

  public static GatewayOptions of(String gateway, Map<String, String> values) {
    return new GatewayOptions(gateway, new Options(values));
  }

  @Override
  public String get(String key) {
    return values.get(key);
  }

  @Override
  public String get(String key, String absent) {
    return values.getOrDefault(key, absent);
  }

  @Override
  public String[] getArray(String key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Integer getInt(String key, Integer absent) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Long getLong(String key, Long absent) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Boolean getBoolean(String key, Boolean absent) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Config.Scope scope(String... scope) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<String> getPropertyNames() {
    return values.keySet();
  }

  @Override
  public Config.Scope root() {
    throw new UnsupportedOperationException();
  }
}
