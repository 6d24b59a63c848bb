package io.github.keycloaksspr.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.tests.activity.ActivityRows;
import io.github.keycloaksspr.tests.activity.FeedRace;
import io.github.keycloaksspr.tests.activity.LogCollector;
import io.github.keycloaksspr.tests.activity.OpenApi;
import io.github.keycloaksspr.tests.activity.WebhookReceiver;
import io.github.keycloaksspr.tests.activity.WebhookReceiver.Post;
import io.github.keycloaksspr.tests.browserless.Browserless;
import io.github.keycloaksspr.tests.domain.ControllerCertificate;
import io.github.keycloaksspr.tests.realm.Corp;
import io.github.keycloaksspr.tests.realm.CorpRealm;
import io.github.keycloaksspr.tests.realm.Person;
import io.github.keycloaksspr.tests.realm.SsprRest;
import io.github.keycloaksspr.tests.server.Installation;
import io.github.keycloaksspr.tests.trace.Secret;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.testframework.realm.RealmBuilder;
import org.keycloak.testframework.remote.runonserver.InjectRunOnServer;
import org.keycloak.testframework.remote.runonserver.RunOnServerClient;

/** The activity, sent to a webhook and to log collectors as it becomes final (spec A4). */
@Tag("alone")
class ActivityFeedTest extends CorpTest {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final String SECRET = secret(32);
  private static final String NEXT_SECRET = secret(64);

  /** A realm without rows of others, made once. */
  private static final Map<String, String> REALMS = new HashMap<>();

  @InjectRunOnServer(permittedPackages = "io.github.keycloaksspr.tests.activity")
  RunOnServerClient server;

  @TempDir Path folder;

  private final WebhookReceiver receiver = new WebhookReceiver();
  private Corp siem;

  @BeforeEach
  void openRealm() throws Exception {
    siem =
        new Corp(
            urls.getBase(), REALMS.computeIfAbsent("siem", this::newRealm), admin, application);
    vault("sspr-webhook", Secret.TOKEN.used(SECRET) + "\n" + Secret.TOKEN.used(NEXT_SECRET) + "\n");
    server.run(new ActivityRows(id(siem)).andNoOthers());
    vault("sspr-weak", Secret.TOKEN.used("a-secret-that-is-too-weak"));
  }

  @AfterEach
  void end() {
    siem.sspr().put("policy", Corp.POLICY).orFail();
    receiver.close();
  }

  private String newRealm(String name) {
    RealmRepresentation settings = new CorpRealm().configure(RealmBuilder.create()).build();
    settings.setRealm(name + UUID.randomUUID().toString().substring(0, 8));
    settings.setEnabled(true);
    settings.setSmtpServer(corp.admin().toRepresentation().getSmtpServer());
    admin.realms().create(settings);
    // the token knows nothing of the new realm
    admin.tokenManager().invalidate(admin.tokenManager().getAccessTokenString());
    return settings.getRealm();
  }

  private static String secret(int bytes) {
    byte[] key = new byte[bytes];
    new java.security.SecureRandom().nextBytes(key);
    return "whsec_" + Base64.getEncoder().encodeToString(key);
  }

  private void vault(String name, String content) throws IOException {
    Files.writeString(Installation.vault().resolve(realmName() + "_" + name), content);
  }

  private String realmName() {
    return REALMS.get("siem");
  }

  // --- webhook -------------------------------------------------------------------------------

  /** Three batches of one report and one of the other, the first of which fails twice. */
  @Test
  void everyRowArrivesOnceAndInOrderWhateverFails() throws Exception {
    receiver.answer(500, WebhookReceiver.HANG_UP);
    send(webhook(receiver.url()));
    List<String> resets = new ArrayList<>();
    List<String> registrations = new ArrayList<>();
    fill(230, 3, resets, registrations);

    after(Duration.ofMinutes(2));
    JsonNode failing = awaitFeed("failing", 1);
    assertThat(failing.path("error").asText()).isEqualTo("status_500");
    assertThat(failing.path("waiting").asInt()).isEqualTo(233);
    assertThat(failing.path("destination").asText()).isEqualTo(receiver.url());
    after(Duration.ofMinutes(4));
    assertThat(awaitFeed("failing", 2).path("error").asText()).isEqualTo("broken_off");
    after(Duration.ofMinutes(10));
    await(() -> taken().size() == 233);

    assertThat(ids("resets")).isEqualTo(resets);
    assertThat(ids("registrations")).isEqualTo(registrations);
    List<Post> posts = receiver.posts();
    assertThat(posts).extracting(Post::answer).containsExactly(500, 0, 202, 202, 202, 202);
    assertThat(new HashSet<>(posts.stream().limit(3).map(post -> post.id() + post.body()).toList()))
        .as("what is sent again is the same")
        .hasSize(1);
    assertThat(posts).extracting(Post::type).containsOnly("application/json");
    assertThat(posts).allSatisfy(ActivityFeedTest::assertSigned);
    assertThat(posts.get(2).timestamp()).isGreaterThan(posts.get(0).timestamp());
    JsonNode active = awaitFeed("active", 0);
    assertThat(active.path("waiting").asInt()).isZero();
    assertDescribed(failing, active);
  }

