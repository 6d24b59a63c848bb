package io.github.keycloaksspr.authenticators.page;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.ContentSecurityPolicyBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * A page whose address holds a token: whatever the realm's headers allow, nobody frames it, keeps
 * it or learns its address from a link.
 */
public record SecretPage(KeycloakSession session, RealmModel realm) {

  /** Returns the page with headers that see to it. */
  public Response guarded(Response page) {
    // Keycloak would put the realm's headers in the place of these
    session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
    MultivaluedMap<String, Object> headers = page.getHeaders();
    Map<String, String> ofRealm = realm.getBrowserSecurityHeaders();
    for (BrowserSecurityHeaders header : BrowserSecurityHeaders.values()) {
      String value = ofRealm.getOrDefault(header.getKey(), header.getDefaultValue());
      if (value != null && !value.isEmpty()) {
        headers.putSingle(header.getHeaderName(), value);
      }
    }
    headers.putSingle(BrowserSecurityHeaders.X_FRAME_OPTIONS.getHeaderName(), "DENY");
    headers.putSingle(
        BrowserSecurityHeaders.CONTENT_SECURITY_POLICY.getHeaderName(), unframed(ofRealm));
    headers.putSingle(BrowserSecurityHeaders.REFERRER_POLICY.getHeaderName(), "no-referrer");
    headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    return page;
  }

  private static String unframed(Map<String, String> ofRealm) {
    BrowserSecurityHeaders header = BrowserSecurityHeaders.CONTENT_SECURITY_POLICY;
    String policy = ofRealm.getOrDefault(header.getKey(), header.getDefaultValue());
    return ContentSecurityPolicyBuilder.create(policy).frameAncestors("'none'").build();
  }
}
