package io.github.keycloaksspr.authenticators.resetlink;

import io.github.keycloaksspr.authenticators.page.SecretPage;
import io.github.keycloaksspr.core.page.PageModel;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The pages that a link shows; none is kept by a browser, and none tells others its address. */
public record LinkPage(KeycloakSession session, RealmModel realm) {

  /** Asks whether to go on, for programs open links too. */
  Response ask(LoginFormsProvider form, UserModel user, URI link) {
    PageModel model =
        PageModel.of(realm)
            .with("username", user.getUsername())
            .with("link", link.getRawPath() + "?" + link.getRawQuery());
    return guarded(
        form.setUser(user)
            .setAttribute(PageModel.ATTRIBUTE, model.asMap())
            .createForm("sspr-reset-link.ftl"));
  }

  /** Says that a link does not hold; the same for each that is void, whatever was wrong with it. */
  public Response refuse(LoginFormsProvider form, LinkVerdict verdict) {
    boolean barred = verdict == LinkVerdict.BARRED;
    PageModel model = PageModel.of(realm).with("barred", barred);
    return guarded(
        form.setStatus(barred ? Response.Status.FORBIDDEN : Response.Status.BAD_REQUEST)
            .setAttribute(PageModel.ATTRIBUTE, model.asMap())
            .createForm("sspr-reset-link-void.ftl"));
  }

  private Response guarded(Response page) {
    return new SecretPage(session, realm).guarded(page);
  }
}
