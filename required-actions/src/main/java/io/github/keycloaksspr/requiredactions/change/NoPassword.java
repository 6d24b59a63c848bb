package io.github.keycloaksspr.requiredactions.change;

import io.github.keycloaksspr.authenticators.page.Interaction;
import io.github.keycloaksspr.authenticators.page.Page;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.Urls;

/** The page for who signs in without a password of this realm. */
final class NoPassword {

  private static final String SIGNING_IN = "account-security/signing-in";

  private NoPassword() {}

  /** Names where the user signs in, or leads to where a password can be set up. */
  static Response page(RequiredActionContext context) {
    List<String> others = others(context);
    return Page.of(Interaction.of(context))
        .with("username", context.getUser().getUsername())
        .with("others", others.isEmpty() ? null : String.join(", ", others))
        .with("setUpUrl", others.isEmpty() ? setUpUrl(context) : null)
        .show("sspr-no-password.ftl");
  }

  private static List<String> others(RequiredActionContext context) {
    KeycloakSession session = context.getSession();
    return session
        .users()
        .getFederatedIdentitiesStream(context.getRealm(), context.getUser())
        .map(FederatedIdentityModel::getIdentityProvider)
        .map(alias -> name(session, alias))
        .sorted()
        .collect(Collectors.toList());
  }

  private static String name(KeycloakSession session, String alias) {
    return Optional.ofNullable(session.identityProviders().getByAlias(alias))
        .map(IdentityProviderModel::getDisplayName)
        .filter(name -> !name.isBlank())
        .orElse(alias);
  }

  private static String setUpUrl(RequiredActionContext context) {
    return Urls.accountBase(context.getSession().getContext().getUri().getBaseUri())
        .path(SIGNING_IN)
        .build(context.getRealm().getName())
        .toString();
  }
}