  private static void assertSigned(Post post) {
    assertThat(post.signature())
        .isEqualTo(post.signedWith(SECRET) + " " + post.signedWith(NEXT_SECRET));
  }

  /** Each answer is as the document says, and together they have all that it describes. */
  private void assertDescribed(JsonNode... feeds) {
    OpenApi document = new OpenApi(siem.sspr().get("openapi.json").body());
    for (JsonNode feed : feeds) {
      JsonNode answer =
          new com.fasterxml.jackson.databind.ObjectMapper().createArrayNode().add(feed);
      assertThat(document.objections("activity/feeds", 200, answer)).isEmpty();
    }
    assertThat(document.neverSeen("Feed")).isEmpty();
  }

  @Test
  void aResetGoesOnWhileTheReceiverFailsAndItsRowArrivesLater() {
    receiver.answer(503);
    send(webhook(receiver.url()));
    siem.sspr().post("setup").orFail();
    Person anna = siem.registered("anna");
    ResetWalk reset = new ResetWalk(siem, mails);
    after(Duration.ofMinutes(2));
    awaitFeed("failing", 1);

    Step step =
        Step.of(reset.newPassword(reset.toNewPassword(new Browserless(), anna), "New-Passw0rd!"));

    assertThat(step).isEqualTo(Step.DONE);
    after(Duration.ofMinutes(8));
    await(() -> rows("resets").stream().anyMatch(row -> of(row, anna)));
    JsonNode row = rows("resets").stream().filter(each -> of(each, anna)).findFirst().orElseThrow();
    assertThat(row.path("result").asText()).isEqualTo("succeeded");
    assertThat(row)
        .isEqualTo(siem.sspr().get("activity/resets?user=" + anna.id()).body().at("/rows/0"));
    assertThat(rows("registrations")).anyMatch(each -> of(each, anna));
  }

  private static boolean of(JsonNode row, Person person) {
    return row.path("userId").asText().equals(person.id());
  }

  @Test
  void aReceiverThatIsGoneIsLeftAloneUntilSomebodyAsksForIt() throws Exception {
    receiver.answer(410);
    send(webhook(receiver.url()));
    fill(1, 0, new ArrayList<>(), new ArrayList<>());
    after(Duration.ofMinutes(2));
    assertThat(awaitFeed("paused", 1).path("error").asText()).isEqualTo("gone");
    after(Duration.ofHours(3));
    JsonNode paused = awaitFeed("paused", 1);
    assertThat(paused.has("next")).isFalse();
    assertThat(paused.path("waiting").asInt()).isEqualTo(1);
    assertThat(receiver.posts()).hasSize(1);

    assertThat(siem.sspr().post("activity/feeds/webhook/retry").status()).isEqualTo(204);

    await(() -> taken().size() == 1);
    assertThat(siem.sspr().post("activity/feeds/syslog/retry").status()).isEqualTo(404);
    assertThat(siem.sspr().post("activity/feeds/pigeon/retry").status()).isEqualTo(404);
  }

  @Test
  void nothingIsSentWithoutASecretAndAllOfItOnceThereIsOne() throws Exception {
    send(webhook(receiver.url()).replace("sspr-webhook", "nothing-there"));
    List<String> resets = new ArrayList<>();
    fill(2, 0, resets, new ArrayList<>());
    after(Duration.ofMinutes(2));
    assertThat(awaitFeed("failing", 1).path("error").asText()).isEqualTo("secret_missing");

    send(webhook(receiver.url()).replace("sspr-webhook", "sspr-weak"));
    assertThat(awaitError("secret_unusable").path("failures").asInt()).isEqualTo(1);
    assertThat(receiver.posts()).isEmpty();

    send(webhook(receiver.url()));
    await(() -> taken().size() == 2);
    assertThat(ids("resets")).isEqualTo(resets);
  }

