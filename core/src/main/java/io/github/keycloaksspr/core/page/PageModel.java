package io.github.keycloaksspr.core.page;

import io.github.keycloaksspr.core.policy.Policies;
import io.github.keycloaksspr.core.policy.Policy;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.RealmModel;

/**
 * What a page of ours shows: the templates get it as one map, the attribute {@value #ATTRIBUTE}.
 * Every page can show {@code helpdesk} and {@code organisation}.
 */
public final class PageModel {

  /** Name of the attribute that templates read. */
  public static final String ATTRIBUTE = "sspr";

  private final Map<String, Object> values = new HashMap<>();

  private PageModel() {}

  /** Begins with what the realm's policy gives to every page. */
  public static PageModel of(RealmModel realm) {
    PageModel model = new PageModel();
    Policies.valid(realm).ifPresent(model::brand);
    return model;
  }

  private void brand(Policy policy) {
    with("helpdesk", policy.helpdesk() == null ? null : policy.helpdesk().toString());
    with("organisation", policy.branding().name());
  }

  /** Adds a value under a name; an absent value is left out. */
  public PageModel with(String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, value);
    }
    return this;
  }

  public Map<String, Object> asMap() {
    return Map.copyOf(values);
  }
}
