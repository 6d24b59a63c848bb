package io.github.keycloaksspr.authenticators.notme;

import io.github.keycloaksspr.authenticators.page.SecretPage;
import io.github.keycloaksspr.core.notme.AccountDeed;
import io.github.keycloaksspr.core.page.PageModel;
import io.github.keycloaksspr.core.registration.MailLink;
import io.github.keycloaksspr.messaging.InWords;
import jakarta.ws.rs.core.Response;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.util.LocaleUtil;

/** The pages behind the link; they tell no more of the user than the mail does. */
record NotMePage(KeycloakSession session, RealmModel realm) {

  private static final String TEMPLATE = "sspr-not-me.ftl";

  /** Says what the mail was about, and what the button does. */
  Response question(Lead.Alive alive) {
    return show(alive, "question");
  }

  /** Says what was done. */
  Response done(Lead.Alive alive) {
    return show(alive, "done");
  }

  /** Says that it was dealt with before, and that nothing was done now. */
  Response repeated(Lead.Alive alive) {
    return show(alive, "repeated");
  }

  /** Says that the link does not work, and what to do instead. */
  Response dead(Lead.Dead dead) {
    LoginFormsProvider form = form().setStatus(dead.reason().status());
    return show(form, model("dead").with("days", AccountDeed.REPORTABLE.toDays()));
  }

  private Response show(Lead.Alive alive, String state) {
    LoginFormsProvider form = form().setUser(alive.user());
    AccountDeed deed = alive.deed();
    PageModel model =
        model(state)
            .with("username", alive.user().getUsername())
            .with("deed", deed.kind().id())
            .with("type", deed.credentialType())
            .with("time", InWords.of(deed.at(), session.getContext().resolveLocale(alive.user())))
            .with("told", !MailLink.addresses(alive.policy().helpdesk()).isEmpty());
    return show(form, model);
  }

  private PageModel model(String state) {
    return PageModel.of(realm).with("state", state);
  }

  private LoginFormsProvider form() {
    LocaleUtil.processLocaleParam(session, realm, null);
    return session
        .getProvider(LoginFormsProvider.class)
        .setActionUri(session.getContext().getUri().getRequestUri());
  }

  private Response show(LoginFormsProvider form, PageModel model) {
    return new SecretPage(session, realm)
        .guarded(form.setAttribute(PageModel.ATTRIBUTE, model.asMap()).createForm(TEMPLATE));
  }
}
