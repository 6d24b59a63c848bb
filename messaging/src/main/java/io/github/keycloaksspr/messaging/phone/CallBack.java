package io.github.keycloaksspr.messaging.phone;

import java.util.Map;
import java.util.TreeMap;

/**
 * What arrived at the address of a {@link CallConfirmation}; anybody can have sent it. Never
 * printed.
 *
 * @param address the address as the gateway was given it
 * @param fields the form, each field once
 * @param headers by name in any case, each header once
 */
public record CallBack(String address, Map<String, String> fields, Map<String, String> headers) {

  public CallBack {
    fields = Map.copyOf(fields);
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  @Override
  public String toString() {
    return "CallBack[******]";
  }
}
