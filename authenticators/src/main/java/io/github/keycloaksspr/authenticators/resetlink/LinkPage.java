package io.github.keycloaksspr.authenticators.resetlink;

import io.github.keycloaksspr.core.page.PageModel;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The pages that a link shows; none is kept by a browser, and none tells others its address. */
public final class LinkPage {

  private LinkPage() {}

  /** Asks whether to go on, for programs open links too. */
  static Response ask(LoginFormsProvider form, RealmModel realm, UserModel user, URI link) {
    PageModel model =
        PageModel.of(realm)
            .with("username", user.getUsername())
            .with("link", link.getRawPath() + "?" + link.getRawQuery());
    return confidential(
        form.setUser(user)
            .setAttribute(PageModel.ATTRIBUTE, model.asMap())
            .createForm("sspr-reset-link.ftl"));
  }

  /** Says that a link does not hold; the same for each that is void, whatever was wrong with it. */
  public static Response refuse(LoginFormsProvider form, RealmModel realm, LinkVerdict verdict) {
    boolean barred = verdict == LinkVerdict.BARRED;
    PageModel model = PageModel.of(realm).with("barred", barred);
    return confidential(
        form.setStatus(barred ? Response.Status.FORBIDDEN : Response.Status.BAD_REQUEST)
            .setAttribute(PageModel.ATTRIBUTE, model.asMap())
            .createForm("sspr-reset-link-void.ftl"));
  }

  private static Response confidential(Response page) {
    return Response.fromResponse(page)
        .header("Referrer-Policy", "no-referrer")
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
