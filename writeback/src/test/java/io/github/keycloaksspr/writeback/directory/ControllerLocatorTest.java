package io.github.keycloaksspr.writeback.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Controllers out of DNS, asked by its own protocol (spec W4). */
class ControllerLocatorTest {
  private static final String DOMAIN = "_ldap._tcp.dc._msdcs.corp.example";
  private static final String SITE = "_ldap._tcp.berlin._sites.dc._msdcs.corp.example";

  private final AtomicLong clock = new AtomicLong();
  private final AtomicLong lot = new AtomicLong();
  private final ControllerLocator locator =
      new ControllerLocator(clock::get, bound -> lot.intValue() % bound);

  private FakeDns dns;

  @BeforeEach
  void startDns() throws IOException {
    dns = FakeDns.start();
  }

  @AfterEach
  void stopDns() {
    dns.close();
  }

  @Test
  void theDomainsControllersComeByPriorityAndAreSpokenToByLdaps() {
    dns.with(DOMAIN, "10 100 389 dc2.corp.example.", "0 100 389 DC1.corp.example.");

    assertThat(found("", false))
        .containsExactly(
            new ControllerAddress("dc1.corp.example", 636, true),
            new ControllerAddress("dc2.corp.example", 636, true));
  }

  @Test
  void withStartTlsThePortStays() {
    dns.with(DOMAIN, "0 100 389 dc1.corp.example.");

    assertThat(found("", true))
        .containsExactly(new ControllerAddress("dc1.corp.example", 389, false));
  }

  @Test
  void anotherPortThanTheUsualOneStays() {
    dns.with(DOMAIN, "0 100 1636 dc1.corp.example.");

    assertThat(found("", false))
        .containsExactly(new ControllerAddress("dc1.corp.example", 1636, true));
  }

  @Test
  void theSitesControllersComeFirst() {
    dns.with(DOMAIN, "0 100 389 dc1.corp.example.", "9 100 389 dc2.corp.example.");
    dns.with(SITE, "9 100 389 dc2.corp.example.");

    assertThat(hosts("berlin")).containsExactly("dc2.corp.example", "dc1.corp.example");
  }

  @Test
  void aSiteWithoutControllersUsesThoseOfTheDomain() {
    dns.with(DOMAIN, "0 100 389 dc1.corp.example.");

    assertThat(hosts("berlin")).containsExactly("dc1.corp.example");
  }

  @Test
  void aHostOfAnotherDomainGetsNoPassword() {
    dns.with(
        DOMAIN,
        "0 100 389 dc1.evil.example.",
        "0 100 389 evilcorp.example.",
        "1 100 389 dc1.corp.example.");

    assertThat(hosts("")).containsExactly("dc1.corp.example");
  }

  @Test
  void whatIsKnownIsNotAskedAgainForTenMinutes() {
    dns.with(DOMAIN, "0 100 389 dc1.corp.example.");
    hosts("");
    dns.with(DOMAIN, "0 100 389 dc2.corp.example.");

    pass(Duration.ofMinutes(10).minusMillis(1));
    assertThat(hosts("")).containsExactly("dc1.corp.example");
    assertThat(dns.questions()).hasSize(1);

    pass(Duration.ofMillis(1));
    assertThat(hosts("")).containsExactly("dc2.corp.example");
  }

  @Test
  void lotsAreNotDrawnAgainWhileNothingChanges() {
    dns.with(DOMAIN, "0 100 389 dc1.corp.example.", "0 100 389 dc2.corp.example.");
    List<String> drawn = hosts("");

    for (int i = 0; i < 5; i++) {
      lot.addAndGet(100);
      pass(Duration.ofMinutes(10));
      assertThat(hosts("")).isEqualTo(drawn);
    }
    assertThat(dns.questions()).hasSize(6);
  }

  @Test
  void aFailureKeepsWhatWasKnownAndIsForgottenSoon() {
    dns.with(DOMAIN, "0 100 389 dc1.corp.example.");
    hosts("");
    dns.failing(true);
    pass(Duration.ofMinutes(10));

    assertThat(hosts("")).containsExactly("dc1.corp.example");
    int asked = dns.questions().size();
    assertThat(hosts("")).containsExactly("dc1.corp.example");
    assertThat(dns.questions()).as("not asked at once again").hasSize(asked);

    dns.failing(false);
    dns.with(DOMAIN, "0 100 389 dc2.corp.example.");
    pass(Duration.ofSeconds(30));
    assertThat(hosts("")).containsExactly("dc2.corp.example");
  }

  @Test
  void aDomainWithoutControllersKeepsThoseThatItHad() {
    dns.with(DOMAIN, "0 100 389 dc1.corp.example.");
    hosts("");
    dns.with(DOMAIN);
    pass(Duration.ofMinutes(10));

    assertThat(hosts("")).containsExactly("dc1.corp.example");
  }

  @Test
  void withoutAnyAnswerNoneAreKnown() {
    dns.failing(true);
    assertThat(hosts("")).isEmpty();

    dns.failing(false);
    dns.with(DOMAIN, "0 100 389 dc1.corp.example.");
    pass(Duration.ofSeconds(30));
    assertThat(hosts("")).containsExactly("dc1.corp.example");
  }

  @Test
  void anUnknownDomainHasNone() {
    assertThat(hosts("")).isEmpty();
  }

  private List<String> hosts(String site) {
    return found(site, false).stream().map(ControllerAddress::host).toList();
  }

  private List<ControllerAddress> found(String site, boolean startTls) {
    String setting = "dns://" + dns.address() + "/corp.example";
    return locator.controllers(ControllerSource.of(setting, site, startTls));
  }

  private void pass(Duration time) {
    clock.addAndGet(time.toNanos());
  }
}
