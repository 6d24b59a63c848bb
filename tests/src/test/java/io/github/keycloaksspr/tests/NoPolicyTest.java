package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.browserless.StableText;
import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.CorpRealm;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.server.OwnServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.testframework.realm.ClientBuilder;
import org.keycloak.testframework.realm.RealmBuilder;

/** Dropping the JAR in changes nothing until a realm's policy says so (design section 1). */
class NoPolicyTest extends CorpTest {
  private static final Pattern LINK = Pattern.compile("http://\\S+");

  @Test
  void aRealmWithoutAPolicyKeepsItsPagesByteForByte() throws IOException, InterruptedException {
    List<String> withSspr = pages(urls.getBase(), admin);

    List<String> stock;
    try (OwnServer server = OwnServer.start(Installation.stock(), Installation.options("stock"));
        Keycloak stockAdmin = server.admin()) {
      stock = pages(server.url(), stockAdmin);
    }

    assertThat(withSspr).hasSameSizeAs(stock);
    for (int i = 0; i < stock.size(); i++) {
      assertThat(withSspr.get(i)).as("page %d", i).isEqualTo(stock.get(i));
    }
  }

  /** Creates a realm without a policy, walks through its reset and removes it. */
  private List<String> pages(String server, Keycloak serverAdmin) {
    serverAdmin.realms().create(plainRealm());
    serverAdmin.tokenManager().invalidate(serverAdmin.tokenManager().getAccessTokenString());
    try {
      return pages(new Corp(server, "plain", serverAdmin, application));
    } finally {
      serverAdmin.realm("plain").remove();
    }
  }

  private List<String> pages(Corp plain) {
    Person anna = plain.unregistered("anna");
    Browserless visitor = new Browserless();
    String updateAction = plain.updateActionOf(anna);
    List<Page> pages = new ArrayList<>();
    pages.add(visitor.open(plain.signInPage()));
    pages.add(visitor.open(plain.signInPage("de")));
    pages.add(visitor.open(plain.signInPage("en")));
    pages.add(pages.get(2).click("a[href*=reset-credentials]"));
    pages.add(
        pages.get(3).form("kc-reset-password-form").with("username", anna.username()).submit());
    Mail mail = mails.next(anna.address());
    pages.add(new Browserless().open(link(mail)));
    pages.add(walk.newPassword(pages.get(5), "New-Passw0rd!"));
    assertThat(plain.signsIn(anna, "New-Passw0rd!")).isTrue();

    List<String> texts = new ArrayList<>();
    pages.forEach(page -> texts.add(page.status() + StableText.of(page)));
    texts.add(mail.subject());
    texts.add(updateAction);
    return texts.stream().map(text -> text.replace(anna.username(), "anna")).toList();
  }

  private RealmRepresentation plainRealm() {
    RealmRepresentation realm =
        RealmBuilder.create()
            .name("plain")
            .displayName("Plain")
            .resetPasswordAllowed(true)
            .internationalizationEnabled(true)
            .supportedLocales("en", "de")
            .defaultLocale("en")
            .clients(ClientBuilder.create(CorpRealm.CLIENT).publicClient().redirectUris("*"))
            .build();
    realm.setEnabled(true);
    realm.setSmtpServer(corp.admin().toRepresentation().getSmtpServer());
    return realm;
  }

  private static URI link(Mail mail) {
    Matcher link = LINK.matcher(mail.text());
    assertThat(link.find()).as(mail.text()).isTrue();
    return URI.create(link.group());
  }
}
