package io.github.keycloaksspr.authenticators.page;

import io.github.keycloaksspr.core.page.PageModel;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** A page of a flow step in the making. */
public final class Page {

  private final LoginFormsProvider form;
  private final PageModel model;

  private Page(LoginFormsProvider form, PageModel model) {
    this.form = form;
    this.model = model;
  }

  /** Begins a page; what was posted is not shown again unless a step says so. */
  public static Page of(Interaction interaction) {
    return new Page(
        interaction.form().get().setFormData(new MultivaluedHashMap<>()),
        PageModel.of(interaction.realm()).with("askHelpdesk", interaction.askable()));
  }

  /** Adds a value under a name; an absent value is left out. */
  public Page with(String name, @Nullable Object value) {
    model.with(name, value);
    return this;
  }

  /** Shows an error beside a field. */
  public Page error(String field, String messageKey, Object... parameters) {
    form.addError(new FormMessage(field, messageKey, parameters));
    return this;
  }

  /** Shows an error that no single field is to blame for. */
  public Page error(String messageKey) {
    form.setError(messageKey);
    return this;
  }

  /** Shows a message that is no error. */
  public Page info(String messageKey, Object... parameters) {
    form.setInfo(messageKey, parameters);
    return this;
  }

  /** Makes the page out of a template. */
  public Response show(String template) {
    return form.setAttribute(PageModel.ATTRIBUTE, model.asMap()).createForm(template);
  }
}