  @Test
  void aFeedBeginsWithWhatComesAfterItAndEndsWithThePolicy() throws Exception {
    siem.sspr().put("policy", Corp.POLICY).orFail();
    fill(3, 1, new ArrayList<>(), new ArrayList<>());
    assertThat(feeds()).isEmpty();
    after(Duration.ofMinutes(1));

    send(webhook(receiver.url()));
    List<String> resets = new ArrayList<>();
    server.run(session(resets, Instant.now().plus(Duration.ofSeconds(61))));
    after(Duration.ofMinutes(3));
    await(() -> !taken().isEmpty());

    assertThat(taken()).isEqualTo(resets);
    siem.sspr().put("policy", Corp.POLICY).orFail();
    assertThat(feeds()).isEmpty();
  }

  // --- syslog --------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"rfc5424", "cef"})
  void linesOfALogCannotBeForgedByAName(String format) throws Exception {
    try (LogCollector collector = new LogCollector("127.0.0.1", null)) {
      send(syslog("tcp://127.0.0.1:" + collector.port(), format));
      server.run(
          new ActivityRows(id(siem))
              .session(
                  Instant.now().minusSeconds(50),
                  Map.of("USER_TYPED", "x\r\n<86>1 2026 kc y - z [a@1 b=\"\"] outcome=succeeded|"))
              .session(Instant.now().minusSeconds(49), Map.of("USER_TYPED", "Änne 株")));
      after(Duration.ofMinutes(2));

      await(() -> collector.lines().size() == 2);

      assertThat(collector.lines()).allMatch(line -> line.matches("<86>1 [ -~]* resets .*"));
      assertThat(collector.lines().get(0))
          .contains(
              format.equals("cef")
                  ? " suser=x\uFFFD\uFFFD<86>1 2026 kc y - z [a@1 b\\=\"\"] outcome\\=succeeded| "
                  : " user=\"x\uFFFD\uFFFD<86>1 2026 kc y - z [a@1 b=\\\"\\\"\\] outcome=succeeded|\" ");
      assertThat(collector.lines().get(1)).contains("Änne 株", siem.url().replaceFirst(".*/", ""));
    }
  }

  @Test
  void aLogCollectorIsTrustedByItsCertificate() throws Exception {
    ControllerCertificate known = Installation.controller();
    ControllerCertificate foreign = ControllerCertificate.of(known.host(), folder);
    List<String> resets = new ArrayList<>();
    try (LogCollector impostor = collector(known.host(), foreign.tls());
        LogCollector collector = collector(known.host(), known.tls())) {
      send(syslog("tls://%s:%d".formatted(known.host(), impostor.port()), "rfc5424"));
      fill(2, 0, resets, new ArrayList<>());
      after(Duration.ofMinutes(2));
      assertThat(awaitFeed("failing", 1).path("error").asText()).isEqualTo("unreachable");
      assertThat(impostor.connections()).isEqualTo(1);
      assertThat(impostor.lines()).isEmpty();

      send(syslog("tls://%s:%d".formatted(known.host(), collector.port()), "rfc5424"));

      await(() -> collector.lines().size() == 2);
      assertThat(collector.lines().get(0)).contains(" id=\"" + resets.get(0) + "\"");
      assertThat(collector.lines().get(1)).contains(" id=\"" + resets.get(1) + "\"");
    }
  }

  private static LogCollector collector(String host, SSLSocketFactory tls) {
    return new LogCollector(host, tls);
  }

  @Test
  void aDatagramIsALine() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      send(syslog("udp://127.0.0.1:" + socket.getLocalPort(), "cef"));
      List<String> resets = new ArrayList<>();
      fill(1, 0, resets, new ArrayList<>());
      after(Duration.ofMinutes(2));

      DatagramPacket packet = new DatagramPacket(new byte[4_096], 4_096);
      socket.receive(packet);

      assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
          .startsWith("<86>1 ")
          .contains(" - CEF:0|keycloak-sspr|", "externalId=" + resets.get(0));
    }
  }

  // --- nodes, rights, rules ------------------------------------------------------------------

  @Test
  void twoNodesSendNoRowTwiceAndNothingIsLeftOfARealmThatIsRemoved() throws Exception {
    Corp raced = new Corp(urls.getBase(), newRealm("race"), admin, application);
    String id = id(raced);
    RealmRepresentation settings = raced.admin().toRepresentation();
    // the server's own job leaves a realm with an invalid policy alone
    settings.getAttributes().put("sspr.policy", "{\"gates\":0}");
    raced.admin().update(settings);
    Instant since = Instant.now();
    List<String> ids = IntStream.range(0, 950).mapToObj(i -> UUID.randomUUID().toString()).toList();
    ActivityRows rows = new ActivityRows(id);
    for (int i = 0; i < ids.size(); i++) {
      rows.session(since.plusMillis(i), Map.of("ID", ids.get(i)));
    }
    server.run(rows);

    String[] sent = server.fetch(new FeedRace(id, since), String[].class);

    assertThat(sent).containsExactlyElementsOf(ids);
    assertThat(server.fetch(new FeedRace.Left(id), Long.class)).isEqualTo(1);
    raced.admin().remove();
    assertThat(server.fetch(new FeedRace.Left(id), Long.class)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "view-realm, 200, 403",
    "view-events, 200, 403",
    "manage-realm, 200, 404",
    "view-users, 403, 403"
  })
  void eachCallNeedsItsRight(String role, int read, int retry) {
    siem.sspr().put("policy", Corp.POLICY).orFail();
    Person caller = siem.unregistered("caller");
    siem.grant(caller, role);
    String token = siem.tokenOf(caller);
    SsprRest rest = siem.sspr(() -> Optional.of(token));

    assertThat(rest.get("activity/feeds").status()).isEqualTo(read);
    assertThat(rest.post("activity/feeds/webhook/retry").status()).isEqualTo(retry);
  }

  @Test
  void whatIsNotConfidentialIsRefused() {
    SsprRest.Answer answer =
        siem.sspr().put("policy", policyWith(webhook("http://siem.example/in")));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("activity.webhook.url");
    assertThat(feeds()).isEmpty();
  }

  // --- help ----------------------------------------------------------------------------------

  private static String webhook(String url) {
    return "\"webhook\":{\"url\":\"%s\",\"secret\":\"${vault.sspr-webhook}\"}".formatted(url);
  }

  private static String syslog(String url, String format) {
    return "\"syslog\":{\"url\":\"%s\",\"format\":\"%s\"}".formatted(url, format);
  }

  private static String policyWith(String receiver) {
    return Corp.POLICY.replace("{\"scope\"", "{\"activity\":{" + receiver + "},\"scope\"");
  }

  private void send(String receiver) {
    siem.sspr().put("policy", policyWith(receiver)).orFail();
  }

  /** Makes rows that end from a second ago on, a hundredth of a second apart. */
  private void fill(int some, int others, List<String> resets, List<String> registrations)
      throws Exception {
    Instant from = Instant.now().plusSeconds(1);
    ActivityRows rows = new ActivityRows(id(siem));
    for (int i = 0; i < some; i++) {
      resets.add(UUID.randomUUID().toString());
      Instant ended = from.plusMillis(10L * i);
      rows.session(ended.minusSeconds(60), Map.of("ID", resets.get(i)));
    }
    for (int i = 0; i < others; i++) {
      registrations.add(UUID.randomUUID().toString());
      rows.registration(from.plusMillis(5_000L + i), Map.of("ID", registrations.get(i)));
    }
    server.run(rows);
  }

  private ActivityRows session(List<String> ids, Instant ended) {
    ids.add(UUID.randomUUID().toString());
    return new ActivityRows(id(siem))
        .session(ended.minusSeconds(60), Map.of("ID", ids.get(ids.size() - 1)));
  }

  private static String id(Corp realm) {
    return realm.admin().toRepresentation().getId();
  }

  private void after(Duration time) {
    clock.set((int) time.toSeconds());
  }

  private List<String> taken() {
    return receiver.posts().stream()
        .filter(Post::taken)
        .flatMap(post -> post.ids().stream())
        .toList();
  }

  private List<String> ids(String report) {
    return rows(report).stream().map(row -> row.path("id").asText()).toList();
  }

  private List<JsonNode> rows(String report) {
    return receiver.posts().stream()
        .filter(Post::taken)
        .map(Post::json)
        .filter(body -> body.path("type").asText().equals("sspr.activity." + report))
        .flatMap(body -> StreamSupport.stream(body.at("/data/rows").spliterator(), false))
        .toList();
  }

  private List<JsonNode> feeds() {
    List<JsonNode> feeds = new ArrayList<>();
    siem.sspr().get("activity/feeds").orFail().body().forEach(feeds::add);
    return feeds;
  }

  private JsonNode awaitFeed(String state, int failures) {
    await(
        () ->
            feeds().stream()
                .anyMatch(
                    feed ->
                        feed.path("state").asText().equals(state)
                            && feed.path("failures").asInt() == failures));
    return feeds().get(0);
  }

  private JsonNode awaitError(String error) {
    await(() -> feeds().stream().anyMatch(feed -> feed.path("error").asText().equals(error)));
    return feeds().get(0);
  }

  private void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now())
          .as("%s, after %s", feeds(), receiver.posts().stream().map(Post::answer).toList())
          .isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
