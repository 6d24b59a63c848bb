package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.core.activity.EventError;
import io.github.keycloaksspr.core.metrics.Meter;
import io.github.keycloaksspr.core.metrics.MeterTag;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.browserless.Page;
import io.github.keycloaksspr.tests.domain.Federation.Mode;
import io.github.keycloaksspr.tests.domain.SambaDomain;
import io.github.keycloaksspr.tests.metrics.MonitoringFiles;
import io.github.keycloaksspr.tests.metrics.Query;
import io.github.keycloaksspr.tests.metrics.Sample;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.trace.Secret;
import io.github.keycloaksspr.tests.trace.SecretFinder;
import java.lang.reflect.Field;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.events.Errors;
import org.keycloak.representations.idm.CredentialRepresentation;

/**
 * What the server tells Prometheus, about all that tests have done on it so far, and whether the
 * dashboard and the rules ask for that.
 */
class MetricsTest extends DomainTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int BETWEEN_LOOKS_MILLIS = 100;

  /** The label of a histogram's buckets. */
  private static final String BUCKET = "le";

  private static final String EVENTS = "keycloak_user_events_total";

  @Override
  String policy() {
    return """
        {"scope":"all","gates":1,"methods":["mobile-text"],"writeback":{"enabled":true},
         "limits":{"proofs":1,"perDestination":20,"exemptNetworks":["127.0.0.0/8","::1/128"]}}
        """;
  }

  @Test
  void theDashboardAndTheRulesAskForWhatThereIs() throws Exception {
    Person dora = resetPastADeadController();
    runIntoALimit();
    List<Sample> samples = awaitAllMeters();

    MonitoringFiles.queries().forEach(query -> assertAnswered(query, samples));
    samples.forEach(MetricsTest::assertBounded);
    assertNobodyIsNamed(samples, dora);
  }

  /** By a text and with writeback; notices follow. */
  private Person resetPastADeadController() throws Exception {
    Person dora =
        registered(
            Mode.READ_ONLY,
            SambaDomain.PEOPLE,
            Map.of("connectionUrl", domain.deadUrl() + " " + domain.url()));
    String number = Prepared.number();
    corp.sspr()
        .put("users/" + dora.id() + "/methods/sspr-mobile-phone", "{\"value\":\"" + number + "\"}")
        .orFail();
    // nothing is read before it, which would find the dead controller first
    corp.admin().users().get(dora.id()).resetPassword(password("Third-Passw0rd!"));
    Page code = walk.toCode(new Browserless(), dora.username(), number);
    Page newPassword = walk.code(code, Installation.telephone().code("text", number));
    assertThat(Step.of(walk.newPassword(newPassword, NEW))).isEqualTo(Step.DONE);
    return dora;
  }

  private static CredentialRepresentation password(String password) {
    CredentialRepresentation credential = new CredentialRepresentation();
    credential.setType(CredentialRepresentation.PASSWORD);
    credential.setValue(Secret.PASSWORD.used(password));
    return credential;
  }

  private void runIntoALimit() {
    Page code = walk.toCode(new Browserless(), Corp.nobody().username(), Prepared.number());
    walk.code(walk.code(code, "123456"), "123456");
  }

  /** Mails leave later than the page is answered. */
  private List<Sample> awaitAllMeters() throws InterruptedException {
    Set<String> wanted =
        Arrays.stream(Meter.values())
            .map(
                meter ->
                    MonitoringFiles.prometheusName(meter)
                        + (meter.timer() ? "_seconds_count" : "_total"))
            .collect(Collectors.toSet());
    Instant deadline = Instant.now().plus(PATIENCE);
    List<Sample> samples = samples();
    while (!names(samples).containsAll(wanted) && Instant.now().isBefore(deadline)) {
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
      samples = samples();
    }
    assertThat(names(samples)).containsAll(wanted);
    return samples;
  }

  private List<Sample> samples() {
    Page metrics = Browserless.sending("Accept", "text/plain").get(URI.create(urls.getMetric()));
    assertThat(metrics.status()).isEqualTo(200);
    return Sample.all(metrics.html());
  }

  private static Set<String> names(List<Sample> samples) {
    return samples.stream().map(Sample::name).collect(Collectors.toSet());
  }

  private static void assertAnswered(Query query, List<Sample> samples) {
    Set<String> labels = new HashSet<>();
    for (Query.Selector selector : query.selectors()) {
      List<Sample> found =
          samples.stream().filter(each -> each.name().equals(selector.metric())).toList();
      assertThat(found).as("%s in %s", selector.metric(), query.text()).isNotEmpty();
      assertThat(found)
          .as(query.text())
          .allSatisfy(
              each ->
                  assertThat(each.labels().keySet())
                      .containsAll(
                          selector.conditions().stream().map(Query.Condition::label).toList()));
      labels.addAll(found.get(0).labels().keySet());
    }
    assertThat(query.selectors()).as(query.text()).isNotEmpty();
    assertThat(labels).as(query.text()).containsAll(query.grouping());
  }

  private static void assertBounded(Sample sample) {
    if (sample.name().startsWith("sspr_")) {
      sample.labels().forEach((label, value) -> assertKnown(sample.name(), label, value));
    } else if (sample.name().equals(EVENTS)) {
      assertThat(sample.labels().get("error")).isIn(errors());
    }
  }

  private static void assertKnown(String metric, String label, String value) {
    if (label.equals(BUCKET)) {
      assertThat(value).isIn("0.1", "0.5", "1.0", "3.0", "10.0", "+Inf");
      return;
    }
    MeterTag tag = MonitoringFiles.tag(metric, label).orElseThrow();
    switch (tag) {
      case REALM -> assertThat(value).isNotEmpty();
      case GATEWAY -> assertThat(value).isEqualTo("console");
      default -> assertThat(value).as("%s of %s", label, metric).isIn(tag.range());
    }
  }

  private static Set<String> errors() {
    return Stream.of(
            Stream.of("", "unknown"),
            Arrays.stream(Errors.class.getFields()).map(MetricsTest::constant),
            Arrays.stream(EventError.values()).map(EventError::id))
        .flatMap(errors -> errors)
        .collect(Collectors.toSet());
  }

  private static String constant(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private void assertNobodyIsNamed(List<Sample> samples, Person dora) {
    Set<String> secrets =
        Arrays.stream(Secret.values())
            .flatMap(kind -> kind.ofTheRun().stream())
            .collect(Collectors.toSet());
    SecretFinder finder = new SecretFinder(secrets);
    assertThat(secrets).contains(NEW);

    assertThat(samples)
        .allSatisfy(each -> assertThat(finder.in(each.name() + each.labels())).isEmpty())
        .noneSatisfy(
            each ->
                assertThat(each.labels().toString())
                    .containsAnyOf(dora.username(), dora.address(), domain.address()));
  }
}
