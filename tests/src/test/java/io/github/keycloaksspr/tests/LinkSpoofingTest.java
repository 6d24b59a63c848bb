package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.demo.server.ServerOptions;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.mail.Mail;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.CorpRealm;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.server.OwnServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.admin.client.Keycloak;

/** What a request says about the server's name changes no link that others get to see. */
class LinkSpoofingTest {
  private static final String NEW = "New-Passw0rd!";
  private static final String EVIL = "evil.example";

  private static String evil(String header) {
    return header.equals("Forwarded") ? "host=" + EVIL + ";proto=https" : EVIL;
  }

  private static URI stableLink(Corp corp) {
    return URI.create(corp.url() + "/sspr/reset?client_id=" + CorpRealm.CLIENT);
  }

  /** Where Keycloak's own sign-in page sends its form. */
  private static URI stockLink(Corp corp, String header) {
    return URI.create(
        Browserless.sending(header, evil(header))
            .get(corp.signInPage())
            .element("#kc-form-login")
            .attr("action"));
  }

  /** A server whose name is not set takes it from {@code Host}, as Keycloak does everywhere. */
  @Nested
  class WithoutAFixedHostname extends CorpTest {

    @ParameterizedTest
    @CsvSource({
      "Host",
      "X-Forwarded-Host",
      "X-Forwarded-Server",
      "X-Forwarded-Port",
      "X-Forwarded-Prefix",
      "Forwarded",
      "X-Original-Host",
      "X-Host",
      "Origin",
      "Referer"
    })
    void theStableLinkLeadsWhereKeycloaksOwnPagesLead(String header) {
      Page page = Browserless.sending(header, evil(header)).get(stableLink(corp));

      URI target = page.redirect().orElseThrow();
      assertThat(target.getAuthority()).isEqualTo(stockLink(corp, header).getAuthority());
      if (!header.equals("Host")) {
        assertThat(target.toString()).startsWith(corp.url() + "/").doesNotContain(EVIL);
      }
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-Host", "Forwarded", "X-Original-Host", "Referer", "Origin"})
    void noMailOrPageNamesTheHostOfAHeader(String header) {
      Person anna = corp.registered("anna");

      Page code = walk.toCode(Browserless.sending(header, evil(header)), anna);

      assertThat(code.html()).doesNotContain(EVIL);
      assertNamesNoHost(mails.next(anna.alternate()));
    }

    @Test
    void noMailNamesTheHostOfTheHostHeader() {
      Person anna = corp.registered("anna");
      Browserless liar = Browserless.sending("Host", EVIL);

      // the pages lead to the made-up host, so the forms are sent to the real one by hand
      Page identify =
          atRealHost(
              liar,
              liar.open(URI.create(resetPage(corp))),
              "sspr-identify-form",
              "username",
              anna.username());
      Page code =
          atRealHost(liar, identify, "sspr-destination-form", "destination", anna.alternate());
      Mail mail = mails.next(anna.alternate());
      atRealHost(liar, code, "sspr-code-form", "code", mail.code());

      assertNamesNoHost(mail);
    }

    private Page atRealHost(
        Browserless visitor, Page page, String form, String field, String value) {
      URI action = page.form(form).action();
      URI real = URI.create(corp.url()).resolve(action.getRawPath() + "?" + action.getRawQuery());
      Page answer = visitor.postOnly(real, page.form(form).fields().with(field, value));
      while (answer.redirect().isPresent()) {
        URI target = answer.redirect().get();
        answer =
            visitor.get(
                URI.create(corp.url()).resolve(target.getRawPath() + "?" + target.getRawQuery()));
      }
      return answer;
    }

    private static String resetPage(Corp corp) {
      return corp.url() + "/login-actions/reset-credentials?client_id=" + CorpRealm.CLIENT;
    }
  }

  @Nested
  class WithAFixedHostname extends CorpTest {

    @Test
    void nothingNamesTheHostOfAnyHeader() throws IOException, InterruptedException {
      ServerOptions options = Installation.options("hostname");
      String name = "http://localhost:" + options.httpPort();
      try (OwnServer server =
              OwnServer.start(
                  Installation.withSspr(), options.withArguments("--hostname=" + name));
          Keycloak serverAdmin = server.admin()) {
        Corp there = create("fixed", server, serverAdmin);
        there.setUp(Corp.POLICY);
        ResetWalk thereWalk = new ResetWalk(there, mails);
        for (String header : List.of("Host", "X-Forwarded-Host", "Forwarded", "X-Original-Host")) {
          Browserless liar = Browserless.sending(header, evil(header));
          assertThat(liar.get(stableLink(there)).redirect().orElseThrow().toString())
              .as("%s", header)
              .startsWith(name + "/realms/");
          Person anna = there.registered("anna");

          Page newPassword = thereWalk.toNewPassword(liar, anna);
          Page done = thereWalk.newPassword(newPassword, NEW);

          assertThat(Step.of(done)).isEqualTo(Step.DONE);
          assertThat(done.html()).doesNotContain(EVIL);
          assertNamesNoHost(mails.next(anna.alternate()));
          assertNamesNoHost(mails.next(anna.address()));
        }
      }
    }
  }

  private static void assertNamesNoHost(Mail mail) {
    assertThat(mail.subject() + mail.text() + mail.html()).doesNotContain(EVIL);
  }
}
